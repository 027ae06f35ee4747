import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  type Traversal,
} from '../../../ontology/index.js';
import type { Cell, Column, Table } from '../representation/table.js';
import { type Item, includedSides, type Related } from './selection.js';

/**
 * The table of a list of a kind: a column for each of its fields, then columns for each included relation. A cell
 * holds all values of a field or relation.
 */
export function tableOf(kind: string, include: readonly string[] | undefined): Table<Item> {
  const { plural, schema } = kindNamed(kind);
  const [sources, ...own] = [...fieldShapes(schema)].sort(sourcesFirst);
  return {
    name: plural,
    columns: [
      ...own.flatMap(fieldColumns),
      ...(kind === 'Policy' ? inForceColumns : []),
      ...(sources ? fieldColumns(sources) : []),
      ...includedSides(kind, include).flatMap(sideColumns),
      { name: 'relatedComplete', of: ({ relatedComplete }) => relatedComplete },
    ],
  };
}

/** The same table with the relations by which an item meets the filters, as sentences. */
export function withMatched({ name, columns }: Table<Item>): Table<Item> {
  const matchedOf = (item: Item) => (item.matched ?? []) as { readonly sentence: string }[];
  return {
    name,
    columns: [
      ...columns,
      { name: 'matched', of: (item) => matchedOf(item).map(({ sentence }) => sentence) },
      { name: 'matchedComplete', of: (item) => item.matchedComplete as boolean },
    ],
  };
}

const sourcesFirst = (a: FieldShape, b: FieldShape) =>
  Number(b.name === 'sources') - Number(a.name === 'sources');

const inForceColumns: readonly Column<Item>[] = ['state', 'asOf'].map((part) => ({
  name: part === 'state' ? 'inForce' : 'inForce_asOf',
  of: (item) => (item.inForce as Record<string, string>)[part],
}));

/** One column per field. A list of objects, such as amounts, gets a column for each field of the objects. */
function fieldColumns({ name, fields }: FieldShape): Column<Item>[] {
  if (!fields) return [{ name, of: (item) => item[name] as Cell }];
  return fields.map((inner) => ({
    name: `${name}_${inner.name}`,
    of: (item) => (item[name] as Record<string, string>[]).map((one) => one[inner.name] ?? null),
  }));
}

function sideColumns({ field, relation }: Traversal): Column<Item>[] {
  const column = (name: string, of: (one: Related) => unknown): Column<Item> => ({
    name: `${field}_${name}`,
    of: ({ related }) => (related[field] ?? []).map((one) => (of(one) ?? null) as string | null),
  });
  return [
    column('ids', ({ id }) => id),
    column('names', ({ name }) => name),
    ...fieldShapes(relation.schema)
      .filter(({ name }) => isTold(name, relation.validitySource))
      .map(({ name }) => column(name, (one) => one.relation[name])),
  ];
}

/**
 * Whether a field of a relation has a column. The status has one, so that a planned relation does not look like an
 * actual one; relations that always hold need none.
 */
function isTold(field: string, heldBy: string): boolean {
  if (['from', 'to', 'interval', 'note', 'sources', 'event'].includes(field)) return false;
  if (field === 'since' || field === 'until') return heldBy === 'SELF';
  return field !== 'status' || heldBy !== 'ALWAYS';
}
