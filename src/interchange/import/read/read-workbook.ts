import readWorkbookFile from 'read-excel-file/node';
import { UserError } from '../../../errors.js';
import type { InputTable } from './table.js';

/**
 * Reads a sheet of an Excel workbook. Throws BAD_USER_INPUT if it is not one, or lacks the sheet or the row of
 * headings.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  { headings = 1, sheet }: { headings?: number; sheet?: string | undefined } = {},
): Promise<InputTable> {
  const sheets = await readWorkbookFile(Buffer.from(bytes)).catch((error: Error) => {
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} cannot be read as a workbook of Excel (${error.message}). Save it as .xlsx, or as "CSV UTF-8".`,
    );
  });
  const names = sheets.map((one) => one.sheet);
  const found = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet);
  if (!found)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no sheet "${sheet}". It has ${names.map((name) => `"${name}"`).join(', ')}.`,
    );
  const rows = found.data.map((cells, at) => ({
    row: at + 1,
    line: at + 1,
    cells: cells.map(asText),
  }));
  const head = rows[headings - 1];
  if (!head)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no row ${headings}, where the headings should be. Correct headings in the mapping.`,
    );
  return { file, headings: head.cells.map((cell) => cell.trim()), rows: rows.slice(headings) };
}

/** A cell as text. A spreadsheet has no time zone, so a date becomes the day that it shows. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
