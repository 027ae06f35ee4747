import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataSetFolders } from '../../src/dataset/load-dataset.js';

it('The folders of data sets in a folder are those with a dataset.yaml, links to folders among them', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-folders-'));
  const [seed, elsewhere] = [join(directory, 'seed'), join(directory, 'elsewhere')];
  for (const folder of [join(seed, 'brief'), join(seed, 'notes'), elsewhere])
    await mkdir(folder, { recursive: true });
  for (const folder of [join(seed, 'brief'), elsewhere])
    await writeFile(join(folder, 'dataset.yaml'), 'name: one\n');
  await writeFile(join(seed, 'README.md'), '');
  await symlink(elsewhere, join(seed, 'linked'));
  expect(await dataSetFolders(seed)).toEqual([join(seed, 'brief'), join(seed, 'linked')]);
  expect(await dataSetFolders(elsewhere)).toEqual([elsewhere]);
});
