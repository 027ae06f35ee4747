import { z } from 'zod';
import { csvText } from '../../../interchange/csv.js';
import { type SheetValue, xlsxOf } from '../../../interchange/xlsx.js';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';

export type Cell =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (string | number | null)[];

/** How items of a list become table rows. The columns and their order do not depend on the data. */
export interface Table<Item> {
  /** File name without extension. */
  readonly name: string;
  readonly columns: readonly Column<Item>[];
  /** Returns the rows if the table has more of them than the items of the page. Omitted: the items. */
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

/**
 * The columns of a row: one for each field that holds a value or several, and three for a reference to an entity. Other
 * fields have the columns of `own`, or none.
 */
export function columnsOf<Item>(
  schema: z.ZodObject,
  own: Readonly<Record<string, readonly Column<Item>[]>> = {},
): Column<Item>[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const given = own[name];
    if (given) return given;
    const valueIn = (item: Item) => (item as Readonly<Record<string, unknown>>)[name];
    if (field instanceof z.ZodObject && 'nameZh' in field.shape) {
      return ['id', 'name', 'nameZh'].map((part) => ({
        name: `${name}_${part}`,
        of: (item) => (valueIn(item) as Readonly<Record<string, Cell>>)[part],
      }));
    }
    return isFlat(field) ? [{ name, of: (item) => valueIn(item) as Cell }] : [];
  });
}

function isFlat(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodArray) return isFlat(field.element);
  return !(field instanceof z.ZodObject || field instanceof z.ZodRecord);
}

/** Number of rows written at once, which takes some milliseconds. */
const MAX_ROWS_AT_ONCE = 200;

/**
 * CSV with a header row, also without data, and one row per item. Cells that a spreadsheet would execute as a formula
 * start with an apostrophe.
 */
export async function csvOf<Item>(
  { columns }: Table<Item>,
  items: readonly Item[],
  bom: boolean,
): Promise<string> {
  return inPieces(csvText([columns.map(({ name }) => name)], { bom }), items, (some) =>
    csvText(some.map((item) => columns.map((column) => written(column.of(item))))),
  );
}

/** Writes a text MAX_ROWS_AT_ONCE items at a time and yields to other requests in between. */
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

/** Joins several values in a cell with semicolons. A semicolon within a value becomes a comma. */
function written(cell: Cell): string | number {
  if (Array.isArray(cell))
    return cell.map((one) => String(one ?? '').replaceAll(';', ',')).join(';');
  if (typeof cell === 'number') return cell;
  return cell === null || cell === undefined ? '' : String(cell);
}

/**
 * A workbook with the same columns and rows as the CSV. Numbers and booleans are such, also where a cell holds a single
 * number of a list; texts are as they are, since a workbook tells them from formulas.
 */
export function workbookOf<Item>(
  { name, columns }: Table<Item>,
  items: readonly Item[],
): Promise<Buffer> {
  const header = columns.map((column) => column.name);
  return xlsxOf(name, header, sheetRows(columns, items));
}

function* sheetRows<Item>(
  columns: readonly Column<Item>[],
  items: readonly Item[],
): Generator<readonly SheetValue[]> {
  for (const item of items) yield columns.map((column) => sheetValue(column.of(item)));
}

function sheetValue(cell: Cell): SheetValue {
  if (typeof cell === 'boolean') return cell;
  if (!Array.isArray(cell)) return written(cell);
  const [only, ...more] = cell as readonly (string | number | null)[];
  return more.length === 0 && typeof only === 'number' ? only : written(cell);
}

/** One JSON value per line. */
export function ndjsonOf(items: readonly unknown[]): Promise<string> {
  return inPieces('', items, (some) => some.map((item) => `${JSON.stringify(item)}\n`).join(''));
}
