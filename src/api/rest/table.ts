import { stringify } from 'csv-stringify/sync';
import { isTurnOver, nextTurn } from '../../graph/event-loop.js';

export type Cell =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (string | number | null)[];

/** How the items of a list become rows: a column each, in this order, whatever the data. */
export interface Table<Item> {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly Column<Item>[];
  /** Where the rows are more than the items of the answer. */
  readonly rows?: (page: Rows<Item>) => readonly Item[];
}

interface Rows<Item> {
  readonly items: readonly Item[];
  readonly [more: string]: unknown;
}

export interface Column<Item> {
  readonly name: string;
  readonly of: (item: Item) => Cell;
}

/** Rows that are written in one go, in some milliseconds. */
const MAX_ROWS_AT_ONCE = 200;

/** RFC 4180: CRLF, quotes where they are needed, one header row. Cells that a spreadsheet would run get a quote mark. */
export async function csvOf<Item>(
  { columns }: Table<Item>,
  items: readonly Item[],
  bom: boolean,
): Promise<string> {
  const options = { record_delimiter: '\r\n', escape_formulas: true };
  const header = stringify([columns.map(({ name }) => name)], { ...options, bom });
  return inPieces(header, items, (some) =>
    stringify(
      some.map((item) => columns.map((column) => cellText(column.of(item)))),
      options,
    ),
  );
}

/** A text that is written some rows at a time, giving way between them. */
async function inPieces<Item>(
  beginning: string,
  items: readonly Item[],
  write: (some: readonly Item[]) => string,
): Promise<string> {
  let text = beginning;
  for (let at = 0; at < items.length; at += MAX_ROWS_AT_ONCE) {
    if (isTurnOver()) await nextTurn();
    text += write(items.slice(at, at + MAX_ROWS_AT_ONCE));
  }
  return text;
}

/** Several values share a cell, with semicolons between them; one within a value would look like another value. */
function cellText(cell: Cell): string {
  if (Array.isArray(cell))
    return cell.map((one) => String(one ?? '').replaceAll(';', ',')).join(';');
  return cell === null || cell === undefined ? '' : String(cell);
}

/** One JSON value a line. */
export function ndjsonOf(items: readonly unknown[]): Promise<string> {
  return inPieces('', items, (some) => some.map((item) => `${JSON.stringify(item)}\n`).join(''));
}
