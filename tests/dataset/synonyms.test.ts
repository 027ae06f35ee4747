import { expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset/load-dataset.js';
import { agency, folderWith } from '../helpers/datasets.js';

/** The problems of a data set whose dataset.yaml has these lines of synonyms. */
async function problemsOf(...lines: readonly string[]): Promise<string[]> {
  const { problems } = await loadDataset(
    await folderWith({
      'dataset.yaml': `name: small\nversion: 1.0.0\ntitle: Small\nlicence: none\nsynonyms:\n${lines.map((line) => `  - ${JSON.stringify(line)}\n`).join('')}`,
      'agencies/one.yaml': agency('one', 'One'),
    }),
  );
  return problems.map(({ line, message, expected }) => `${line} ${message} ${expected ?? ''}`);
}

test('lines of different words are taken', async () => {
  expect(await problemsOf('EV, electric car, 电动汽车', 'battery，电池')).toEqual([]);
});

test('a line has narrower words and wider ones behind one sign, and a word may be narrower in several', async () => {
  const taken = ['lidar, camera < driving', 'lidar < sensor', 'driving, 驾驶'];
  expect(await problemsOf(...taken)).toEqual([]);
  for (const line of ['lidar <', '< driving', 'lidar < sensor < device', 'lidar < Lidar']) {
    const [problem] = await problemsOf('truck, lorry', line);
    expect([line, problem]).toEqual([line, expect.stringContaining('narrower and wider words')]);
  }
});

test('a line needs two words, whatever their case and spaces', async () => {
  for (const line of ['battery', 'EV, ev', ' , ', 'five-year plan, five year plan']) {
    const [problem] = await problemsOf('truck, lorry', line);
    expect([line, problem]).toEqual([line, expect.stringContaining('two different words')]);
  }
});

test('a word stands in one line alone', async () => {
  const [problem] = await problemsOf('EV, electric car', 'car, automobile', 'ev, 电动汽车');
  expect(problem).toContain('"ev" is in line 1 of the list, too');
});
