import {
  type ConnectionSelection,
  type EntitySelection,
  type KindSelection,
  type SideSelection,
  slot,
} from '../../../graph/selection.js';
import { fieldShapes, kindNamed, kinds, type Side, sidesOf } from '../../../ontology/index.js';

/** Related things that one answer may hold if every row has as many as are asked for of every sort. */
const mostRelated = 100_000;
const mostOfOneSort = 200;

/** What an answer holds of an entity. */
export interface Wanted {
  /** Fields of relations; left out for all. */
  readonly include?: readonly string[] | undefined;
  /** Rows of the page. */
  readonly rows: number;
  /** Whether to bring the sources by name. */
  readonly readIn?: boolean;
}

const nothing: KindSelection = { fields: new Set(), sources: [], sides: [], inForce: [] };

/** Entities by name alone, of whatever kind. */
export const byName: EntitySelection = new Map(
  kinds.map(({ name }) => [name, { ...nothing, fields: new Set(['name', 'nameZh', 'summary']) }]),
);

const sourceFields: EntitySelection = new Map([
  ['Source', { ...nothing, fields: new Set(['name', 'publisher', 'publishedOn', 'url']) }],
]);

/** Entities of a kind by id alone. */
export function idsOf(kind: string): EntitySelection {
  return new Map([[kind, nothing]]);
}

/** The relations of a kind that an answer brings. */
export function includedSides(kind: string, include: readonly string[] | undefined): Side[] {
  return sidesOf(kind).filter(({ field }) => include === undefined || include.includes(field));
}

/** What REST asks of a kind: its own fields, where they were read, and what it is tied to. */
export function selectionOf(kind: string, { include, rows, readIn }: Wanted): EntitySelection {
  const sides = includedSides(kind, include);
  const share = Math.floor(mostRelated / (Math.max(1, rows) * Math.max(1, sides.length)));
  const first = Math.max(1, Math.min(mostOfOneSort, share));
  const selected: KindSelection = {
    fields: new Set(fieldShapes(kindNamed(kind).schema).map(({ name }) => name)),
    sources: readIn ? [{ key: 'readIn', source: sourceFields }] : [],
    sides: sides.map((side) => sideSelection(side, first)),
    inForce: kind === 'Policy' ? [{ key: 'inForce', asOf: null }] : [],
  };
  return new Map([[kind, selected]]);
}

function sideSelection(side: Side, first: number): SideSelection {
  const connection: ConnectionSelection = {
    rows: true,
    totalCount: false,
    node: new Map(side.others.map((kind) => [kind, { ...nothing, fields: namesOnly }])),
    edgeFields: new Set(fieldShapes(side.relation.schema).map(({ name }) => name)),
    edgeSources: [],
    because: false,
  };
  return { key: side.field, side, page: { first }, where: {}, connection };
}

const namesOnly = new Set(['name', 'nameZh']);

type Row = Readonly<Record<string, unknown>>;
interface Tied {
  readonly edges: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** An entity as REST answers it. */
export type Item = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly related: Readonly<Record<string, readonly Related[]>>;
  readonly incomplete: readonly string[];
};
export type Related = ReturnType<typeof relatedOf>;

/** A row of the graph as REST answers it. */
export function itemOf(node: unknown): Item {
  const { __typename: kind, ...row } = node as Row & { __typename: string };
  const tied = sidesOf(kind).flatMap(({ field }): [string, Tied][] => {
    const found = row[slot(field)] as Tied | undefined;
    return found ? [[field, found]] : [];
  });
  const own = Object.entries(row).filter(([name]) => !name.startsWith(slot('')));
  const readIn = row[slot('readIn')] as readonly Row[] | undefined;
  return {
    kind,
    ...Object.fromEntries(own),
    ...(row[slot('inForce')] ? { inForce: row[slot('inForce')] } : {}),
    related: Object.fromEntries(tied.map(([field, { edges }]) => [field, edges.map(relatedOf)])),
    incomplete: tied.filter(([, { pageInfo }]) => pageInfo.hasNextPage).map(([field]) => field),
    ...(readIn ? { readIn: readIn.map(sourceOf) } : {}),
  } as unknown as Item;
}

function relatedOf({ node, cursor: _cursor, ...relation }: Row) {
  const { __typename: kind, id, name, nameZh } = node as Record<string, string | null>;
  return { id, kind, name, nameZh: nameZh ?? null, relation: relation as Row };
}

function sourceOf({ reference, place, source }: Row) {
  const { id, name, publisher, publishedOn, url } = source as Row;
  return { reference, place, id, name, publisher, publishedOn, url };
}
