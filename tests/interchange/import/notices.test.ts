import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const mapping = (name: string) => `${head.replace('name: list', `name: ${name}`)}tables:
  list:
    things:
      policy: {kind: Policy, name: Title, fields: {type: {value: ACTION_PLAN}, status: {value: ISSUED}, documentNumber: Number, issuedOn: Day}}
`;
const notice = '国家粮食局关于印发《村镇粮库（点）管理办法》的通知';
const plan = '村镇粮库（点）管理办法';

async function importing(
  rows: readonly string[],
  against: readonly string[] = ['none'],
  name = 'list',
): Promise<Ran> {
  const folder = await inputFolder({
    'list.csv': ['Title,Number,Day', ...rows].join('\n'),
    'mapping.yaml': mapping(name),
  });
  return runImport(folder, ['list.csv'], { mapping: join(folder, 'mapping.yaml'), against });
}

async function policies(folder: string) {
  const { dataset, problems } = await loadDataset(folder);
  expect(problems).toEqual([]);
  return (dataset?.entities ?? [])
    .filter(({ kind }) => kind === 'Policy')
    .map(({ value: { name, documentNumber, names = [] } }) => [
      name,
      documentNumber,
      ...(names as { text: string }[]).map(({ text }) => text),
    ]);
}

const doubts = async (ran: Ran) =>
  (await ran.report()).filter(({ outcome }) => outcome === 'doubtful').map(({ why }) => why);

describe('A document and the notice that issues it', () => {
  it.each([
    ['first', [`${notice},国粮规〔2020〕12号,2020-03-05`, `${plan},国粮规[2020]12 号,2020-03-05`]],
    ['last', [`${plan},国粮规[2020]12 号,2020-03-05`, `${notice},国粮规〔2020〕12号,2020-03-05`]],
  ])('are one under one number, with both titles: the notice %s', async (_, rows) => {
    const ran = await importing(rows);
    const titles = rows.map((row) => row.split(',')[0]);
    expect(await policies(ran.out)).toEqual([[titles[0], '国粮规〔2020〕12号', titles[1]]]);
    expect(ran.code).toBe(0);
  });

  it.each([
    ['first', [`${notice},,`, `${plan},国粮规[2020]12号,`]],
    ['last', [`${plan},国粮规[2020]12号,`, `${notice},,`]],
  ])('are proposed as one where a number is missing: the notice %s', async (_, rows) => {
    expect(await doubts(await importing(rows))).toEqual([
      expect.stringContaining('one is the notice that issues the other'),
    ]);
  });

  it('are two where their numbers differ, and so are two plans of one notice', async () => {
    const ran = await importing([
      `${notice},国粮规〔2020〕12号,`,
      `${plan},国粮规〔2021〕3号,`,
      '粮库检查办法,国粮规〔2020〕12号,',
    ]);
    expect(await policies(ran.out)).toHaveLength(3);
    expect(ran.code).toBe(0);
  });

  it('are one or a proposal also where one of them is known', async () => {
    const known = await importing([`${plan},国粮规〔2020〕12号,2020-03-05`]);
    const numbered = await importing(
      [`${notice},国粮规(2020) 第12号,2020-03-05`],
      [known.out],
      'b',
    );
    expect((await numbered.report()).map(({ matched }) => matched)).toEqual([
      expect.stringMatching(/^policy:/),
    ]);
    expect(await doubts(await importing([`${notice},,`], [known.out], 'b'))).toEqual([
      expect.stringContaining('one is the notice that issues the other'),
    ]);
    const knownNotice = await importing([`${notice},,`]);
    expect(await doubts(await importing([`${plan},,`], [knownNotice.out], 'b'))).toHaveLength(1);
  });
});

describe('Two documents of one title', () => {
  it('are two where their numbers differ', async () => {
    const ran = await importing([`${plan},国粮规〔2020〕12号,`, `${plan},国粮规〔2021〕12号,`]);
    expect((await policies(ran.out)).map(([, number]) => number)).toEqual([
      '国粮规〔2020〕12号',
      '国粮规〔2021〕12号',
    ]);
  });
});
