import readWorkbookFile from 'read-excel-file/node';
import { UserError } from '../../../errors.js';
import { type CellMark, type HeadingRow, type InputTable, withHeadings } from './table.js';
import { type SheetCells, sheetCells } from './workbook-cells.js';

/**
 * Reads a sheet of an Excel workbook. Throws BAD_USER_INPUT if it is not one, or lacks the sheet or the row of
 * headings.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  { headings = 1, sheet }: { headings?: HeadingRow; sheet?: string | undefined } = {},
): Promise<InputTable> {
  const unreadable = (error: unknown): never => {
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} cannot be read as a workbook of Excel (${(error as Error).message}). Save it as .xlsx, or as "CSV UTF-8".`,
    );
  };
  const sheets = await readWorkbookFile(Buffer.from(bytes)).catch(unreadable);
  const names = sheets.map((one) => one.sheet);
  const found = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet);
  if (!found)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no sheet "${sheet}". It has ${names.map((name) => `"${name}"`).join(', ')}.`,
    );
  const rows = asShown(found.data, await cellsOf(bytes, found.sheet).catch(unreadable));
  const table = withHeadings(file, rows, headings);
  if (!table)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no row ${headings}, where the headings should be. Correct headings in the mapping.`,
    );
  return table;
}

async function cellsOf(bytes: Uint8Array, sheet: string): Promise<SheetCells> {
  return sheetCells(bytes, sheet);
}

interface GrowingRow {
  readonly row: number;
  readonly line: number;
  readonly cells: string[];
  readonly marks: Map<number, CellMark>;
}

/** The rows as a reader of the sheet sees them. */
function asShown(data: readonly (readonly unknown[])[], sheet: SheetCells): GrowingRow[] {
  const rows: GrowingRow[] = [];
  const rowAt = (at: number): GrowingRow => {
    while (rows.length <= at)
      rows.push({ row: rows.length + 1, line: rows.length + 1, cells: [], marks: new Map() });
    return rows[at] as GrowingRow;
  };
  for (const [at, values] of data.entries()) {
    const row = rowAt(at);
    for (const [column, value] of values.entries()) {
      const { text, mark } = cellOf(value, sheet.shown(at, column));
      row.cells.push(text);
      if (mark) row.marks.set(column, mark);
    }
  }
  for (const [at, column, text] of sheet.errors) put(rowAt(at), column, text);
  for (const [at, column] of sheet.formulas) {
    const fault =
      'holds a formula without its result: open the file in a spreadsheet, and save it there';
    rowAt(at).marks.set(column, { fault });
  }
  fill(rowAt, rows.length, sheet);
  return rows;
}

function put({ cells }: GrowingRow, column: number, text: string): void {
  while (cells.length <= column) cells.push('');
  cells[column] = text;
}

/** A cell as it is shown. A spreadsheet has no time zone, so a date is the day that it shows. */
function cellOf(
  value: unknown,
  shown: ReturnType<SheetCells['shown']>,
): { text: string; mark?: CellMark } {
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) {
    const iso = value.toISOString();
    if (shown?.date === 'time') return { text: iso.slice(11, 16) };
    if (shown?.date === 'noYear')
      return {
        text: iso.slice(0, 10),
        mark: { doubt: `the sheet shows no year; it holds ${iso.slice(0, 10)}` },
      };
    const length = shown?.date === 'month' ? 7 : shown?.date === 'year' ? 4 : 10;
    return { text: iso.slice(0, length) };
  }
  if (typeof value !== 'number') return { text: String(value) };
  // 0.07 * 100 is 7.000000000000001; a number of a spreadsheet has 15 digits.
  if (shown?.percent) return { text: `${Number((value * 100).toPrecision(15))}%` };
  const { currency, scaled } = shown ?? {};
  if (!currency && !scaled) return { text: String(value) };
  return {
    text: String(value),
    mark: { ...(currency ? { currency } : {}), ...(scaled ? { scaled } : {}) },
  };
}

/**
 * Merged cells: the value stands in each row that it spans, with a note. Sideways it is not repeated, because a title
 * over several columns says nothing of them.
 */
function fill(rowAt: (at: number) => GrowingRow, count: number, { merged }: SheetCells): void {
  for (const { ref, rows, columns } of merged) {
    const [first, last] = [rows[0], Math.min(rows[1], count - 1)];
    if (first > last) continue;
    const text = rowAt(first).cells[columns[0]] ?? '';
    const mark = rowAt(first).marks.get(columns[0]);
    for (let at = first; at <= last; at++) {
      const row = rowAt(at);
      // An empty row stays empty: a merged cell that reaches below the table says nothing.
      if (at > first && row.cells.every((cell) => cell === '')) continue;
      if (at > first && text !== '') {
        put(row, columns[0], text);
        row.marks.set(columns[0], { ...mark, note: `filled from the merged cells ${ref}` });
      }
      for (let column = columns[0] + 1; column <= columns[1]; column++)
        row.marks.set(column, {
          fault: `is one of the merged cells ${ref}, and nothing says what stands in it: part them`,
        });
    }
  }
}
