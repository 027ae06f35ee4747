import {
  relationsWithSortIndex,
  type SortIndex,
  type Traversal,
  traversalsOf,
} from '../ontology/index.js';
import type { Affecting } from '../query/reach.js';
import type { Filter } from '../query/selection.js';

/** How the rows of a list can be reached. */
export type AccessPath = IdLookup | RelationSeek | ReachSeek | OrderedScan | LabelScan;

/** The filter names the rows themselves, by id or by name. */
export interface IdLookup {
  readonly type: 'IdLookup';
}

/** The nodes at the other end of a relation, such as `issuedBy: ["MIIT"]`, and the rows related to them. */
export interface RelationSeek {
  readonly type: 'RelationSeek';
  /** Path of its condition in the filter, such as `and[0].issuedBy`. */
  readonly place: string;
  readonly traversal: Traversal;
  readonly names: readonly string[];
  /** True if every row found this way satisfies the condition, so that it is not tested again. */
  readonly implies: boolean;
}

/** The sectors and companies through which a policy affects the requested ones, and the policies that name them. */
export interface ReachSeek {
  readonly type: 'ReachSeek';
  readonly place: string;
  readonly affecting: Affecting;
  readonly implies: true;
}

export type Seek = RelationSeek | ReachSeek;

/** An index returns the rows in list order. Reading stops when the page is full. */
export interface OrderedScan {
  readonly type: 'OrderedScan';
  /** Omitted if the index of the kind itself is read. */
  readonly relation?: OrderedRelation;
}

/** A relation whose index holds the field that a list is sorted by. */
export interface OrderedRelation {
  readonly seek: RelationSeek;
  readonly index: SortIndex;
}

/** All entities of the kind. */
export interface LabelScan {
  readonly type: 'LabelScan';
}

/**
 * The access paths of a filter: its seeks, and the scan that works for any filter. A page is scanned in the order of
 * `field`. Without `field`, all rows are read in any order.
 */
export function accessPathsOf(kind: string, where: Filter, field?: string): AccessPath[] {
  if (isIdLookup(where)) return [{ type: 'IdLookup' }];
  const seeks = seeksOf(kind, where);
  if (field === undefined) return [...seeks, { type: 'LabelScan' }];
  const relation = orderedRelation(kind, field, seeks);
  return [...seeks, { type: 'OrderedScan', ...(relation && { relation }) }];
}

/** The seeks of a filter, relations first. Only conditions that must hold give a seek, none inside `or`, `not` or `none`. */
export function seeksOf(kind: string, where: Filter): Seek[] {
  if (isIdLookup(where)) return [];
  const ofRelations: RelationSeek[] = [];
  const ofReach: ReachSeek[] = [];
  // Every list request runs this, so plain loops pay.
  for (const { condition, place } of conjunctsAt(where, '')) {
    for (const traversal of traversalsOf(kind)) {
      const { field } = traversal;
      const short = condition[field] as readonly string[] | null | undefined;
      const names = short ?? endsNamed(condition, field);
      if (!names) continue;
      const at = `${place}${short ? '' : 'some.'}${field}`;
      const implies = Boolean(short);
      ofRelations.push({ type: 'RelationSeek', place: at, traversal, names, implies });
    }
    const affecting = condition.affecting as Affecting | null | undefined;
    if (affecting)
      ofReach.push({ type: 'ReachSeek', place: `${place}affecting`, affecting, implies: true });
  }
  return [...ofRelations, ...ofReach];
}

/** True if the filter names the rows themselves. */
function isIdLookup(where: Filter): boolean {
  return conjuncts(where).some(({ id, anyName }) => id != null || anyName != null);
}

/** The first seek whose relation has an index with the field that the rows are sorted by. */
export function orderedRelation(
  kind: string,
  field: string,
  seeks: readonly Seek[],
): OrderedRelation | undefined {
  for (const seek of seeks) {
    if (seek.type !== 'RelationSeek' || seek.traversal.direction !== 'IN') continue;
    const { name } = seek.traversal.relation;
    const index = relationsWithSortIndex.find(({ relation }) => relation === name);
    if (index?.item === kind && index.fields.includes(field)) return { seek, index };
  }
  return undefined;
}

/** The filter itself and those that must hold beside it. */
export function conjuncts(where: Filter): Filter[] {
  return conjunctsAt(where, '').map(({ condition }) => condition);
}

/** The part of the filter that rows from these access paths may still fail. */
export function residualOf(where: Filter, found: readonly Seek[]): Filter {
  const implied = new Set(found.flatMap(({ implies, place }) => (implies ? [place] : [])));
  return implied.size > 0 ? without(where, implied, '') : where;
}

interface Conjunct {
  readonly condition: Filter;
  /** Prefix of its keys' paths. */
  readonly place: string;
}

function conjunctsAt(where: Filter, place: string): Conjunct[] {
  const within = (where.and ?? []) as readonly Filter[];
  return [
    { condition: where, place },
    ...within.flatMap((one, at) => conjunctsAt(one, `${place}and[${at}].`)),
  ];
}

function without(where: Filter, implied: ReadonlySet<string>, place: string): Filter {
  const left = Object.entries(where).filter(([key]) => !implied.has(`${place}${key}`));
  return Object.fromEntries(
    left.map(([key, value]) => [
      key,
      key === 'and' && value != null
        ? (value as readonly Filter[]).map((one, at) =>
            without(one, implied, `${place}and[${at}].`),
          )
        : value,
    ]),
  );
}

/** The names of the other ends in `some: { issuedBy: { node: { anyName: [...] } } }`. */
function endsNamed(condition: Filter, field: string): readonly string[] | null | undefined {
  const some = condition.some as Filter | null | undefined;
  const node = (some?.[field] as Filter | null | undefined)?.node as Filter | null | undefined;
  return node?.anyName as readonly string[] | null | undefined;
}
