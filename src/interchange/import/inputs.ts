import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../../dataset/problem.js';
import { UserError } from '../../errors.js';
import { toldApart } from './parse/composed-events.js';
import { draftFtm } from './parse/parse-ftm.js';
import { draftOwn, isOwnForm, type OwnHeader } from './parse/parse-own.js';
import { draftTable } from './parse/parse-table.js';
import type { ParsedRow } from './parse/parsed-row.js';
import { missingColumns } from './read/columns.js';
import { decode, type Encoding } from './read/decode.js';
import type { Mapping, TableMapping } from './read/mapping.js';
import type { LineOf } from './read/mapping-cells.js';
import { jsonLines } from './read/ndjson.js';
import { readCsv } from './read/read-csv.js';
import { readWorkbook } from './read/read-workbook.js';
import type { InputTable } from './read/table.js';
import { type UnreadPart, unreadColumns } from './read/unread.js';
import { type Decided, decidedDates } from './resolve/decisions.js';

export interface Inputs {
  readonly drafts: readonly ParsedRow[];
  readonly problems: readonly Problem[];
  /** What nothing is read from. Rows that are refused are not among it: the report has them. */
  readonly unread: readonly UnreadPart[];
  /** The header line of a policy-graph export, if the file is one. */
  readonly header?: OwnHeader | undefined;
}

export interface InputOptions {
  readonly mapping?: Mapping | undefined;
  readonly mappingFile: string;
  readonly lineOf: LineOf;
  readonly encoding?: Encoding | undefined;
  readonly decisions?: ReadonlyMap<string, Decided> | undefined;
}

/**
 * Reads all inputs: tables according to the mapping, NDJSON files according to their content. Throws BAD_USER_INPUT for
 * a file that does not exist, has an unsupported type or encoding, or has no table in the mapping.
 */
export async function readInputs(paths: readonly string[], options: InputOptions): Promise<Inputs> {
  const all: Inputs[] = [];
  const used = new Set<string>();
  for (const path of paths) all.push(await readInput(path, paths.length === 1, options, used));
  const unused = Object.entries(options.mapping?.tables ?? {}).filter(([name]) => !used.has(name));
  return {
    drafts: toldApart(all.flatMap(({ drafts }) => drafts)),
    problems: [
      ...all.flatMap(({ problems }) => problems),
      ...unused.map(([name, { file }]) => ({
        file: options.mappingFile,
        line: options.lineOf(['tables', name]),
        rule: 'table',
        message: `No input is the table ${name}${file ? ` (${file})` : ''}.`,
        expected: `one of the inputs: ${paths.map((path) => basename(path)).join(', ')}`,
        fix: 'Give the file as an input, correct file, or take the table out.',
      })),
    ],
    unread: all.flatMap(({ unread }) => unread),
    header: all.find(({ header }) => header)?.header,
  };
}

async function readInput(
  path: string,
  only: boolean,
  options: InputOptions,
  used: Set<string>,
): Promise<Inputs> {
  const file = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new UserError(
      'BAD_USER_INPUT',
      `There is no file ${path}. Give a .csv, .xlsx or .ndjson file.`,
    );
  const bytes = await readFile(path);
  if (/\.(ndjson|jsonl|json|ijson)$/i.test(file))
    return fromLines(decode(bytes, file), file, options);
  if (!/\.(csv|tsv|txt|xlsx)$/i.test(file))
    throw new UserError(
      'BAD_USER_INPUT',
      `${file}: its type cannot be determined from its name. Supported are .csv, .tsv, .txt, .xlsx, .ndjson and .jsonl; save an .xls as .xlsx.`,
    );
  const tables = Object.entries(options.mapping?.tables ?? {}).filter(
    ([, one]) => one.file === file || (one.file === undefined && only),
  );
  if (tables.length === 0)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file}: the mapping has no table for it. Add one under tables with file: ${file}; docs/import.md shows how.`,
    );
  const read = await Promise.all(
    tables.map(([, mapping]) => tableOf(bytes, file, mapping, options)),
  );
  return {
    drafts: tables.flatMap(([name, mapping], at) =>
      draftTable(read[at] as InputTable, name, mapping, decidedDates(options.decisions)),
    ),
    problems: tables.flatMap(([name, mapping], at) => {
      used.add(name);
      return missingColumns(
        read[at] as InputTable,
        name,
        mapping,
        options.mappingFile,
        options.lineOf,
      );
    }),
    unread: unreadIn(tables.map(([, mapping], at) => [mapping, read[at] as InputTable])),
  };
}

/** The columns that no table of the mapping reads. Several may read one sheet, each other columns of it. */
function unreadIn(tables: readonly (readonly [TableMapping, InputTable])[]): readonly UnreadPart[] {
  const sheets = new Map<string, [InputTable, TableMapping[]]>();
  for (const [mapping, table] of tables) {
    const key = JSON.stringify([mapping.sheet ?? null, table.headings]);
    sheets.set(key, [table, [...(sheets.get(key)?.[1] ?? []), mapping]]);
  }
  return [...sheets.values()].flatMap(([table, mappings]) => unreadColumns(table, mappings));
}

async function tableOf(
  bytes: Buffer,
  file: string,
  mapping: TableMapping,
  { encoding }: InputOptions,
): Promise<InputTable> {
  if (/\.xlsx$/i.test(file)) return readWorkbook(bytes, file, mapping);
  return readCsv(decode(bytes, file, encoding ?? mapping.encoding), file, mapping);
}

function fromLines(text: string, file: string, { mapping }: InputOptions): Inputs {
  const lines = jsonLines(text, file);
  if (isOwnForm(lines)) return { ...draftOwn(lines, file), problems: [], unread: [] };
  if (lines.some(({ value }) => value.schema !== undefined))
    return { ...draftFtm(lines, file, mapping?.newOnes ?? {}), problems: [] };
  throw new UserError(
    'BAD_USER_INPUT',
    `${file} is neither a policy-graph export, whose first line has "format": "policy-graph", nor FollowTheMoney, whose lines have a schema.`,
  );
}
