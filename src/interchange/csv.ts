import { stringify } from 'csv-stringify/sync';

/**
 * Characters with which a spreadsheet takes a text for a formula, or looks behind them for one. Numbers also accepts the
 * full-width ones.
 */
const formulaStart = String.raw`[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]`;
const formula = new RegExp(`^'*${formulaStart}`);
const guarded = new RegExp(`^'(?='*${formulaStart})`);

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula, and before one that has such an
 * apostrophe already, so that `unguarded` gives every text back.
 */
export function guardedText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Removes the apostrophe that `guardedText` put before a text. */
export function unguarded(cell: string): string {
  return cell.replace(guarded, '');
}

/**
 * Writes rows as RFC 4180 CSV: each row ends with CRLF, and a cell with a comma, a quote or any line break is quoted.
 * Texts are guarded against formulas; numbers are not. `bom` adds a byte order mark.
 */
export function csvText(
  rows: readonly (readonly (string | number)[])[],
  { bom = false }: { readonly bom?: boolean } = {},
): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardedText(cell) : cell))),
    {
      record_delimiter: '\r\n',
      // Without this, a cell with a lone line feed is not quoted, and every reader ends the row there.
      quote_record_delimiter: true,
      bom,
    },
  );
}
