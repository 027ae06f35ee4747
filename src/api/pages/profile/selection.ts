import {
  fieldShapes,
  kindNamed,
  kinds,
  statedTraversalsOf,
  type Traversal,
  traversalsOf,
} from '../../../ontology/index.js';
import type { EntitySelection, KindSelection } from '../../../query/selection.js';
import { byName } from '../../rest/entity/selection.js';
import { listedFields } from './layout.js';

/** Rows of one group of relations on a page. The page says how many there are and links to all. */
export const MAX_ROWS = 50;
/** Ties in a row of what lies behind an owner or a director, and parties of an event in a row of a list. */
export const MAX_FURTHER = 6;

const nothing: KindSelection = { fields: new Set(), sources: [], traversals: [], inForce: [] };

/** What a row of a table shows of an entity of a kind, besides its names. */
const shownFields: Readonly<Record<string, readonly string[]>> = {
  Policy: [
    ...['type', 'status', 'issuedOn', 'passedOn', 'decidedOn', 'publishedOn', 'reportedOn'],
    ...['listedOn', 'sources'],
  ],
  Event: [
    ...['type', 'status', 'date', 'reportedOn', 'listedOn'],
    ...['amounts', 'amountMeaning', 'amountStatus', 'sources'],
  ],
  Provision: ['type', 'text', 'quantities', 'byWhen'],
  Source: ['publisher', 'publishedOn', 'url'],
};

/** The names of entities of all kinds, with what a row of a table shows of each. */
export const rowSelection: EntitySelection = new Map(
  kinds.map(({ name }) => [
    name,
    {
      ...nothing,
      fields: new Set(['name', 'nameZh', ...(shownFields[name] ?? [])]),
      inForce: name === 'Policy' ? [{ key: 'inForce', asOf: null }] : [],
    },
  ]),
);

/** The traversals that a profile shows in groups of rows. */
export function groupedTraversals(kind: string): Traversal[] {
  const elsewhere = listedFields[kind] ?? [];
  return statedTraversalsOf(kind).filter(({ field }) => !elsewhere.includes(field));
}

/**
 * What a row also shows of the other end, by the field of its group: who controls an owner, for whom a director worked,
 * what a company holds that an agency controls.
 */
const further: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  stakeHeldBy: { Company: ['controlledBy', 'stakeHeldBy'], Person: ['workedFor'] },
  controlledBy: { Company: ['controlledBy', 'stakeHeldBy'], Person: ['workedFor'] },
  hasDirector: { Person: ['workedFor'] },
  controls: { Company: ['holdsStakeIn', 'controls'] },
  holdsStakeIn: { Company: ['holdsStakeIn', 'controls'] },
  hadStaff: { Person: ['directorOf'] },
};

/** The traversals that a row of a group shows of an entity of a kind at its other end. */
export function furtherTraversals(field: string, kind: string): Traversal[] {
  const fields = further[field]?.[kind] ?? [];
  return traversalsOf(kind).filter((side) => fields.includes(side.field));
}

/** The parties of events. */
export const parties: readonly Traversal[] = traversalsOf('Event').filter(
  ({ field }) => field === 'parties',
);

/** The entities that were read in a source, with the places in it, as a page after a cursor. */
export function readInSelection(after: string | undefined): EntitySelection {
  const traversal = traversalsOf('Source').find(({ field }) => field === 'sourceOf');
  if (!traversal) throw new Error('Sources have no field sourceOf.');
  const page = { first: MAX_ROWS, after: after ?? null };
  const connection = {
    ...{ rows: true, totalCount: true, node: byName, because: false },
    ...{ edgeFields: new Set(['sources']), edgeSources: [] },
  };
  const selected = { key: 'sourceOf', traversal, page, where: {}, connection };
  return new Map([['Source', { ...nothing, traversals: [selected] }]]);
}

/** The fields of a kind by name. */
export function fieldsOf(kind: string) {
  return new Map(fieldShapes(kindNamed(kind).schema).map((field) => [field.name, field]));
}
