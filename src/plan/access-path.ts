import {
  type RelationFilter,
  relationFiltersOf,
  relationsWithSortIndex,
  type SortIndex,
} from '../ontology/index.js';
import { type Counted, countedBy, countedIn, DEFAULT_COUNTED } from '../query/counted.js';
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
  readonly filter: RelationFilter;
  readonly names: readonly string[];
  /** Which of the relations count. */
  readonly counted: Counted;
  /** True if every row found this way satisfies the condition, so that it is not tested again. */
  readonly implies: boolean;
}

/** The sectors and companies through which a policy affects the requested ones, and the policies that name them. */
export interface ReachSeek {
  readonly type: 'ReachSeek';
  readonly place: string;
  readonly affecting: Affecting;
  readonly counted: Counted;
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
  for (const { condition, place, counted } of conjunctsAt(where, '')) {
    for (const filter of relationFiltersOf(kind)) {
      const { field } = filter;
      const short = condition[field] as readonly string[] | null | undefined;
      if (short) {
        const at = `${place}${field}`;
        ofRelations.push({
          type: 'RelationSeek',
          place: at,
          filter,
          names: short,
          counted,
          implies: true,
        });
        continue;
      }
      const own = (condition.some as Filter | undefined)?.[field] as Filter | undefined;
      const names = own && endsNamed(own);
      if (!names) continue;
      ofRelations.push({
        type: 'RelationSeek',
        place: `${place}some.${field}`,
        // The condition names the end itself, not its parts.
        filter: filter.takesInParts ? { ...filter, takesInParts: false } : filter,
        names,
        counted: countedBy(own, counted),
        implies: false,
      });
    }
    const affecting = condition.affecting as Affecting | null | undefined;
    if (affecting) {
      const at = `${place}affecting`;
      ofReach.push({ type: 'ReachSeek', place: at, affecting, counted, implies: true });
    }
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
    if (seek.type !== 'RelationSeek' || seek.filter.direction !== 'IN') continue;
    const [only, ...more] = seek.filter.relations;
    // The index knows a relation by its owner: neither by another type nor by what the owner is part of.
    if (more.length > 0 || seek.filter.takesInParts) continue;
    const index = relationsWithSortIndex.find(({ relation }) => relation === only?.name);
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
  /** Which relations count in it. */
  readonly counted: Counted;
}

function conjunctsAt(where: Filter, place: string, around: Counted = DEFAULT_COUNTED): Conjunct[] {
  const within = (where.and ?? []) as readonly Filter[];
  const counted = countedIn(where, around);
  return [
    { condition: where, place, counted },
    ...within.flatMap((one, at) => conjunctsAt(one, `${place}and[${at}].`, counted)),
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

/** The names of the other ends in the condition of `some: { issuedBy: { node: { anyName: [...] } } }`. */
function endsNamed({ node }: Filter): readonly string[] | null | undefined {
  return (node as Filter | null | undefined)?.anyName as readonly string[] | null | undefined;
}
