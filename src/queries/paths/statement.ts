import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { allButSources, relationProjection } from '../../cypher/relation-projection.js';
import { relationState } from '../../cypher/validity.js';
import type { Parameters } from '../../neo4j/graph.js';
import { kinds } from '../../ontology/index.js';
import {
  byIndex,
  degreeOf,
  eventStatus,
  mayPass,
  type PathEnd,
  tieCounts,
  tiesBetween,
  tiesFrom,
} from './relations.js';
import type { PathQuery } from './request.js';

/** A statement that is reused with other entities. */
export interface Prepared {
  readonly text: string;
  parameters(ids: readonly string[]): Parameters;
}

/**
 * Neighbours of one entity per row. The driver decodes a row in one go, which blocks this process, and a hub has
 * hundreds of thousands of neighbours.
 */
const MAX_NEIGHBOURS_IN_ROW = 5_000;

/**
 * The neighbours to which paths may continue from some entities. Columns: an entity, and the ids of all or some of
 * its neighbours.
 */
export function neighboursStatement(asked: PathQuery, end: PathEnd): Prepared {
  return prepared(
    asked,
    (context) => `${nearNodes}
${tiesFrom(asked, end)}
WHERE ${tieCounts(asked, context)} AND ${mayPass(asked, context)}
WITH n.id AS id, collect(DISTINCT m.id) AS far
UNWIND range(0, size(far) - 1, ${MAX_NEIGHBOURS_IN_ROW}) AS begin
RETURN id, far[begin..begin + ${MAX_NEIGHBOURS_IN_ROW}]`,
  );
}

/** The number of relations of some entities, to estimate the cost of expanding them. */
export function degreeStatement(asked: PathQuery, end: PathEnd): Prepared {
  return prepared(asked, () => `${nearNodes} RETURN sum(${degreeOf(asked, end)})`);
}

/**
 * The relations of each hop. Columns: its ends, and each relation with its validity on the day and the status of its
 * event.
 */
export function hopsStatement(asked: PathQuery, pairs: readonly (readonly [string, string])[]) {
  const context = contextOf(asked);
  const state = asked.asOf ? relationState('r', asked.types, context) : 'null';
  const onward: Record<string, string[]> = {};
  for (const [from, to] of pairs) onward[from] = [...(onward[from] ?? []), to];
  // Both ends are bound before the relations are matched, so that Neo4j does not expand a hub.
  const text = `MATCH (n:${kinds.map(({ name }) => name).join('|')}) WHERE n.id IN ${context.parameter([...new Set(pairs.flat())])}
WITH collect(n) AS along
UNWIND along AS a UNWIND along AS b
WITH a, b WHERE b.id IN ${context.parameter(onward)}[a.id]
${tiesBetween(asked)} AND ${tieCounts(asked, context)}
WITH a, b, r ORDER BY r.id
RETURN a.id, b.id, collect([${relationProjection('r', context, asked.sources ? undefined : allButSources)}, ${state}, ${eventStatus(asked)}])`;
  return { text, parameters: context.parameters };
}

/** The names of entities. Columns: id, name, Chinese name. */
export function namesStatement(ids: readonly string[]): [text: string, parameters: Parameters] {
  return [`${nearNodes} RETURN n.id, n.name, n.nameZh`, { near: idsByKind(ids) }];
}

const nearNodes = byIndex('n', (kind) => `n.id IN $near.${kind}`);

/** The number of relations of any type of some entities. */
export const roughDegreeStatement: Prepared = {
  text: `${nearNodes} RETURN sum(COUNT { (n)--() })`,
  parameters: (ids) => ({ near: idsByKind(ids) }),
};

function prepared(asked: PathQuery, write: (context: StatementBuilder) => string): Prepared {
  const context = contextOf(asked);
  const text = write(context);
  return {
    text,
    parameters: (ids) => ({ ...context.parameters, near: idsByKind(ids) }),
  };
}

function contextOf({ asOf }: PathQuery): StatementBuilder {
  const names = {
    idsOf: () => {
      throw new Error('Paths are asked for by ids.');
    },
  };
  return newBuilder(names, asOf);
}
