import { fieldShapes, type Kind, kinds, relations } from '../../ontology/index.js';
import type { ExportedGraph, Fields } from '../../queries/export/exported.js';
import { type Column, columnsOf, joined, saidOf } from './columns.js';

/** An attribute of nodes or edges, for formats with a single list of attributes for all kinds. */
export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'number';
}

/** The attributes of nodes: each field of any kind once, and the common attributes. */
export function nodeAttributes(): Attribute[] {
  return withCommon(['kind', 'datasets'], kinds.flatMap(nodeColumns));
}

/** The columns of a kind. A node has its id as such, and readers that make an attribute of it refuse a second one. */
export function nodeColumns(kind: Kind): Column[] {
  return columnsOf(fieldShapes(kind.schema)).filter(({ name }) => name !== 'id');
}

/** The attributes of edges: each field of any relation once, and the common attributes. */
export function edgeAttributes(): Attribute[] {
  return withCommon(
    ['type', 'datasets'],
    relations.flatMap((one) => columnsOf(saidOf(one))),
  );
}

/** Pairs of attribute name and value. A list is joined to one text. */
export function valuesOf(columns: readonly Column[], value: Fields): [string, string][] {
  return columns.flatMap((column): [string, string][] => {
    const given = column.of(value);
    if (given === undefined) return [];
    return [[column.name, Array.isArray(given) ? joined(given) : String(given)]];
  });
}

/** The data sets with version and licence, and the export parameters, in one line: for formats with a comment field. */
export function provenance({ datasets, asked }: ExportedGraph): string {
  const sets = datasets.map(({ title, version, licence }) => `${title} ${version} (${licence})`);
  const parts = Object.entries(asked).filter(([, value]) => value !== null);
  return [...sets, ...parts.map(([name, value]) => `${name}: ${JSON.stringify(value)}`)].join('; ');
}

function withCommon(common: readonly string[], columns: readonly Column[]): Attribute[] {
  const found = new Map<string, Attribute>(
    common.map((name) => [name, { name, type: 'string' as const }]),
  );
  for (const { name, type, list } of columns) {
    const plain = type === 'boolean' || type === 'integer' || type === 'number';
    found.set(name, { name, type: plain && !list ? type : 'string' });
  }
  return [...found.values()];
}
