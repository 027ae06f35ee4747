import { stringify } from 'csv-stringify/sync';

/** Characters that start a formula in a spreadsheet. Numbers also accepts the full-width ones. */
const formulaStart = String.raw`[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]`;
const guarded = new RegExp(`^'(?=${formulaStart})`);

/**
 * Writes rows as RFC 4180 CSV: each row ends with CRLF, and a cell with a comma, a quote or any line break is quoted. A
 * text that a spreadsheet would run as a formula gets a leading apostrophe. `bom` adds a byte order mark.
 */
export function csvText(
  rows: readonly (readonly (string | number)[])[],
  { bom = false }: { readonly bom?: boolean } = {},
): string {
  return stringify(rows as (string | number)[][], {
    record_delimiter: '\r\n',
    // Without this, a cell with a lone line feed is not quoted, and every reader ends the row there.
    quote_record_delimiter: true,
    escape_formulas: true,
    bom,
  });
}

/** Removes the apostrophe that `csvText` put before a formula. */
export function unguarded(cell: string): string {
  return cell.replace(guarded, '');
}
