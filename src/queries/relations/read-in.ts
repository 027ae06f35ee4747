import { newBuilder } from '../../cypher/builder.js';
import { pageSizeOf } from '../../cypher/page.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import type { Graph } from '../../neo4j/graph.js';
import { relations } from '../../ontology/index.js';
import { decodeCursor, encodeCursor } from '../../query/cursor.js';
import { int } from '../../query/integer.js';
import { type LinkRow, stepOf } from '../explanation.js';
import { resolveNames } from '../names/index.js';

/**
 * Graphs of up to this many relations are read as a whole, which takes some tens of milliseconds. No index of Neo4j
 * holds the sources of relations, because they are a list.
 */
export const MAX_SCANNED = 100_000;
/** In a larger graph: the entities read in the source whose relations are looked at. */
export const MAX_ENDS = 2_000;

export interface ReadInRequest {
  /** A source: its id or any exact name. */
  readonly source: string;
  /** Rows per page, 0 to 200. Default: 20. */
  readonly first?: number | undefined;
  readonly after?: string | null | undefined;
  readonly totalCount?: boolean | undefined;
}

const types = relations.filter(({ derived }) => !derived).map(({ name }) => name);
const kinds = ['Source'];

/**
 * The relations that a data set read in a source, as sentences, sorted by relation id. Complete in a graph of up to
 * MAX_SCANNED relations. In a larger one, those are looked at that have an end which was read in the same source, and
 * the answer says that it may lack others. Two statements, one more for a name and one for the count. Throws
 * UNKNOWN_NAME, AMBIGUOUS_NAME, BAD_USER_INPUT and LIMIT_EXCEEDED.
 */
export async function relationsReadIn(graph: Graph, asked: ReadInRequest) {
  const size = pageSizeOf({ first: asked.first ?? null });
  const names = await resolveNames(graph, [{ name: asked.source, kinds, argument: 'id' }]);
  const [id] = names.idsOf([asked.source], kinds) as [string];
  const order = { name: `relations read in ${id}`, valueType: 'string' as const };
  const after = asked.after == null ? undefined : decodeCursor(order, asked.after, 'cursor');
  const [[all]] = (await graph.read('MATCH ()-[r]->() RETURN count(r)', {})) as [[number]];
  const complete = all <= MAX_SCANNED;
  const context = newBuilder(names);
  const [source, place] = [context.parameter(id), context.parameter(`${id}#`)];
  const isRead = `any(reference IN r.sources WHERE reference = ${source} OR reference STARTS WITH ${place})`;
  const match = complete
    ? `MATCH ()-[r:${types.join('|')}]->() WHERE ${isRead}`
    : `MATCH (:Source {id: ${source}})<-[:READ_IN]-(n) WITH n LIMIT ${context.parameter(int(MAX_ENDS))} MATCH (n)-[r:${types.join('|')}]-() WHERE ${isRead}`;
  const page = `${match} AND r.id > ${context.parameter(after?.[1] ?? '')}
WITH DISTINCT r ORDER BY r.id LIMIT ${context.parameter(int(size + 1))}
RETURN ${relationProjection('r', context)} ORDER BY r.id`;
  const [rows, counted] = await Promise.all([
    graph.read(page, context.parameters),
    asked.totalCount
      ? graph.read(`${match} RETURN count(DISTINCT r)`, context.parameters)
      : undefined,
  ]);
  const steps = rows.slice(0, size).map(([link]) => stepOf(link as LinkRow));
  const last = steps.at(-1);
  return {
    id,
    steps,
    hasNextPage: rows.length > size,
    endCursor: last ? encodeCursor(order.name, [last.id, last.id]) : null,
    totalCount: (counted?.[0]?.[0] ?? null) as number | null,
    complete,
  };
}
