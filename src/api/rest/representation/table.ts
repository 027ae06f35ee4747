import { csvText } from '../../../interchange/csv.js';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';

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

/** One header row, whatever the data, and a row an item. Cells that a spreadsheet would run get an apostrophe. */
export async function csvOf<Item>(
  { columns }: Table<Item>,
  items: readonly Item[],
  bom: boolean,
): Promise<string> {
  return inPieces(csvText([columns.map(({ name }) => name)], { bom }), items, (some) =>
    csvText(some.map((item) => columns.map((column) => written(column.of(item))))),
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
function written(cell: Cell): string | number {
  if (Array.isArray(cell))
    return cell.map((one) => String(one ?? '').replaceAll(';', ',')).join(';');
  if (typeof cell === 'number') return cell;
  return cell === null || cell === undefined ? '' : String(cell);
}

/** One JSON value a line. */
export function ndjsonOf(items: readonly unknown[]): Promise<string> {
  return inPieces('', items, (some) => some.map((item) => `${JSON.stringify(item)}\n`).join(''));
}
