import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type Document,
  isCollection,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { type PlainEntry, plainEntries } from './plain-yaml.js';
import type { Problem } from './problem.js';

/** One entry of a YAML file, with a function from a path in it to its line. */
export interface FileEntry {
  readonly file: string;
  /** Folder within the data set: the plural of a kind, or `relations`. Empty for dataset.yaml. */
  readonly folder: string;
  readonly value: unknown;
  lineOf(path?: readonly PropertyKey[]): number;
}

/** A file of a data set: its path below the folder, and its text. */
export interface DataFile {
  readonly path: string;
  readonly text: string;
}

export interface ReadEntries {
  readonly entries: FileEntry[];
  readonly problems: Problem[];
}

/** Whether a file of a folder is one of its data set. Others are left alone. */
export const isDataFile = (path: string) => /\.ya?ml$/.test(path);

/** All entries of all YAML files in a folder and its subfolders. A file contains one mapping or a list of mappings. */
export async function readFiles(directory: string): Promise<ReadEntries> {
  const root = basename(join(directory, '.')) || directory;
  const paths = (await readdir(directory, { recursive: true })).filter(isDataFile).sort();
  const all: ReadEntries = { entries: [], problems: [] };
  for (const path of paths)
    addFile(all, root, { path, text: await readFile(join(directory, path), 'utf8') });
  return all;
}

/** The same for files that are in memory, in the order of their paths. */
export function readAll(root: string, files: Iterable<DataFile>): ReadEntries {
  const all: ReadEntries = { entries: [], problems: [] };
  for (const file of files) addFile(all, root, file);
  return all;
}

function addFile(all: ReadEntries, root: string, { path, text }: DataFile): void {
  const folder = path.includes('/') || path.includes('\\') ? (path.split(/[\\/]/)[0] ?? '') : '';
  const { entries, problems } = readText(text, join(root, path), folder);
  for (const entry of entries) all.entries.push(entry);
  for (const problem of problems) all.problems.push(problem);
}

/** All entries of one YAML text. */
export function readText(
  text: string,
  file: string,
  folder: string,
): { entries: FileEntry[]; problems: Problem[] } {
  const plain = plainEntries(text);
  if (plain) return { entries: withPlaces(plain, text, file, folder), problems: [] };
  const { document, lines } = parsed(text);
  const faults = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? error.code,
  }));
  const found = faults.length > 0 ? { faults } : contentOf(document, lines);
  const problems = found.faults.map((fault) => ({
    ...{ file, ...fault, rule: 'yaml', expected: 'YAML 1.2' },
    fix: 'Correct the indentation, the quotes, the key or the alias at this line.',
  }));
  const entries = 'content' in found ? entriesOf(found.content, document, file, folder, lines) : [];
  return { entries, problems };
}

interface Fault {
  readonly line: number;
  readonly message: string;
}

/**
 * The values of a document. Aliases are resolved only here: one may stand for nothing, for what it is itself in, or,
 * one for many others, for more than any memory holds.
 */
function contentOf(
  document: Document.Parsed,
  lines: LineCounter,
): { readonly content?: unknown; readonly faults: readonly Fault[] } {
  let line = 1;
  let isCircular = false;
  try {
    visit(document, {
      Alias(_key, { source, range }, path) {
        if (range) line = lines.linePos(range[0]).line;
        isCircular = path.some((one) => isCollection(one) && one.anchor === source);
        return isCircular ? visit.BREAK : undefined;
      },
    });
    if (isCircular) return { faults: [{ line, message: 'The alias stands for what it is in.' }] };
    return { content: document.toJS(), faults: [] };
  } catch (error) {
    if (error instanceof ReferenceError) return { faults: [{ line, message: error.message }] };
    if (error instanceof RangeError)
      return { faults: [{ line: 1, message: 'Lists and mappings are nested too deep.' }] };
    throw error;
  }
}

function parsed(text: string): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** The whole text is parsed only when the line of a field is asked for, which is that of a problem. */
function withPlaces(
  plain: readonly PlainEntry[],
  text: string,
  file: string,
  folder: string,
): FileEntry[] {
  let whole: ReturnType<typeof parsed> | undefined;
  const lineWithin = (path: readonly PropertyKey[]) => {
    whole ??= parsed(text);
    return lineAt(whole.document, path, whole.lines);
  };
  return plain.map(({ value, line }, at) => ({
    file,
    folder,
    value,
    lineOf: (path = []) => (path.length === 0 ? line : lineWithin([at, ...path])),
  }));
}

function entriesOf(
  content: unknown,
  document: Document.Parsed,
  file: string,
  folder: string,
  lines: LineCounter,
): FileEntry[] {
  const place =
    (prefix: readonly PropertyKey[]) =>
    (path: readonly PropertyKey[] = []) =>
      lineAt(document, [...prefix, ...path], lines);
  if (!isSeq(document.contents))
    return content == null ? [] : [{ file, folder, value: content, lineOf: place([]) }];
  return (content as unknown[]).map((value, at) => ({ file, folder, value, lineOf: place([at]) }));
}

/** The line of the deepest part of a path that exists in the document. */
function lineAt(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
