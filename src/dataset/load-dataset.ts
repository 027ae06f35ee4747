import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contentHash } from './content-hash.js';
import type { Dataset } from './dataset.js';
import { judge } from './judge.js';
import { datasetMeta } from './meta.js';
import type { Problem } from './problem.js';
import { type Entry, readFiles } from './read-files.js';
import type { Records } from './records.js';
import { shapeProblems } from './rules/shape.js';

/**
 * Reads a folder of YAML files as a data set. Every problem is found in one run; with any, there is no data set.
 * Touches no database.
 */
export async function loadDataset(
  directory: string,
): Promise<{ dataset: Dataset | undefined; problems: Problem[] }> {
  const isFolder = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return { dataset: undefined, problems: [noFolder(directory)] };
  const { entries, problems: unreadable } = await readFiles(directory);
  const meta = entries.find(
    ({ file, folder }) => folder === '' && basename(file) === 'dataset.yaml',
  );
  const { records, problems: judged } = judge(entries);
  const problems = [
    ...unreadable,
    ...(meta ? shapeProblems(meta, datasetMeta as never) : [noMeta(directory)]),
    ...strays(entries),
    ...judged,
  ].sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') || a.line - b.line || a.rule.localeCompare(b.rule, 'en'),
  );
  return {
    dataset: meta && problems.length === 0 ? datasetOf(meta, records) : undefined,
    problems,
  };
}

function datasetOf(meta: Entry, { entities, links }: Records): Dataset {
  const relations = links.map(({ type, id, value, file, line }) => ({
    type,
    id,
    value,
    file,
    line,
  }));
  const things = entities.map(({ kind, value, file, line }) => ({ kind, value, file, line }));
  const content = [
    ...things.map(({ kind, value }) => [kind, value.id, contentHash(value)]),
    ...relations.map(({ type, id, value }) => [type, id, contentHash(value)]),
  ]
    .map((part) => part.join(' '))
    .sort();
  return {
    meta: datasetMeta.parse(meta.value),
    entities: things,
    relations,
    hash: contentHash([meta.value, content]),
  };
}

function strays(entries: readonly Entry[]): Problem[] {
  return entries
    .filter(({ file, folder }) => folder === '' && basename(file) !== 'dataset.yaml')
    .map(({ file }) => ({
      file,
      line: 1,
      rule: 'folder',
      message: 'The file stands in no folder of a kind.',
      expected: 'dataset.yaml alone at the top',
      fix: 'Move it to the folder of its kind, or to relations.',
    }));
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
