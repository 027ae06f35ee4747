import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type ImportFlags, importFiles } from '../../src/cli/import.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { temporaryFolder } from './folders.js';

/** A folder with the given files; whatever an import writes goes to `out` in it. */
export async function inputFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await temporaryFolder('policy-graph-import-');
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

export type ReportRow = Readonly<
  Record<
    'file' | 'table' | 'row' | 'line' | 'outcome' | 'why' | 'matched' | 'created' | 'relations',
    string
  >
>;

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly out: string;
  report(): Promise<ReportRow[]>;
  text(path: string): Promise<string>;
}

/** Runs an import of files in a folder, as the command does. */
export async function runImport(
  folder: string,
  inputs: readonly string[],
  flags: Partial<ImportFlags>,
  graph: () => Promise<Graph> = () => Promise.reject(new Error('The graph was opened.')),
): Promise<Ran> {
  const out = flags.out ?? join(folder, 'out');
  let printed = '';
  const code = await importFiles(
    inputs.map((name) => join(folder, name)),
    { ...flags, out },
    graph,
    (text) => {
      printed += text;
    },
  );
  const text = (path: string) => readFile(join(out, path), 'utf8');
  return {
    code,
    printed,
    out,
    text,
    report: async () => parse<ReportRow>(await text('report.csv'), { bom: true, columns: true }),
  };
}

/** The head of a mapping: name, version, source. */
export const head =
  'name: list\nversion: 1.0.0\ntitle: A list\nlicence: none\nsource: {name: A list, type: REFERENCE, publisher: Somebody}\n';
