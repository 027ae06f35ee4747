import { newBuilder } from '../../cypher/builder.js';
import { pageSizeOf } from '../../cypher/page.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { relationHolds } from '../../cypher/validity.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, kinds, relations } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { decodeCursor, encodeCursor } from '../../query/cursor.js';
import { int } from '../../query/integer.js';
import { type LinkRow, stepOf } from '../explanation.js';
import { resolveNames } from '../names/index.js';

export interface RelationsRequest {
  /** An entity: its id or any exact name. */
  readonly of: string;
  /** The name of that argument at the caller, for messages. */
  readonly argument: string;
  /** Default: every relation. */
  readonly relations?: readonly string[] | undefined;
  readonly first?: number | undefined;
  readonly after?: string | null | undefined;
  readonly asOf?: AsOf | undefined;
  readonly totalCount?: boolean | undefined;
}

/**
 * Every relation of an entity as a sentence with its sources, sorted by relation id. One statement, and one for the
 * name. Throws UNKNOWN_NAME and AMBIGUOUS_NAME with candidates, BAD_USER_INPUT, LIMIT_EXCEEDED.
 */
export async function relationsOf(graph: Graph, asked: RelationsRequest) {
  const size = pageSizeOf({ first: asked.first ?? null });
  const all = kinds.map(({ name }) => name);
  const { of, argument } = asked;
  const names = await resolveNames(graph, [{ name: of, kinds: all, argument }]);
  const [id] = names.idsOf([of], all) as [string];
  const types = asked.relations ?? relations.map(({ name }) => name);
  const order = { name: `relations of ${id} ${[...types].sort()}`, valueType: 'string' as const };
  const after = asked.after == null ? undefined : decodeCursor(order, asked.after, 'cursor');
  const context = newBuilder(names, asked.asOf);
  const match = `MATCH (n:${kindOfId(id)?.name} {id: ${context.parameter(id)}})-[r:${types.join('|')}]-() WHERE ${relationHolds('r', types, context)}`;
  const count = `${match} RETURN count(DISTINCT r)`;
  const [counted] = asked.totalCount ? await graph.read(count, context.parameters) : [];
  const rows = await graph.read(
    `${match} AND r.id > ${context.parameter(after?.[1] ?? '')}
WITH DISTINCT r ORDER BY r.id LIMIT ${context.parameter(int(size + 1))}
RETURN ${relationProjection('r', context)} ORDER BY r.id`,
    context.parameters,
  );
  const steps = rows.slice(0, size).map(([link]) => stepOf(link as LinkRow));
  const last = steps.at(-1);
  return {
    steps,
    hasNextPage: rows.length > size,
    endCursor: last ? encodeCursor(order.name, [last.id, last.id]) : null,
    totalCount: (counted?.[0] ?? null) as number | null,
    complete: true,
    asOf: asked.asOf?.day ?? null,
  };
}
