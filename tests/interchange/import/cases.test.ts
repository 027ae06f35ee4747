import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../../helpers/folders.js';
import { runImport } from '../../helpers/imports.js';

const cases = fileURLToPath(new URL('../../fixtures/import-cases', import.meta.url));
type Value = Readonly<Record<string, unknown>>;

/** Imports a table with the mapping beside it. */
async function imported(name: string, files = [`${name}.csv`]) {
  const out = join(await temporaryFolder('policy-graph-case-'), 'out');
  const flags = { mapping: join(cases, `${name}.yaml`), against: ['none'], out };
  const ran = await runImport(cases, files, flags);
  const entries = async (path: string): Promise<Value[]> =>
    parse(await readFile(join(out, path), 'utf8').catch(() => '[]'));
  const outcomes = async () =>
    (await ran.report()).map(({ row, outcome, why }) => `${row} ${outcome} ${why}`.trim());
  return { ...ran, entries, outcomes };
}

/** What stands in a list of records, without what they all have alike. */
function said(records: readonly Value[], ...fields: string[]) {
  return records.map((one) => fields.map((field) => one[field] ?? null));
}

describe('Purchases, planned and done', () => {
  it('are an event each with a name made of columns, and an interval of the tie each', async () => {
    const { entries, outcomes } = await imported('deals');
    const events = await entries('events/events.yaml');
    expect(said(events, 'name', 'date', 'status', 'amounts')).toEqual([
      [
        'Alpha Motors buys Lithos Mining, 2021-8',
        '2021-08',
        'ACTUAL',
        [{ value: 1_740_000_000, currency: 'USD' }],
      ],
      [
        'Alpha Motors buys Lithos Mining, 2022-1',
        '2022-01',
        'ACTUAL',
        [{ value: 125_000_000, currency: 'USD' }],
      ],
      [
        'Bravo Cells buys Kobalt AG, 2021-9',
        '2021-09',
        'PLANNED',
        [{ value: 5_820_000_000, currency: 'CNY' }],
      ],
      ['Delta Fund buys Bravo Cells, 2022-2', '2022-02', 'ACTUAL', null],
    ]);
    const ties = await entries('relations/acquires.yaml');
    expect(said(ties, 'from', 'to', 'since', 'status', 'interval', 'event')).toEqual([
      [
        'company:alpha-motors',
        'company:lithos-mining',
        '2021-08',
        'ACTUAL',
        '2021-08',
        'event:alpha-motors-buys-lithos-mining-2021-8',
      ],
      [
        'company:alpha-motors',
        'company:lithos-mining',
        '2022-01',
        'ACTUAL',
        '2022-01',
        'event:alpha-motors-buys-lithos-mining-2022-1',
      ],
      [
        'company:bravo-cells',
        'company:kobalt-ag',
        '2021-09',
        'PLANNED',
        null,
        'event:bravo-cells-buys-kobalt-ag-2021-9',
      ],
      [
        'company:delta-fund',
        'company:bravo-cells',
        '2022-02',
        'ACTUAL',
        null,
        'event:delta-fund-buys-bravo-cells-2022-2',
      ],
    ]);
    expect(await outcomes()).toEqual([
      '2 taken',
      '3 taken',
      '4 taken',
      '5 taken left out: amount: "55%" is a percentage and no amount of money. Correct the cell',
    ]);
  });
});

describe('A stake that changes', () => {
  it('is one tie in three intervals with an event each; 0 percent ends it', async () => {
    const { entries, outcomes } = await imported('stakes-over-time');
    const ties = await entries('relations/holds-stake-in.yaml');
    expect(said(ties, 'interval', 'percent', 'since', 'until', 'status')).toEqual([
      ['2019-03', 5, '2019-03', '2020-07-01', null],
      ['2020-07-01', 12.5, '2020-07-01', '2022', null],
      ['2022', null, null, '2022', 'ENDED'],
    ]);
    expect(ties[0]?.sources).toEqual([
      'source:stakes-over-time#stakes-row-2',
      'source:stakes-over-time#stakes-row-3',
    ]);
    const events = await entries('events/events.yaml');
    expect(said(events, 'name', 'date')).toEqual([
      ['Delta Fund has 0 percent of Alpha Motors', '2022'],
      ['Delta Fund has 12.5 percent of Alpha Motors', '2020-07-01'],
      ['Delta Fund has 5 percent of Alpha Motors', '2019-03'],
    ]);
    expect(await outcomes()).toEqual([
      '2 taken',
      '3 taken',
      '4 taken 0 percent: the tie has ended, on 2022',
    ]);
  });
});

describe('Partners', () => {
  it('that are given both ways are one tie with two sources', async () => {
    const { entries, outcomes } = await imported('both-ways');
    const ties = await entries('relations/partners-with.yaml');
    expect(said(ties, 'from', 'to', 'sources')).toEqual([
      [
        'company:alpha-motors',
        'company:bravo-cells',
        ['source:both-ways#partners-row-2', 'source:both-ways#partners-row-3'],
      ],
    ]);
    expect(await outcomes()).toEqual(['2 taken', '3 taken states the same as row 2']);
  });
});

describe('A list beside a table that refuses what is unknown', () => {
  it('makes its companies known, and constants of neither refuse rows of the other', async () => {
    for (const files of [
      ['list.csv', 'ties.csv'],
      ['ties.csv', 'list.csv'],
    ]) {
      const { entries, outcomes } = await imported('list-and-ties', files);
      for (const outcome of await outcomes()) expect(outcome).toMatch(/^2 taken/);
      const companies = await entries('companies/companies.yaml');
      expect(companies.map(({ name }) => name)).toEqual(['Nova Chips']);
      expect(await entries('relations/operates-in.yaml')).toHaveLength(1);
    }
  });
});

describe('Dates as tables have them', () => {
  it('are never more exact than they are written, and words around one are a doubt', async () => {
    const { entries, outcomes } = await imported('dates');
    const plans = await entries('events/events.yaml');
    expect(said(plans, 'name', 'date')).toEqual([
      ['A plan', '2021-Q3'],
      ['B plan', '2021-08'],
      ['C plan', '2021-H1'],
      ['D plan', '2021'],
      ['E plan', '2021-08-27'],
    ]);
    expect(await outcomes()).toEqual([
      '2 taken',
      '3 taken',
      '4 taken',
      '5 taken',
      '6 taken',
      '7 doubtful date: "published on 27 August 2021 (draft)" has more than the date 2021-08-27',
    ]);
  });
});
