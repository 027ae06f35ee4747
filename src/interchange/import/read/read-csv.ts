import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../../errors.js';
import { type HeadingRow, type InputTable, type TableRow, withHeadings } from './table.js';

/** What may part the cells of a row. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** Reads a table of values that a comma, semicolon, tab or bar parts. Throws BAD_USER_INPUT for any other text. */
export function readCsv(
  text: string,
  file: string,
  { headings = 1, delimiter }: { headings?: HeadingRow; delimiter?: string | undefined } = {},
): InputTable {
  const rows = rowsOf(text, file, delimiter ?? delimiterOf(text));
  const table = withHeadings(file, rows, headings);
  if (!table)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no row ${headings}, where the headings should be. Give a file with headings, or correct headings in the mapping.`,
    );
  return table;
}

function rowsOf(text: string, file: string, delimiter: string): TableRow[] {
  try {
    const rows: TableRow[] = [];
    let line = 1;
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (cells, { lines }) => {
        rows.push({ row: rows.length + 1, line, cells });
        line = lines + 1;
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(
      'BAD_USER_INPUT',
      `${file}, line ${error.lines ?? '?'}: the quotes are malformed (${error.code}). A cell that contains a quote must be quoted, with the inner quote doubled.`,
    );
  }
}

/**
 * The most frequent delimiter of the first line, outside quotes. A table with a single column has none, and any will
 * do.
 */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') break;
    else if (!quoted && counts.has(character))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
