import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { scoreNames } from '../../../src/cli/known.js';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { shortenedName } from '../../../src/interchange/import/parse/short-forms.js';
import { knownInFolders } from '../../../src/interchange/import/resolve/known-folders.js';
import { head, inputFolder, runImport } from '../../helpers/imports.js';

test.each([
  ['Northern Star Shipping (NOSTA)', 'Northern Star Shipping', 'NOSTA', 'ABBREVIATION'],
  [
    'Ministry of Science and Technology (MOST)',
    'Ministry of Science and Technology',
    'MOST',
    'ABBREVIATION',
  ],
  [
    'Harbin Pump Works Co., Ltd. (Harbin Pump)',
    'Harbin Pump Works Co., Ltd.',
    'Harbin Pump',
    'SHORT',
  ],
  ['Harbin Pump Works (hereinafter "HPW")', 'Harbin Pump Works', 'HPW', 'ABBREVIATION'],
  ['哈尔滨北泵股份有限公司（“北泵”）', '哈尔滨北泵股份有限公司', '北泵', 'SHORT'],
  ['哈尔滨北泵股份有限公司(以下简称“北泵股份”)', '哈尔滨北泵股份有限公司', '北泵股份', 'SHORT'],
  ['哈尔滨北泵股份有限公司（简称：北泵）', '哈尔滨北泵股份有限公司', '北泵', 'SHORT'],
  ['国家发展和改革委员会（发改委）', '国家发展和改革委员会', '发改委', 'SHORT'],
])('%s has a short form', (text, name, shortForm, kind) => {
  expect(shortenedName('Company', text)).toEqual({ name, shortForm, kind });
});

test.each([
  'Harbin Pump (China) Co., Ltd.',
  'Harbin Pump (China)',
  'Harbin Pump (HK)',
  'Harbin Pump Works (Group)',
  'Harbin Pump Works (Shenzhen)',
  'Harbin Pump Works (Turbines)',
  'Harbin Pump Works (Harbin)',
  'Harbin Pump Works ("the Company")',
  '哈尔滨泵业（深圳）有限公司',
  '哈尔滨泵业（集团）',
  '哈尔滨泵业（哈尔滨）',
  '哈尔滨泵业集团（以下简称“公司”）',
  '北方基金（有限合伙）',
  '村镇林（草）员协会',
])('%s keeps its brackets', (text) => {
  expect(shortenedName('Company', text)).toBeUndefined();
});

test('titles of documents and names of people keep their brackets', () => {
  expect(shortenedName('Policy', '新能源汽车规划（新规划）')).toBeUndefined();
  expect(shortenedName('Person', 'Zhang Min (ZM)')).toBeUndefined();
});

describe('A name with its short form in brackets', () => {
  it('is the full name with an alias, by which it is found', async () => {
    const folder = await inputFolder({
      'list.csv': [
        'Name,Chinese',
        'Northern Star Shipping (NOSTA),北星航运有限公司',
        'Harbin Pumps,哈尔滨北泵股份有限公司（“北泵”）',
        'NOSTA,',
      ].join('\n'),
      'mapping.yaml': `${head}tables:
  list:
    things:
      company: {kind: Company, name: Name, nameZh: Chinese, fields: {type: {value: COMPANY}}}
`,
    });
    const ran = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect((await ran.report()).map(({ created, why }) => created || why)).toEqual([
      'company:northern-star-shipping',
      'company:harbin-pumps',
      'company:northern-star-shipping',
    ]);
    const { dataset } = await loadDataset(ran.out);
    const companies = (dataset?.entities ?? []).filter(({ kind }) => kind === 'Company');
    expect(companies.map(({ value: { name, nameZh, names } }) => [name, nameZh, names])).toEqual([
      [
        'Harbin Pumps',
        '哈尔滨北泵股份有限公司',
        [{ text: '北泵', language: 'ZH', kind: 'SHORT', source: 'source:list#list-row-3' }],
      ],
      [
        'Northern Star Shipping',
        '北星航运有限公司',
        [{ text: 'NOSTA', language: 'EN', kind: 'ABBREVIATION', source: 'source:list#list-row-2' }],
      ],
    ]);
    const known = knownInFolders(dataset ? [dataset] : [], scoreNames());
    const [byLatin, byChinese] = await known.resembling([
      { kind: 'Company', text: 'NOSTA' },
      { kind: 'Company', text: '北泵' },
    ]);
    expect([byLatin?.[0]?.id, byChinese?.[0]?.id]).toEqual([
      'company:northern-star-shipping',
      'company:harbin-pumps',
    ]);
    for (const [first] of [byLatin ?? [], byChinese ?? []])
      expect(first?.score).toBeGreaterThanOrEqual(90);
  });
});
