import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ResolvedNames } from '../../query/names.js';
import type { EntitySelection } from '../../query/selection.js';
import { mapInTurns, sortedInTurns } from '../../runtime/event-loop.js';
import type { LinkRow } from '../explanation.js';
import { edgeOf, edgesBetween, MAX_EDGES } from './edges.js';
import { type Details, type DetailsRow, detailsOf } from './nodes.js';
import { nodesById } from './pattern.js';
import type { NeighbourhoodEdge, Scope } from './request.js';

/** What is shown of the entities that a neighbourhood holds. */
export interface Picture {
  readonly details: ReadonlyMap<string, Details>;
  /** Every relation between them that the scope lets through, each once, by id. */
  readonly edges: readonly NeighbourhoodEdge[];
}

/** The entities with what is selected of them, and the relations between them: one statement. Throws LIMIT_EXCEEDED. */
export async function subgraphOf(
  graph: Graph,
  ids: readonly string[],
  selection: EntitySelection,
  scope: Scope,
  names: ResolvedNames,
): Promise<Picture> {
  const { hasOrderedTies } = await graph.stats();
  const context = newBuilder(names, scope.asOf, hasOrderedTies);
  const { text, decode } = pictureStatement(ids, selection, scope, context);
  const rows = (await graph.read(text, context.parameters)) as unknown as PictureRow[];
  const links = rows.flatMap(([, some]) => some);
  if (links.length > MAX_EDGES) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      'limit',
      `between the ${ids.length} entities lie more than ${MAX_EDGES} relations. Ask for fewer entities with limit, or fewer relations.`,
      { limit: MAX_EDGES },
    );
  }
  const details = await mapInTurns(
    rows.flatMap(([some]) => some),
    decode,
  );
  const edges = await mapInTurns(links, edgeOf);
  const inOrder = await sortedInTurns(edges, (a, b) => (a.step.id < b.step.id ? -1 : 1));
  return { details: new Map(details), edges: inOrder };
}

type PictureRow = readonly [readonly DetailsRow[], readonly LinkRow[]];

/**
 * Entities, and relations, in one row of an answer. The driver reads a row in one go, which holds up this process; a row
 * for each would take it longer.
 */
const MAX_IN_ROW = 500;

/**
 * The statement behind a picture: rows with some entities and some relations in a list each, as rows cost more than items.
 * The relations come first, and the nodes alone are at hand then: Neo4j counts whatever is at hand once for each row of
 * a join, and took a few hundred entities with what is selected for more than its memory.
 */
export function pictureStatement(
  ids: readonly string[],
  selection: EntitySelection,
  scope: Scope,
  context: StatementBuilder,
) {
  const start = nodesById(context.parameter(idsByKind(ids)));
  const { text, decode } = detailsOf('nodes', selection, scope, context);
  return {
    text: `${start}
      WITH collect(n) AS nodes
      WITH nodes, ${edgesBetween('nodes', ids.length, scope, context)} AS edges
      WITH ${text} AS details, edges
      WITH details, edges, CASE WHEN size(edges) > size(details) THEN size(edges) ELSE size(details) END AS longest
      UNWIND range(0, longest - 1, ${MAX_IN_ROW}) AS begin
      RETURN details[begin..begin + ${MAX_IN_ROW}], edges[begin..begin + ${MAX_IN_ROW}]`,
    decode,
  };
}
