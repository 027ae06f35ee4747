/**
 * The position of a row: its number in the spreadsheet, and its line in the file. They differ if a cell spans several
 * lines.
 */
export interface RowPlace {
  readonly file: string;
  /** Short name of the table in the mapping; `ndjson` for NDJSON files. */
  readonly table: string;
  readonly row: number;
  readonly line: number;
}

/** What a workbook says of a cell beside its text. It counts only where the mapping reads the cell. */
export interface CellMark {
  /** What the report should say of the row. */
  readonly note?: string;
  /** Why a person should look at the date in the cell. */
  readonly doubt?: string;
  /** Why the cell cannot be read. */
  readonly fault?: string;
  /** The currency that the format of the cell shows, as it shows it. */
  readonly currency?: string;
  /** Whether the cell shows thousands or millions of the number that it holds. */
  readonly scaled?: boolean;
}

/** One row: one text per column. Dates of a workbook are ISO and as exact as they are shown; 49 % is `49%`. */
export interface TableRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly marks?: ReadonlyMap<number, CellMark>;
}

/** A table as read, before it is interpreted. */
export interface InputTable {
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The row of the headings, or that there is none: then columns are called by their letters. */
export type HeadingRow = number | 'none';

/** The table below its headings. Undefined if it has no such row. */
export function withHeadings(
  file: string,
  rows: readonly TableRow[],
  headings: HeadingRow,
): InputTable | undefined {
  if (headings === 'none') {
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    return { file, headings: Array.from({ length: width }, (_, at) => columnLetters(at)), rows };
  }
  const head = rows[headings - 1];
  return (
    head && { file, headings: head.cells.map((one) => one.trim()), rows: rows.slice(headings) }
  );
}

/** A, B, … Z, AA: what a spreadsheet calls its columns. */
export function columnLetters(at: number): string {
  const before = Math.floor(at / 26) - 1;
  return `${before >= 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + (at % 26))}`;
}
