import { fieldShapes, kinds, relations } from '../../ontology/index.js';
import type { ExportedGraph, Fields } from '../../queries/export/exported.js';
import { type Column, columnsOf, joined, saidOf } from './columns.js';

/** An attribute of nodes or edges, for formats that have one list of them for all kinds. */
export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'number';
}

/** What nodes can say, whatever their kind: every field of every kind once, and what stands for all. */
export function nodeAttributes(): Attribute[] {
  return withCommon(
    ['kind', 'datasets'],
    kinds.flatMap((kind) => columnsOf(fieldShapes(kind.schema))),
  );
}

/** What edges can say, whatever their type. */
export function edgeAttributes(): Attribute[] {
  return withCommon(
    ['type', 'datasets'],
    relations.flatMap((one) => columnsOf(saidOf(one))),
  );
}

/** The values of attributes, by name; a list is one text. */
export function valuesOf(columns: readonly Column[], value: Fields): [string, string][] {
  return columns.flatMap((column): [string, string][] => {
    const given = column.of(value);
    if (given === undefined) return [];
    return [[column.name, Array.isArray(given) ? joined(given) : String(given)]];
  });
}

/** Where it is from and what may be done with it, in one line: for formats with a place for a remark. */
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
