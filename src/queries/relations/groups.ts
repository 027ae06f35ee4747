import { newBuilder } from '../../cypher/builder.js';
import { relationHolds } from '../../cypher/validity.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, type Traversal } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { int } from '../../query/integer.js';
import { resolveNames } from '../names/index.js';
import { type EntityRelation, type TieRow, tieFields, tieOf, tieTypes, waysOf } from './totals.js';

/** The relations of one side of an entity: the first by relation id, and the number of all. */
export interface RelationGroup {
  readonly traversal: Traversal;
  readonly ties: readonly EntityRelation[];
  readonly total: number;
}

export interface GroupsRequest {
  /** The id of an entity. */
  readonly id: string;
  readonly sides: readonly Traversal[];
  /** Maximum number of relations per group. */
  readonly most: number;
  readonly asOf?: AsOf | undefined;
}

/**
 * The relations of an entity in groups, each group counted and cut by itself; groups without relations are left out.
 * One statement, whose text is the same for all entities of a kind, so that Neo4j plans it once. It reads every relation
 * of the entity: that of a hub with 10,000 takes some tens of milliseconds.
 */
export async function relationGroups(
  graph: Graph,
  { id, sides, most, asOf }: GroupsRequest,
): Promise<RelationGroup[]> {
  const context = newBuilder(await resolveNames(graph, []), asOf);
  const fields = Object.fromEntries(
    sides.flatMap((side) => waysOf(side).map((way) => [way, side.field])),
  );
  const [own, byWay, limit] = [id, fields, int(most)].map(context.parameter);
  const values = tieFields.map((name) => `r.${name}`).join(', ');
  const rows = await graph.read<readonly [field: string, total: number, rows: readonly TieRow[]]>(
    `MATCH (n:${kindOfId(id)?.name} {id: ${own}})-[r:${tieTypes.join('|')}]-(m)
WITH n, r, m, ${byWay}[type(r) + CASE WHEN startNode(r) = n THEN '>' ELSE '<' END] AS field
WHERE field IS NOT NULL AND ${relationHolds('r', tieTypes, context)}
WITH n, field, r, m ORDER BY r.id
WITH n, field, count(r) AS total, collect([r, m])[..${limit}] AS first
RETURN field, total, COLLECT { UNWIND first AS one WITH one[0] AS r, one[1] AS m
  RETURN [type(r), startNode(r) = n, m.id, head(labels(m)), m.name, m.nameZh, r.id, [${values}]] }`,
    context.parameters,
  );
  const found = new Map(rows.map(([field, total, ties]) => [field, { total, ties }]));
  return sides.flatMap((traversal) => {
    const group = found.get(traversal.field);
    if (!group) return [];
    const { total, ties } = group;
    return [{ traversal, total, ties: ties.map((row) => tieOf(traversal, row)) }];
  });
}
