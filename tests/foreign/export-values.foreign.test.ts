import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNamed } from '../../src/interchange/export/formats.js';
import { exportedGraphOf } from '../helpers/exported-graph.js';
import { datasetWith } from '../helpers/small-data-set.js';
import { written } from '../helpers/written.js';
import { pythonWith } from './python.js';

const run = promisify(execFile);

const tie = (type: string, from: string, to: string, more: object = {}) => ({
  type,
  value: { from, to, ...more },
});
const long = `company:${'a-very-long-name-'.repeat(13)}indeed`;

/** A few things of which each value is known, so that what a program reads can be told right or wrong. */
const dataset = datasetWith(
  [
    { id: 'place:shenzhen', name: 'Shenzhen', nameZh: '深圳', level: 'CITY', code: 'CN-GD' },
    {
      id: 'company:huawei',
      name: '华为',
      nameZh: '华为',
      type: 'COMPANY',
      names: [
        { text: 'Huawei', language: 'EN', kind: 'SHORT', source: 'source:a' },
        { text: 'Хуавэй', language: 'UND', kind: 'ALTERNATIVE', source: 'source:a' },
      ],
      identifiers: ['USCC:914403001922038216', 'LEI:213800KUD8LAJWSQ9D15', 'HRB:1234'],
    },
    { id: long, name: 'Long', type: 'COMPANY' },
    { id: 'event:deal', name: 'Deal', type: 'ACQUISITION', status: 'ACTUAL', date: '2021-08' },
    { id: 'policy:law', name: 'Law', type: 'LAW', status: 'IN_FORCE', issuedOn: '2021-08-17' },
  ],
  [
    tie('BASED_IN', 'company:huawei', 'place:shenzhen', { since: '1987' }),
    tie('HOLDS_STAKE_IN', 'company:huawei', long, { since: '2021', until: '2021-03' }),
    tie('CONTROLS', 'company:huawei', long, { since: '2021-08-17', until: '2021-08-17' }),
    tie('TOOK_PART_IN', 'company:huawei', 'event:deal', { role: 'BUYER' }),
    tie('TOOK_PART_IN', 'company:huawei', 'event:deal', { role: 'PARTNER' }),
  ],
);

type Data = Record<string, unknown>;
interface Read {
  readonly nodes: Record<string, Data>;
  readonly edges: Record<string, [from: string, to: string, data: Data]>;
}
let found: {
  readonly graphml: Read;
  readonly gexf: Read;
  readonly ftm: {
    readonly entities: Record<string, [schema: string, properties: Record<string, string[]>]>;
    readonly problems: unknown[];
  };
  readonly jsonld: [subject: string, predicate: string, value: string, type: string, tag: string][];
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-values-'));
  const graph = exportedGraphOf(dataset);
  for (const name of ['graphml', 'gexf', 'ftm', 'jsonld']) {
    const format = formatNamed(name);
    if (format) await writeFile(join(folder, name), await written(format, graph));
  }
  const python = join(await pythonWith('exports'), 'python');
  const script = fileURLToPath(new URL('read-exports.py', import.meta.url));
  const { stdout } = await run(python, [script, folder], { maxBuffer: 2 ** 28 });
  found = JSON.parse(stdout);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('networkx has the lifetimes of GEXF as whole days, none of which ends before it begins', () => {
  const { nodes, edges } = found.gexf;
  const lifetime = ({ start, end }: Data = {}) => [start, end];
  expect(lifetime(nodes['event:deal'])).toEqual(['2021-08-01', undefined]);
  const of = (id: string) => lifetime(edges[id]?.[2]);
  expect(of('based_in:company:huawei>place:shenzhen')).toEqual(['1987-01-01', undefined]);
  expect(of(`holds_stake_in:company:huawei>${long}`)).toEqual(['2021-01-01', '2021-03-30']);
  expect(of(`controls:company:huawei>${long}`)).toEqual(['2021-08-17', '2021-08-17']);
});

test.each(['graphml', 'gexf'] as const)(
  'networkx has the labels of %s, and parallel edges apart',
  (format) => {
    const { nodes, edges } = found[format];
    expect([nodes['company:huawei']?.label, nodes['event:deal']?.label]).toEqual(['华为', 'Deal']);
    const parties = Object.entries(edges).filter(([id]) => id.startsWith('took_part_in:'));
    expect(parties.map(([id, [from, to, data]]) => [id, from, to, data.label, data.role])).toEqual(
      ['BUYER', 'PARTNER'].map((role) => [
        `took_part_in:company:huawei>event:deal;${role}`,
        ...['company:huawei', 'event:deal', 'took part in', role],
      ]),
    );
  },
);

test('followthemoney keeps countries, LEI, USCC and ids', () => {
  const { entities, problems } = found.ftm;
  expect(problems).toEqual([]);
  expect(entities['company.huawei']?.[1]).toMatchObject({
    country: ['cn'],
    leiCode: ['213800KUD8LAJWSQ9D15'],
    uscCode: ['914403001922038216'],
    registrationNumber: ['HRB:1234'],
    alias: ['Huawei', 'Хуавэй', '华为'],
  });
  expect(entities['place.shenzhen']?.[1]).toMatchObject({
    country: ['cn'],
    territoryCode: ['cn-gd'],
  });
  const stakes = Object.values(entities).filter(([schema]) => schema === 'Ownership');
  expect(
    stakes.map(([, { startDate, endDate, asset }]) => [startDate, endDate, asset?.[0]?.length]),
  ).toEqual([[['2021'], ['2021-03'], 200]]);
});

test('rdflib reads names with the language that is known, and dates by how exactly they are', () => {
  const said = (id: string, predicate: string) =>
    found.jsonld
      .filter(
        ([subject, property]) => subject === `urn:policy-graph:${id}` && property === predicate,
      )
      .map(([, , value, type, tag]) => [value, type.replace(/^.*#/, ''), tag])
      .sort();
  const schema = (name: string) => `https://schema.org/${name}`;
  const own = (name: string) => `urn:policy-graph:vocabulary:${name}`;
  expect(said('company:huawei', schema('name'))).toEqual([['华为', '', 'zh']]);
  expect(said('company:huawei', schema('alternateName'))).toEqual([
    ['Huawei', '', 'en'],
    ['Хуавэй', '', ''],
  ]);
  expect(said('company:huawei', schema('leiCode'))).toEqual([['213800KUD8LAJWSQ9D15', '', '']]);
  expect(said('policy:law', schema('legislationDate'))).toEqual([['2021-08-17', 'date', '']]);
  expect(said('event:deal', schema('startDate'))).toEqual([['2021-08', 'gYearMonth', '']]);
  const based = 'based_in:company:huawei%3Eplace:shenzhen';
  expect(said(based, own('since'))).toEqual([['1987', 'gYear', '']]);
  expect(said(based, schema('identifier'))).toEqual([[based.replace('%3E', '>'), '', '']]);
});
