import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Dataset } from '../../src/dataset/dataset.js';
import { loadDataset } from '../../src/dataset/load-dataset.js';
import { temporaryFolder } from './folders.js';

const meta = 'name: small\nversion: 1.0.0\ntitle: Small\nlicence: none\n';
const source = 'id: source:a\nname: A\ntype: ARTICLE\npublisher: Somebody\nsources: [source:a]\n';

/** A folder with a data set: the files given, and a dataset.yaml and one source unless they are given too. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await temporaryFolder('policy-graph-data-'), 'data');
  for (const [path, text] of Object.entries({
    'dataset.yaml': meta,
    'sources/a.yaml': source,
    ...files,
  })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** The problems of such a folder as `file:line rule`. */
export async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { problems } = await loadDataset(await folderWith(files));
  return problems.map(({ file, line, rule }) => `${file.replace(/^data\//, '')}:${line} ${rule}`);
}

/** Such a folder as a data set. */
export async function datasetOf(files: Readonly<Record<string, string>>): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(await folderWith(files));
  if (!dataset) throw new Error(JSON.stringify(problems, null, 2));
  return dataset;
}

export const agency = (slug: string, name: string, more = '') =>
  `id: agency:${slug}\nname: ${name}\ntype: MINISTRY\nlevel: CENTRAL\nsources: [source:a]\n${more}`;
export const policy = (slug: string, name: string, more = '') =>
  `id: policy:${slug}\nname: ${name}\ntype: PLAN\nstatus: ISSUED\nsources: [source:a]\n${more}`.replace(
    'PLAN',
    'ACTION_PLAN',
  );
