import type { Dataset } from '../dataset/dataset.js';
import { dataSetFolders, loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import type { Problem } from '../dataset/problem.js';
import { oneIdForTwo } from '../dataset/statements/one-id.js';
import { table } from './table.js';

/**
 * Validates a data set, or a folder of data sets, without a database: prints every problem, or a summary of each, and
 * the ids that several of them use for different things. Returns the exit code.
 */
export async function check(directory: string, write: (text: string) => void): Promise<number> {
  const read = await Promise.all((await dataSetFolders(directory)).map(loadDataset));
  const whole = read.flatMap(({ dataset }) => dataset ?? []);
  for (const { dataset, problems } of read) write(dataset ? summaryOf(dataset) : said(problems));
  const shared = oneIdForTwo(whole);
  if (shared.length > 0) write(said(shared));
  return whole.length === read.length && shared.length === 0 ? 0 : 1;
}

function said(problems: readonly Problem[]): string {
  return `${printProblems(problems)}\n`;
}

function summaryOf(dataset: Dataset): string {
  return `${dataset.meta.title} ${dataset.meta.version}: no problems.\n${table(['what', 'number'], countsOf(dataset))}\n`;
}

function countsOf({ entities, relations }: Dataset): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of [...entities.map(({ kind }) => kind), ...relations.map(({ type }) => type)]) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts, ['entities', entities.length], ['relations', relations.length]];
}
