/** Where a row stands: its number as a spreadsheet shows it, and the line of the file, which differs where a cell has several lines. */
export interface RowPlace {
  readonly file: string;
  /** Short name of the table in the mapping; `ndjson` for files that are none. */
  readonly table: string;
  readonly row: number;
  readonly line: number;
}

/** One row: a text a column. Dates of a workbook are ISO, numbers plain. */
export interface Row {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table as it was read, before anything is made of it. */
export interface Table {
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
}
