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

/** One row: one text per column. Dates of a workbook are ISO, numbers are plain. */
export interface TableRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table as read, before it is interpreted. */
export interface InputTable {
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}
