import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../../../dataset/problem.js';
import { readText } from '../../../dataset/read-files.js';
import { shapeProblems } from '../../../dataset/rules/shape.js';
import { UserError } from '../../../errors.js';
import { type Mapping, mappingSchema } from './mapping.js';
import type { LineOf } from './mapping-cells.js';
import { mappingProblems } from './mapping-rules.js';

export interface ReadMapping {
  readonly mapping: Mapping | undefined;
  readonly file: string;
  readonly lineOf: LineOf;
  readonly problems: readonly Problem[];
}

/**
 * Reads a mapping file. All problems are reported in one run, with file and line. Throws BAD_USER_INPUT if there is no
 * file.
 */
export async function readMapping(path: string): Promise<ReadMapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UserError(
      'BAD_USER_INPUT',
      `There is no mapping at ${path}. docs/import.md describes its format.`,
    );
  });
  const file = basename(path);
  const { entries, problems } = readText(text, file, '');
  const [entry, more] = entries;
  const line: LineOf = (at) => entry?.lineOf(at) ?? 1;
  if (problems.length > 0) return { mapping: undefined, file, lineOf: line, problems };
  if (!entry || more) return { mapping: undefined, file, lineOf: line, problems: [notOne(file)] };
  const shape = shapeProblems(entry, mappingSchema).map((one) => ({
    ...one,
    rule: 'mapping',
  }));
  const parsed = mappingSchema.safeParse(entry.value);
  if (!parsed.success) return { mapping: undefined, file, lineOf: line, problems: shape };
  const wrong = mappingProblems(parsed.data, file, line);
  return {
    mapping: wrong.length === 0 ? parsed.data : undefined,
    file,
    lineOf: line,
    problems: wrong,
  };
}

function notOne(file: string): Problem {
  return {
    file,
    line: 1,
    rule: 'mapping',
    message: 'The file is not a mapping.',
    expected: 'name, version, title, licence, source and tables',
    fix: 'Begin with the example in docs/import.md.',
  };
}
