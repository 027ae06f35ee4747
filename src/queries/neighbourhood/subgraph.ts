import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ResolvedNames } from '../../query/names.js';
import type { EntitySelection } from '../../query/selection.js';
import { mapInTurns, sortedInTurns } from '../../runtime/event-loop.js';
import type { LinkRow } from '../explanation.js';
import type { NeighbourhoodEdge } from './answer.js';
import { edgeOf, edgesBetween, MAX_EDGES } from './edges.js';
import { type Details, type DetailsRow, detailsOf } from './nodes.js';
import { nodesById } from './pattern.js';
import type { Scope } from './request.js';

/** The details of the entities of a neighbourhood. */
export interface Picture {
  readonly details: ReadonlyMap<string, Details>;
  /** Every relation between them within the scope, each once, sorted by id. */
  readonly edges: readonly NeighbourhoodEdge[];
}

/** The entities with their selected fields, and the relations between them. One statement. Throws LIMIT_EXCEEDED. */
export async function subgraphOf(
  graph: Graph,
  ids: readonly string[],
  selection: EntitySelection,
  scope: Scope,
  names: ResolvedNames,
): Promise<Picture> {
  const { hasRelationOrderIndex } = await graph.stats();
  const context = newBuilder(names, scope.asOf, hasRelationOrderIndex);
  const { text, decode } = pictureStatement(ids, selection, scope, context);
  const rows = await graph.read<PictureRow>(text, context.parameters);
  const links = rows.flatMap(([, some]) => some);
  if (links.length > MAX_EDGES) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      'limit',
      `there are more than ${MAX_EDGES} relations between the ${ids.length} entities. Request fewer entities with limit, or fewer relations.`,
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
 * Entities and relations per row of a result. The driver decodes a row in one go, which blocks this process, and a row
 * that spans many network chunks slowly: each of its values is searched for among the chunks. One row per item would
 * take longer in total.
 */
const MAX_IN_ROW = 40;

/**
 * The statement of a neighbourhood. Each row has a list of entities and a list of relations, because rows cost more
 * than list items. The relations are read first, when only the nodes are in scope: Neo4j counts everything in scope
 * once for each row of a join, and with the selected fields of a few hundred entities it would exceed its memory
 * limit.
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
