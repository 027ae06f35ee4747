import { isRecord } from '../../../dataset/records.js';
import { UserError } from '../../../errors.js';

/** One line of an NDJSON file. A line that is not a JSON object has an error instead. */
export interface JsonLine {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}

/** The lines of an NDJSON file without empty lines. Throws BAD_USER_INPUT if no line is a JSON object. */
export function jsonLines(text: string, file: string): JsonLine[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, at): JsonLine & { empty: boolean } => ({
      line: at + 1,
      ...parsed(line),
      empty: line.trim() === '',
    }))
    .filter(({ empty }) => !empty);
  if (lines.length > 0 && lines.every(({ fault }) => fault))
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no line with a JSON object. Give NDJSON: one object a line.`,
    );
  return lines;
}

function parsed(line: string): { value: Record<string, unknown>; fault?: string } {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? { value } : { value: {}, fault: 'the line is not a JSON object' };
  } catch {
    return { value: {}, fault: 'the line is not JSON' };
  }
}
