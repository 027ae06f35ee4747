import { nearest } from '../../../dataset/nearest.js';
import type { Problem } from '../../../dataset/problem.js';
import { isRecord } from '../../../dataset/records.js';
import { headingsIn, type TableMapping } from './mapping.js';
import type { LineOf } from './mapping-cells.js';
import { columnsOf, headingKey } from './row-reader.js';
import type { InputTable } from './table.js';

/** Columns of the mapping that the table lacks; without this check, all their cells would seem empty. */
export function missingColumns(
  table: InputTable,
  name: string,
  mapping: TableMapping,
  file: string,
  lineOf: LineOf,
): Problem[] {
  const present = columnsOf(table);
  const headings = table.headings.filter((heading) => heading !== '');
  return columnsIn(mapping, ['tables', name])
    .filter(([column]) => !present.has(headingKey(column)))
    .map(([column, path]) => ({
      file,
      line: lineOf(path),
      rule: 'column',
      message: `${table.file} has no column "${column}".`,
      expected: `one of ${headings.join(', ')}`,
      fix: nearest(column, headings)
        ? `Write ${nearest(column, headings)}, if that is what is meant.`
        : 'Correct the heading, or say with headings in which row they stand; headings: none, where there are none.',
    }));
}

/** Keys of a mapping that hold the heading of a column. */
const headingKeys = new Set(['column', 'year', 'month', 'day']);

/** The headings that a part of a mapping names, each with its place there. */
export function columnsIn(
  part: unknown,
  path: readonly PropertyKey[],
): [string, readonly PropertyKey[]][] {
  if (Array.isArray(part)) return part.flatMap((one, at) => columnsIn(one, [...path, at]));
  if (!isRecord(part)) return [];
  return Object.entries(part).flatMap(([key, value]): [string, readonly PropertyKey[]][] => {
    if (key === 'codes') return [];
    if (key === 'text' && typeof value === 'string')
      return headingsIn(value).map((name) => [name, [...path, key]]);
    if (key === 'only' || key === 'except')
      return Object.keys(isRecord(value) ? value : {}).map((name) => [name, [...path, key, name]]);
    return headingKeys.has(key) && typeof value === 'string'
      ? [[value, key === 'column' ? path : [...path, key]]]
      : columnsIn(value, [...path, key]);
  });
}
