import type { FormatOptions } from '../../../queries/export/exported.js';
import { guardedText } from '../../csv.js';
import { joined } from '../columns.js';

/** A table: its file, its columns, and the rows of one item, of which there may be several. */
export interface Table<Item> {
  readonly path: string;
  readonly header: readonly string[];
  rows(item: Item): Iterable<readonly unknown[]>;
}

/** The lines of a table as RFC 4180 CSV, header first. */
export async function* lines<Item>(
  { header, rows }: Table<Item>,
  items: AsyncIterable<Item> | Iterable<Item>,
  options: FormatOptions,
): AsyncGenerator<string> {
  yield line(header, options);
  for await (const item of items) for (const row of rows(item)) yield line(row, options);
}

function line(values: readonly unknown[], options: FormatOptions): string {
  return `${values.map((value) => cell(value, options)).join(',')}\r\n`;
}

function cell(value: unknown, { formulaSafe }: FormatOptions): string {
  if (value === undefined || value === null) return '';
  const text = Array.isArray(value) ? joined(value) : String(value);
  const safe = formulaSafe && typeof value !== 'number' ? guardedText(text) : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
