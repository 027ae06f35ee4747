import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contentHash } from './content-hash.js';
import type { ChangeSet, Dataset } from './dataset.js';
import { datasetMeta } from './meta.js';
import type { Problem } from './problem.js';
import {
  type DataFile,
  type FileEntry,
  type ReadEntries,
  readAll,
  readFiles,
} from './read-files.js';
import { isRecord, type Records } from './records.js';
import type { Rule } from './rule.js';
import { controlCharacter, controlCharacters } from './rules/control-character.js';
import { shapeProblems } from './rules/shape.js';
import { rules } from './rules.js';
import { validate } from './validate.js';

/**
 * The folders of data sets in a folder: itself, or its subfolders with a dataset.yaml if it has none itself. Sorted by
 * path. A folder without any is returned itself, so that reading it says what is missing.
 */
export async function dataSetFolders(directory: string): Promise<string[]> {
  // Links to folders count as folders.
  const names = await readdir(directory).catch((): string[] => []);
  if (names.includes('dataset.yaml')) return [directory];
  const folders = names
    .map((name) => join(directory, name))
    .filter((path) => existsSync(join(path, 'dataset.yaml')))
    .sort();
  return folders.length > 0 ? folders : [directory];
}

/**
 * Reads a folder of YAML files as a data set. All problems are reported in one run; if there is any, there is no data
 * set. Does not access the database.
 */
export async function loadDataset(
  directory: string,
): Promise<{ dataset: Dataset | undefined; problems: Problem[] }> {
  const { dataset, problems } = await read(directory, rules, []);
  return { dataset, problems };
}

/** The same for files that are in no folder: their paths are those below it, and `root` is its name in problems. */
export function datasetOfFiles(
  root: string,
  files: Iterable<DataFile>,
): { dataset: Dataset | undefined; problems: Problem[] } {
  const { dataset, problems } = judged(root, readAll(root, files), rules, []);
  return { dataset, problems };
}

/** Rules that need the whole data set. For changes, the same is checked against the graph. */
const needWhole = new Set(['dangling-reference', 'orphan-provision', 'publisher']);

/**
 * Reads a folder of changes to a data set that is in the graph. New and changed entries have the form of a data set;
 * removed.yaml lists the ids of removed ones.
 */
export async function loadChangeSet(
  directory: string,
): Promise<{ changes: ChangeSet | undefined; problems: Problem[] }> {
  const own = rules.filter(({ name }) => !needWhole.has(name));
  const { dataset, entries, problems } = await read(directory, own, ['removed.yaml']);
  const removed = entries.filter(
    ({ file, folder }) => folder === '' && isNamed(file, 'removed.yaml'),
  );
  const wrong = removed.filter(({ value }) => typeof value !== 'string');
  return {
    changes:
      dataset && wrong.length === 0
        ? { ...dataset, removed: removed.map(({ value }) => String(value)) }
        : undefined,
    problems: [...problems, ...wrong.map(noId)],
  };
}

async function read(
  directory: string,
  applied: readonly Rule[],
  besides: readonly string[],
): Promise<{ dataset: Dataset | undefined; entries: readonly FileEntry[]; problems: Problem[] }> {
  const isFolder = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return { dataset: undefined, entries: [], problems: [noFolder(directory)] };
  return judged(directory, await readFiles(directory), applied, besides);
}

function judged(
  directory: string,
  { entries, problems: unreadable }: ReadEntries,
  applied: readonly Rule[],
  besides: readonly string[],
): { dataset: Dataset | undefined; entries: readonly FileEntry[]; problems: Problem[] } {
  const meta = entries.find(({ file, folder }) => folder === '' && isNamed(file, 'dataset.yaml'));
  const { records, problems: found } = validate(entries, applied, sharedNamesIn(meta));
  const problems = [
    ...unreadable,
    ...(meta ? metaProblems(meta) : [noMeta(directory)]),
    ...strays(entries, ['dataset.yaml', ...besides]),
    ...found,
  ].sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') || a.line - b.line || a.rule.localeCompare(b.rule, 'en'),
  );
  return {
    dataset: meta && problems.length === 0 ? datasetOf(meta, records) : undefined,
    entries,
    problems,
  };
}

/** The names that dataset.yaml lists, as far as they are texts: its shape is checked by itself. */
function sharedNamesIn(meta: FileEntry | undefined): string[] {
  const given = isRecord(meta?.value) ? meta.value.sharedNames : undefined;
  return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
}

function metaProblems(meta: FileEntry): Problem[] {
  const characters = controlCharacters(meta).map((one) => ({
    ...one,
    rule: controlCharacter.name,
  }));
  return [...shapeProblems(meta, datasetMeta), ...characters];
}

const isNamed = (file: string, name: string) => basename(file) === name;

function datasetOf(meta: FileEntry, { entities, links }: Records): Dataset {
  const relations = links.map(({ type, id, value, file, line }) => ({
    type,
    id,
    value,
    file,
    line,
  }));
  const things = entities.map(({ kind, value, file, line }) => ({ kind, value, file, line }));
  const hashed = () => {
    const content = [
      ...things.map(({ kind, value }) => [kind, value.id, contentHash(value)]),
      ...relations.map(({ type, id, value }) => [type, id, contentHash(value)]),
    ]
      .map((part) => part.join(' '))
      .sort();
    return contentHash([meta.value, content]);
  };
  let hash: string | undefined;
  return {
    meta: datasetMeta.parse(meta.value),
    entities: things,
    relations,
    // A load compares it, and an import, which only looks names up, does without.
    get hash() {
      hash ??= hashed();
      return hash;
    },
  };
}

function strays(entries: readonly FileEntry[], named: readonly string[]): Problem[] {
  return entries
    .filter(({ file, folder }) => folder === '' && !named.includes(basename(file)))
    .map(({ file }) => ({
      file,
      line: 1,
      rule: 'folder',
      message: 'The file stands in no folder of a kind.',
      expected: `${named.join(' and ')} alone at the top`,
      fix: 'Move it to the folder of its kind, or to relations.',
    }));
}

function noId({ file, lineOf }: FileEntry): Problem {
  return {
    file,
    line: lineOf(),
    rule: 'removed',
    message: 'This is not an id.',
    expected: 'a list of ids of entities and relations',
    fix: 'Write each as a text, such as - company:some-name.',
  };
}

function noMeta(directory: string): Problem {
  const file = join(basename(join(directory, '.')), 'dataset.yaml');
  return {
    file,
    line: 1,
    rule: 'dataset',
    message: 'There is no dataset.yaml.',
    expected: 'name, version, title and licence of the data set',
    fix: 'Add the file; seed/README.md says what stands in it.',
  };
}

function noFolder(directory: string): Problem {
  return {
    file: directory,
    line: 1,
    rule: 'dataset',
    message: 'There is no such folder.',
    expected: 'the folder of a data set',
    fix: 'Check the path.',
  };
}
