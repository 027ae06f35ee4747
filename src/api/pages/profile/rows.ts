import type { Graph } from '../../../neo4j/graph.js';
import type { Traversal } from '../../../ontology/index.js';
import { entities } from '../../../queries/entity/index.js';
import { type RelationGroup, relationGroups } from '../../../queries/relations/groups.js';
import { type EntityRelation, type TiesOf, ties } from '../../../queries/relations/totals.js';
import type { AsOf } from '../../../query/as-of.js';
import { type Entity, itemOf } from '../../rest/entity/selection.js';
import type { ShownSource } from '../parts/sources.js';
import {
  furtherTraversals,
  groupedTraversals,
  MAX_FURTHER,
  MAX_ROWS,
  rowSelection,
} from './selection.js';

/** A row of a table: the entity at the other end, the relation that leads there, and where it was read. */
export interface Row {
  readonly other: Entity;
  readonly relation: Readonly<Record<string, unknown>>;
  readonly sources: readonly ShownSource[];
  /** Ties of the other end that the page shows in the same row. */
  readonly further: Further;
}

export interface Further {
  readonly ties: readonly (EntityRelation & { readonly traversal: Traversal })[];
  /** False if there are more. */
  readonly complete: boolean;
}

/** Some rows, and how many there are in all. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface Group extends Rows {
  readonly traversal: Traversal;
}

export const nothingFurther: Further = { ties: [], complete: true };

/** Maximum number of ids that one statement reads. */
const IDS_PER_STATEMENT = 200;

/** Entities by id, with what a row of a table shows of each. A statement for each 200 ids, at the same time. */
export async function rowEntities(
  graph: Graph,
  ids: Iterable<string>,
  asOf: AsOf | undefined,
): Promise<ReadonlyMap<string, Entity>> {
  const all = [...new Set(ids)];
  const parts = Array.from({ length: Math.ceil(all.length / IDS_PER_STATEMENT) }, (_, at) =>
    all.slice(at * IDS_PER_STATEMENT, (at + 1) * IDS_PER_STATEMENT),
  );
  const found = await Promise.all(parts.map((part) => entities(graph, part, rowSelection, asOf)));
  return new Map(found.flat().flatMap((node) => (node ? [[node.id, itemOf(node)]] : [])));
}

/** The sources of references, with the places in them. Those that are not among `known` are left out. */
export function sourcesOf(
  references: unknown,
  known: ReadonlyMap<string, Entity>,
): readonly ShownSource[] {
  return ((references ?? []) as readonly string[]).flatMap((reference) => {
    const [id = '', place = null] = reference.split('#');
    const source = known.get(id) as (Entity & Omit<ShownSource, 'place'>) | undefined;
    if (!source) return [];
    const { name, publisher, publishedOn, url } = source;
    return [{ id, name, publisher, publishedOn, url, place }];
  });
}

/** The ids of the sources of references. */
export function sourceIds(references: unknown): string[] {
  return ((references ?? []) as readonly string[]).map((one) => one.split('#')[0] ?? '');
}

/**
 * The relations of an entity in groups, the first MAX_ROWS of each, all counted. One statement for the relations, then
 * at the same time those for the entities and sources in the rows, and up to two for what lies behind the other ends.
 */
export async function groupsOf(
  graph: Graph,
  { id, kind }: { readonly id: string; readonly kind: string },
  asOf: AsOf | undefined,
): Promise<Group[]> {
  const sides = groupedTraversals(kind);
  const found = await relationGroups(graph, { id, sides, most: MAX_ROWS, asOf });
  const every = found.flatMap((group) => group.ties);
  const ids = every.flatMap(({ other, relation }) => [other.id, ...sourceIds(relation.sources)]);
  const [known, behind] = await Promise.all([
    rowEntities(graph, ids, asOf),
    behindOf(graph, found, asOf),
  ]);
  return found.map(({ traversal, ties: all, total }) => ({
    traversal,
    total,
    rows: leadFirst(all).map(({ other, relation }) => ({
      other: known.get(other.id) ?? other,
      relation,
      sources: sourcesOf(relation.sources, known),
      further: furtherOf(
        furtherTraversals(traversal.field, other.kind),
        behind.get(`${traversal.field} ${other.id}`),
      ),
    })),
  }));
}

/** Issuers in the order of their roles. Other relations stay in the order of their ids. */
function leadFirst(all: readonly EntityRelation[]): readonly EntityRelation[] {
  const isLater = ({ relation }: EntityRelation) => Number(relation.role === 'JOINT');
  return [...all].sort((a, b) => isLater(a) - isLater(b));
}

/** The ties of other ends, by the field of the group and their id. One statement for each kind. */
async function behindOf(
  graph: Graph,
  groups: readonly RelationGroup[],
  asOf: AsOf | undefined,
): Promise<ReadonlyMap<string, TiesOf>> {
  const asked = groups.flatMap(({ traversal, ties: all }) =>
    ['Company', 'Person'].flatMap((kind) => {
      const sides = furtherTraversals(traversal.field, kind);
      const ids = all.flatMap(({ other }) => (other.kind === kind ? [other.id] : []));
      return sides.length > 0 && ids.length > 0 ? [{ traversal, kind, sides, ids }] : [];
    }),
  );
  const found = await Promise.all(
    asked.map(async ({ traversal, kind, sides, ids }) => {
      const tied = await ties(graph, { kind, ids, sides, most: MAX_FURTHER, asOf });
      return [...tied].map(([id, one]) => [`${traversal.field} ${id}`, one] as const);
    }),
  );
  return new Map(found.flat());
}

/** The ties of some sides, each with its side. */
export function furtherOf(sides: readonly Traversal[], tied: TiesOf | undefined): Further {
  if (!tied) return nothingFurther;
  return {
    ties: tied.ties.flatMap((tie) => {
      const traversal = sides.find(({ field }) => field === tie.field);
      return traversal ? [{ ...tie, traversal }] : [];
    }),
    complete: tied.complete,
  };
}
