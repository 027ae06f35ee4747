import type { Dataset } from '../dataset/dataset.js';
import { dataSetFolders, loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import { table } from './table.js';

/**
 * Validates a data set, or a folder of data sets, without a database: prints every problem, or a summary of each.
 * Returns the exit code.
 */
export async function check(directory: string, write: (text: string) => void): Promise<number> {
  let code = 0;
  for (const folder of await dataSetFolders(directory))
    code = Math.max(code, await checkOne(folder, write));
  return code;
}

async function checkOne(directory: string, write: (text: string) => void): Promise<number> {
  const { dataset, problems } = await loadDataset(directory);
  if (!dataset) {
    write(`${printProblems(problems)}\n`);
    return 1;
  }
  write(
    `${dataset.meta.title} ${dataset.meta.version}: no problems.\n${table(['what', 'number'], countsOf(dataset))}\n`,
  );
  return 0;
}

function countsOf({ entities, relations }: Dataset): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of [...entities.map(({ kind }) => kind), ...relations.map(({ type }) => type)]) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts, ['entities', entities.length], ['relations', relations.length]];
}
