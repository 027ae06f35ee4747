import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for the beginning of a formula; Numbers reads the wide signs as the plain ones. */
const formulaStart = String.raw`[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]`;
const guarded = new RegExp(`^'(?=${formulaStart})`);

/**
 * Rows as RFC 4180 has them: CRLF behind each, and quotes around a cell with a comma, a quote or a line break of any
 * sort. A text that a spreadsheet would run gets an apostrophe; `bom` puts a byte order mark first.
 */
export function csvText(
  rows: readonly (readonly (string | number)[])[],
  { bom = false }: { readonly bom?: boolean } = {},
): string {
  return stringify(rows as (string | number)[][], {
    record_delimiter: '\r\n',
    // Without this, a line feed alone is left bare, and ends the row for every reader.
    quote_record_delimiter: true,
    escape_formulas: true,
    bom,
  });
}

/** A cell as it was before `csvText` guarded it from spreadsheets. */
export function unguarded(cell: string): string {
  return cell.replace(guarded, '');
}
