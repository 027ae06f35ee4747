import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { printProblems } from '../dataset/print-problems.js';
import { UserError } from '../errors.js';
import { type Imported, importInputs } from '../interchange/import/import.js';
import { readInputs } from '../interchange/import/inputs.js';
import type { Encoding } from '../interchange/import/read/decode.js';
import { readMapping } from '../interchange/import/read/read-mapping.js';
import type { UnreadPart } from '../interchange/import/read/unread.js';
import {
  ALL_KINDS,
  type Decided,
  newBelowRule,
  ruleKey,
} from '../interchange/import/resolve/decisions.js';
import { readDecisionsFile } from '../interchange/import/resolve/decisions-file.js';
import { doubtsByReason } from '../interchange/import/resolve/doubt-reasons.js';
import { nothingKnown } from '../interchange/import/resolve/entity-index.js';
import type { Summary } from '../interchange/import/write/report.js';
import { checkFolder } from '../interchange/import/write/write-folder.js';
import type { Graph } from '../neo4j/graph.js';
import { knownInFoldersAt, knownInGraph, scoreNames } from './known.js';
import { showProgress } from './progress.js';
import { table } from './table.js';

export interface ImportFlags {
  readonly mapping?: string;
  readonly out: string;
  readonly against?: readonly string[];
  readonly decisions?: string;
  /** Names in doubt whose candidates all have a lower score are new. */
  readonly newBelow?: number;
  readonly encoding?: Encoding;
  readonly force?: boolean;
}

/**
 * Builds a data set from tables and other files. Returns the exit code: 0 if every row was accepted or skipped by
 * decision, 1 if rows are ambiguous or rejected, or if nothing could be written.
 */
export async function importFiles(
  paths: readonly string[],
  flags: ImportFlags,
  openGraph: () => Promise<Graph>,
  write: (text: string) => void,
): Promise<number> {
  await checkFolder(flags.out, flags.force ?? false);
  const read = flags.mapping === undefined ? undefined : await readMapping(flags.mapping);
  if (read && !read.mapping) return refuse(read.problems, write);
  const mapping = read?.mapping;
  const decided =
    flags.decisions === undefined ? undefined : await decisionsIn(flags.decisions, flags.encoding);
  const decisions = new Map(decided?.decisions);
  if (flags.newBelow !== undefined)
    decisions.set(ruleKey(ALL_KINDS), newBelowRule(ALL_KINDS, flags.newBelow));
  const inputs = await readInputs(paths, {
    mapping,
    mappingFile: read?.file ?? '',
    lineOf: read?.lineOf ?? (() => 1),
    encoding: flags.encoding,
    decisions,
  });
  const problems = [...inputs.problems, ...(decided?.problems ?? [])];
  if (problems.length > 0) return refuse(problems, write);
  const result = await importInputs({
    inputs,
    mapping,
    known: await knownTo(flags.against ?? [], mapping?.name, openGraph),
    score: scoreNames(),
    folder: flags.out,
    decisions,
    decisionsFile: flags.decisions,
    onProgress: showProgress(),
  });
  if (!result.summary) return refuse(result.problems, write);
  write(said(result.summary, result, inputs.unread, flags.out));
  const { doubtful, refused } = result.summary.rows;
  return doubtful + refused > 0 ? 1 : 0;
}

function refuse(problems: Imported['problems'], write: (text: string) => void): number {
  write(`${printProblems(problems)}\nNothing was written.\n`);
  return 1;
}

async function knownTo(
  against: readonly string[],
  dataSet: string | undefined,
  openGraph: () => Promise<Graph>,
) {
  if (against.length === 1 && against[0] === 'none') return nothingKnown;
  if (against.length > 0) return knownInFoldersAt(against, dataSet);
  return knownInGraph(await openGraph(), dataSet);
}

async function decisionsIn(
  path: string,
  encoding: Encoding | undefined,
): Promise<{ decisions: ReadonlyMap<string, Decided>; problems: Imported['problems'] }> {
  const bytes = await readFile(path).catch(() => {
    throw new UserError(
      'BAD_USER_INPUT',
      `There are no decisions at ${path}. The first import writes them to decisions.csv in its folder.`,
    );
  });
  return readDecisionsFile(bytes, basename(path), encoding);
}

function said(
  { rows, kinds, relations }: Summary,
  { doubtful, newBelow = 0, copies = [] }: Imported,
  unread: readonly UnreadPart[],
  folder: string,
): string {
  const parts = [
    table(
      ['rows', 'number'],
      [
        ['read', rows.read],
        ['taken', rows.taken],
        ['doubtful: waits for a decision', rows.doubtful],
        ['refused', rows.refused],
        ['left out by decision or mapping', rows.skipped],
        ['empty', rows.empty],
      ],
    ),
    ...(kinds.length > 0 ? [table(['entities', 'matched', 'created', 'in doubt'], kinds)] : []),
    ...(relations.length > 0
      ? [table(['relations', 'stated', 'doubtful', 'refused'], relations)]
      : []),
    ...(doubtful.length > 0
      ? [table(['in doubt', 'names', 'rows'], doubtsByReason(doubtful))]
      : []),
    ...(newBelow > 0
      ? [
          `${newBelow} ${newBelow === 1 ? 'name is' : 'names are'} new because what resembles ${newBelow === 1 ? 'it' : 'them'} scores below the threshold.`,
        ]
      : []),
    ...(unread.length > 0
      ? [
          table(
            ['not read', 'of', 'values', 'such as'],
            unread.map(({ file, part, values, example }) => [part, file, values, short(example)]),
          ),
        ]
      : []),
    `The data set is in ${folder}; report.csv says what became of each row.`,
    ...(copies.length > 0
      ? [
          `Decisions that stood in ${folder} and are not in its decisions.csv are kept in ${copies.join(', ')}.`,
        ]
      : []),
    ...(doubtful.length > 0
      ? [
          `${doubtful.length} ${doubtful.some(({ kind }) => kind === 'date') ? 'names and dates' : 'names'} are in doubt: fill in the column decision of ${folder}/decisions.csv (an id, new or skip${doubtful.some(({ kind }) => kind === 'date') ? ', or a date' : ''}), and import again with --decisions ${folder}/decisions.csv --force.`,
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** An example in one line of a table: up to 40 characters of it. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : line;
}
