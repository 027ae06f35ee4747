import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { oneIdForTwo } from '../../../src/dataset/statements/one-id.js';
import { seed } from '../../helpers/graph.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const kind = (name: string, fields = '{}', more = '') => `${head}tables:
  list:
    things:
      one: {kind: ${name}, name: Name, nameZh: Chinese, fields: ${fields}${more}}
`;
const people = kind('Person');
const places = kind('Place', '{level: {value: CITY}}');
const companies = kind('Company', '{type: {value: COMPANY}}');

/** Imports one table; `rows` without its headings. */
async function importing(
  mapping: string,
  rows: readonly string[],
  flags: Parameters<typeof runImport>[2] = {},
): Promise<Ran & { folder: string }> {
  const folder = await inputFolder({
    'list.csv': ['Name,Chinese', ...rows].join('\n'),
    'mapping.yaml': mapping,
  });
  const ran = await runImport(folder, ['list.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: ['none'],
    ...flags,
  });
  return { ...ran, folder };
}

const outcomes = async (ran: Ran) =>
  (await ran.report()).map(({ row, outcome, why, created, matched }) =>
    `${row} ${outcome} ${why} ${matched}${created}`.replace(/ +/g, ' ').trim(),
  );

async function entities(folder: string) {
  const { dataset, problems } = await loadDataset(folder);
  expect(problems).toEqual([]);
  return (dataset?.entities ?? [])
    .filter(({ kind: one }) => one !== 'Source')
    .map(({ value: { id, name, nameZh } }) => [id, name, nameZh]);
}

describe('Rows with one Latin name and Chinese names that contradict each other', () => {
  it('are two people, and the report says so', async () => {
    const ran = await importing(people, ['Zhang Min,张敏', 'Zhang Min,章旻', 'Zhang Min,張敏']);
    expect(await entities(ran.out)).toEqual([
      ['person:zhang-min', 'Zhang Min', '张敏'],
      [expect.stringMatching(/^person:zhang-min-[0-9a-f]{6}$/), 'Zhang Min', '章旻'],
    ]);
    expect((await ran.report()).map(({ why }) => why)).toEqual([
      '',
      'another Person than "Zhang Min" 张敏 of list 2, as it is 章旻',
      'states the same as row 2',
    ]);
    expect(ran.code).toBe(0);
  });

  it('are two people also where the Chinese name stands among further names', async () => {
    const further = people.replace('nameZh: Chinese', 'names: [Chinese]');
    const ran = await importing(further, ['Zhang Min,张敏', 'Zhang Min,章旻']);
    expect((await entities(ran.out)).map(([id]) => id)).toEqual([
      'person:zhang-min',
      expect.stringMatching(/^person:zhang-min-/),
    ]);
  });

  it('are two cities, also where only one of the names has the word for city', async () => {
    const ran = await importing(places, ['Yichun,宜春', 'Yichun,伊春市', 'Yichun,宜春市']);
    expect(await entities(ran.out)).toEqual([
      ['place:yichun', 'Yichun', '宜春'],
      [expect.stringMatching(/^place:yichun-/), 'Yichun', '伊春市'],
    ]);
  });

  it('are in doubt where the Latin name is more than the sound of the Chinese', async () => {
    const ran = await importing(companies, [
      'Bright Dairy,光明乳业股份有限公司',
      'Bright Dairy,晨曦牧场有限公司',
      'Bright Dairy,光明乳业',
    ]);
    expect(await outcomes(ran)).toEqual([
      '2 taken company:bright-dairy',
      '3 doubtful "Bright Dairy": may be Bright Dairy: it is 晨曦牧场有限公司 here and 光明乳业股份有限公司 there, new in an earlier row',
      '4 taken states the same as row 2 company:bright-dairy',
    ]);
    expect(await ran.text('decisions.csv')).toContain(
      'Company,Bright Dairy (晨曦牧场有限公司),list 3,company:bright-dairy = Bright Dairy 光明乳业股份有限公司 (100)',
    );
  });

  it.each([
    ['last', ['Zhang Min,张敏', 'Zhang Min,章旻', 'Zhang Min,'], 4],
    ['first', ['Zhang Min,', 'Zhang Min,张敏', 'Zhang Min,章旻'], 2],
  ])(
    'leave a row with the Latin name alone in doubt between them, which stands %s',
    async (_, rows, row) => {
      const ran = await importing(people, rows);
      const report = await ran.report();
      expect(report.filter(({ outcome }) => outcome === 'doubtful').map((one) => one.row)).toEqual([
        String(row),
      ]);
      const [line] = (await ran.text('decisions.csv')).split('\r\n').slice(1);
      expect(line).toMatch(
        /^Person,Zhang Min,list \d,person:zhang-min = Zhang Min 张敏 \(100\) \| person:zhang-min-\w+ = Zhang Min 章旻 \(100\)/,
      );
    },
  );

  it('are what a person decides, each by itself', async () => {
    const rows = ['Bright Dairy,光明乳业股份有限公司', 'Bright Dairy,晨曦牧场有限公司'];
    const first = await importing(companies, rows);
    const file = join(first.out, 'decisions.csv');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/,\r\n$/, ',new\r\n'));
    const second = await runImport(first.folder, ['list.csv'], {
      mapping: join(first.folder, 'mapping.yaml'),
      against: ['none'],
      decisions: file,
      force: true,
    });
    expect(second.code).toBe(0);
    expect(await entities(second.out)).toEqual([
      ['company:bright-dairy', 'Bright Dairy', '光明乳业股份有限公司'],
      [expect.stringMatching(/^company:bright-dairy-/), 'Bright Dairy', '晨曦牧场有限公司'],
    ]);
  });
});

describe('One Chinese name with two Latin ones', () => {
  it('is one thing with both names, as each is a translation', async () => {
    const ran = await importing(companies, ['Bright Dairy,光明乳业', 'Guangming Milk,光明乳业']);
    expect(await entities(ran.out)).toEqual([['company:bright-dairy', 'Bright Dairy', '光明乳业']]);
    expect(await ran.text('companies/companies.yaml')).toContain('text: Guangming Milk');
  });
});

describe('A known entity with another Chinese name', () => {
  it('is a candidate and no match, with both names, and a row with the Latin name alone waits with it', async () => {
    const ran = await importing(companies, ['Geely,吉利蔬果种植有限公司', 'Geely,'], {
      against: [seed],
    });
    expect(await outcomes(ran)).toEqual([
      '2 doubtful "Geely": may be Geely Holding Group: it is 吉利蔬果种植有限公司 here and 吉利控股集团 there',
      '3 doubtful "Geely": may be Geely Holding Group: it is 吉利蔬果种植有限公司 here and 吉利控股集团 there',
    ]);
  });

  it('is another one where the Latin name, too, is only similar', async () => {
    const similar = await importing(companies, ['Geely Auto Parts,明达汽车零部件有限公司'], {
      against: [seed],
    });
    expect(await outcomes(similar)).toEqual(['2 taken company:geely-auto-parts']);
    const without = await importing(companies, ['Geely Auto Parts,'], { against: [seed] });
    expect((await outcomes(without))[0]).toMatch(/^2 doubtful/);
  });

  it('has the further name where a person decides that it is meant, and the result can be loaded beside it', async () => {
    const known = await importing(companies, ['Bright Dairy,光明乳业']);
    const other = companies.replace('name: list', 'name: other');
    const rows = ['Bright Dairy,晨曦牧场有限公司'];
    const first = await importing(other, rows, { against: [known.out] });
    const file = join(first.out, 'decisions.csv');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/,\r\n$/, ',company:bright-dairy\r\n'));
    const second = await runImport(first.folder, ['list.csv'], {
      mapping: join(first.folder, 'mapping.yaml'),
      against: [known.out],
      decisions: file,
      force: true,
    });
    expect(await second.text('companies/known.yaml')).toMatch(
      /nameZh: 光明乳业\n {2}names:\n {4}- text: 晨曦牧场有限公司\n[\s\S]*unstated:\n {4}- type\n {4}- nameZh\n/,
    );
    const read = await Promise.all([known.out, second.out].map(loadDataset));
    expect(oneIdForTwo(read.flatMap(({ dataset }) => dataset ?? []))).toEqual([]);
  });

  it('is matched where the Chinese name is the known one or a form of it', async () => {
    const ran = await importing(companies, ['Geely,浙江吉利控股集团有限公司', 'Huawei,華為'], {
      against: [seed],
    });
    expect((await ran.report()).map(({ matched }) => matched)).toEqual([
      'company:geely',
      'company:huawei',
    ]);
  });

  it('is not matched by two that contradict each other', async () => {
    const known = await importing(people, ['Zhang Min,']);
    const other = people.replace('name: list', 'name: other');
    const ran = await importing(other, ['Zhang Min,张敏', 'Zhang Min,章旻'], {
      against: [known.out],
    });
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(['doubtful', 'doubtful']);
    expect(await ran.text('decisions.csv')).toContain('Person,Zhang Min (张敏),list 2,');
    expect(await ran.text('decisions.csv')).toContain('Person,Zhang Min (章旻),list 3,');
  });
});
