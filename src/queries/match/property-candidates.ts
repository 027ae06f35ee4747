import { pattern } from '../../cypher/pattern.js';
import type { Graph } from '../../neo4j/graph.js';
import { dateKey, datePattern, searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { nameKey } from '../../text/normalise/fold.js';
import {
  type CandidateRow,
  candidateOf,
  candidateRow,
  type SearchCandidate,
} from '../../text/search/candidate.js';
import { bearersQuery } from '../../text/search/candidate-queries.js';
import { type Property, propertiesOfKind } from '../properties/index.js';
import type { PropertyCondition } from './request.js';

/** Maximum number of candidates of a query without a name. */
export const MAX_SEEDS = 200;

/**
 * The candidates of a query without a name: every entity with an equal value of one of its properties. One statement.
 */
export async function candidatesByProperty(
  graph: Graph,
  kinds: readonly string[],
  conditions: readonly PropertyCondition[],
): Promise<{ candidates: SearchCandidate[]; cut: boolean }> {
  const parameters: Record<string, unknown> = { most: int(MAX_SEEDS + 1) };
  const branches = kinds.flatMap((kind) =>
    conditions.flatMap(({ property, values }, at) => {
      const found = propertiesOfKind(kind).find(({ id }) => id === property);
      if (!found || values.length === 0) return [];
      const plain = values.map((value) => (typeof value === 'object' ? value.id : value));
      parameters[`values${at}`] = found.field?.type === 'date' ? plain.map(stored) : plain;
      const keys = plain.map((value) => nameKey(String(value))).filter((key) => key !== '');
      // The index rejects an empty query; no name has this key.
      parameters[`keys${at}`] = bearersQuery(keys.length > 0 ? keys : ['^']);
      return [branchOf(kind, found, at)];
    }),
  );
  if (branches.length === 0) return { candidates: [], cut: false };
  const rows = await graph.read(
    `CALL () { ${branches.join('\nUNION\n')} } WITH DISTINCT node ORDER BY node.id LIMIT $most RETURN ${candidateRow}`,
    parameters,
  );
  const candidates = rows.map(([row]) => candidateOf(row as CandidateRow));
  return { candidates: candidates.slice(0, MAX_SEEDS), cut: rows.length > MAX_SEEDS };
}

/** A date as the graph stores it. Other values are left as they are: they equal no date. */
function stored(value: string | number | boolean): string | number | boolean {
  return datePattern.test(String(value)) ? dateKey(String(value)) : value;
}

function branchOf(kind: string, { field, side }: Property, at: number): string {
  if (side) {
    return `CALL db.index.fulltext.queryNodes('${searchIndex}', $keys${at}, {limit: 20}) YIELD node AS m MATCH ${pattern(`n:${kind}`, side, 'r', 'm')} RETURN n AS node`;
  }
  const name = field?.fields ? `${field.name}_${field.fields[0]?.name}` : field?.name;
  return field?.list || field?.fields
    ? `MATCH (node:${kind}) WHERE any(value IN $values${at} WHERE value IN node.${name}) RETURN node`
    : `MATCH (node:${kind}) WHERE node.${name} IN $values${at} RETURN node`;
}
