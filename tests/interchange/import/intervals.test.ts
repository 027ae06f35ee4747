import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { head, inputFolder, runImport } from '../../helpers/imports.js';

type Value = Readonly<Record<string, unknown>>;

/** Imports one table, and gives its relations of a type, its events, and what became of the rows. */
async function run(mapping: string, rows: readonly string[], against = 'none') {
  const table = rows.join('\n');
  const folder = await inputFolder({ 'list.csv': table, 'mapping.yaml': head + mapping });
  const ran = await runImport(folder, ['list.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: [against],
  });
  const entries = async (path: string, ...fields: string[]) =>
    (parse(await ran.text(path).catch(() => '[]')) as Value[]).map((one) =>
      fields.map((field) => one[field] ?? null),
    );
  return {
    ...ran,
    stakes: (...fields: string[]) => entries('relations/holds-stake-in.yaml', ...fields),
    purchases: (...fields: string[]) => entries('relations/acquires.yaml', ...fields),
    partners: (...fields: string[]) => entries('relations/partners-with.yaml', ...fields),
    events: (...fields: string[]) => entries('events/events.yaml', ...fields),
    outcomes: async () =>
      (await ran.report()).map(({ row, outcome, why }) => `${row} ${outcome} ${why}`.trim()),
  };
}

const stakes = (more = '', fields = '') => `tables:
  stakes:
    things:
      holder: {kind: {column: Kind, codes: {person: Person}, otherwise: Company}, name: Holder, fields: {type: {value: COMPANY}}}
      company: {kind: Company, name: Company, fields: {type: {value: COMPANY}}}
    relations:
      - type: HOLDS_STAKE_IN
        from: holder
        to: company
        fields: {percent: Percent, since: From${fields}}
${more}`;
const untilNext = '        until: next\n';
const columns = 'Holder,Company,Percent,From,Kind,Status';

describe('A stake of which rows give several sizes', () => {
  it('has no end that no row and no mapping states', async () => {
    const ran = await run(stakes(), [
      columns,
      'Delta Fund,Alpha Motors,5,2019-03',
      'Delta Fund,Alpha Motors,12.5,2020-07-01',
    ]);
    expect(await ran.stakes('interval', 'percent', 'until')).toEqual([
      ['2019-03', 5, null],
      ['2020-07-01', 12.5, null],
    ]);
  });

  it('ends where the next one begins, in whatever order the rows stand', async () => {
    const ran = await run(stakes(untilNext), [
      columns,
      'Delta Fund,Alpha Motors,30,2021',
      'Delta Fund,Alpha Motors,5,2019-03',
      'Echo Holding,Alpha Motors,40,2018',
      'Delta Fund,Alpha Motors,12.5,2020-07-01',
    ]);
    expect(await ran.stakes('from', 'percent', 'since', 'until')).toEqual([
      ['company:delta-fund', 5, '2019-03', '2020-07-01'],
      ['company:delta-fund', 12.5, '2020-07-01', '2021'],
      ['company:delta-fund', 30, '2021', null],
      ['company:echo-holding', 40, '2018', null],
    ]);
  });

  it('may begin in a quarter, and has no end where that may hold the next day', async () => {
    const rows = [
      columns,
      'Delta Fund,Alpha Motors,30,2021-02',
      'Delta Fund,Alpha Motors,5,Q4 2019',
      'Delta Fund,Alpha Motors,12.5,H2 2020',
    ];
    const ran = await run(stakes(untilNext), rows);
    expect(await ran.stakes('interval', 'percent', 'since', 'until')).toEqual([
      ['2019-q4', 5, '2019-Q4', '2020-H2'],
      ['2020-h2', 12.5, '2020-H2', '2021-02'],
      ['2021-02', 30, '2021-02', null],
    ]);
    const open = await run(stakes(untilNext), [...rows, 'Delta Fund,Alpha Motors,40,Q1 2021']);
    expect((await open.stakes('until')).flat()).toEqual([null, null, null]);
  });

  it('is not ended by what is only planned', async () => {
    const ran = await run(stakes(untilNext, ', status: {column: Status, otherwise: ACTUAL}'), [
      columns,
      'Delta Fund,Alpha Motors,5,2019-03',
      'Delta Fund,Alpha Motors,12.5,2020-07-01,,planned',
      'Delta Fund,Alpha Motors,20,2021',
    ]);
    expect(await ran.stakes('percent', 'since', 'until', 'status')).toEqual([
      [5, '2019-03', '2021', 'ACTUAL'],
      [12.5, '2020-07-01', null, 'PLANNED'],
      [20, '2021', null, 'ACTUAL'],
    ]);
  });

  it('has no end where a row of it gives no day, so that nobody knows which is next', async () => {
    const ran = await run(stakes(untilNext), [
      columns,
      'Delta Fund,Alpha Motors,5,2019-03',
      'Delta Fund,Alpha Motors,12.5,2020-07-01',
      'Delta Fund,Alpha Motors,20,',
    ]);
    expect(await ran.stakes('percent', 'since', 'until')).toEqual([
      [20, null, null],
      [5, '2019-03', null],
      [12.5, '2020-07-01', null],
    ]);
  });

  it('has no end where one day may be the other, and the row that contradicts is refused', async () => {
    const ran = await run(stakes(untilNext), [
      columns,
      'Delta Fund,Alpha Motors,5,2019',
      'Delta Fund,Alpha Motors,12.5,2019-03',
      'Delta Fund,Alpha Motors,20,2021',
    ]);
    expect(await ran.stakes('percent', 'since', 'until')).toEqual([
      [5, '2019', null],
      [20, '2021', null],
    ]);
  });

  it('keeps the end that its row states', async () => {
    const ran = await run(stakes(untilNext, ', until: Status'), [
      columns,
      'Delta Fund,Alpha Motors,5,2019-03,,2019-12',
      'Delta Fund,Alpha Motors,12.5,2020-07-01',
    ]);
    expect(await ran.stakes('percent', 'since', 'until')).toEqual([
      [5, '2019-03', '2019-12'],
      [12.5, '2020-07-01', null],
    ]);
  });

  it('is refused where one day may be the other', async () => {
    const ran = await run(stakes(), [
      columns,
      'Delta Fund,Alpha Motors,5,2019',
      'Delta Fund,Alpha Motors,12.5,2019-03',
    ]);
    expect(await ran.outcomes()).toEqual([
      '2 taken',
      '3 refused since of holds_stake_in:company:delta-fund>company:alpha-motors is 2019-03 here and 2019 in row 2; percent of holds_stake_in:company:delta-fund>company:alpha-motors is 12.5 here and 5 in row 2',
    ]);
  });

  it('has ended where it is 0 percent, and no plan to end it ends it', async () => {
    const ran = await run(stakes('', ', status: {column: Status, otherwise: ACTUAL}'), [
      columns,
      'Delta Fund,Alpha Motors,0,2022',
      'Echo Holding,Alpha Motors,0,2022,,planned',
    ]);
    expect(await ran.stakes('percent', 'since', 'until', 'status')).toEqual([
      [null, null, '2022', 'ENDED'],
    ]);
    expect(await ran.outcomes()).toEqual([
      '2 taken 0 percent: the tie has ended, on 2022',
      expect.stringMatching(/^3 refused shape: .*percent/),
    ]);
  });

  it('says so where another data set has one interval of it', async () => {
    const rows = ['Geely,Renault,5,2019-03', 'Geely,Renault,12.5,2020-07-01'];
    const brief = 'seed/merics-china-industries-2021-09-07';
    const partners = stakes()
      .replace('HOLDS_STAKE_IN', 'PARTNERS_WITH')
      .replace('percent: Percent, ', '');
    const ran = await run(partners, [columns, ...rows], brief);
    const [first] = await ran.outcomes();
    expect(first).toBe(
      '2 taken partners_with:company:geely>company:renault is one interval elsewhere, and one of several here',
    );
  });

  it('may be that of a person', async () => {
    const ran = await run(stakes(), [columns, 'Wang Wei,Alpha Motors,5,2019-03,person']);
    expect(await ran.stakes('from', 'percent')).toEqual([['person:wang-wei', 5]]);
  });

  it('needs a first day to hold until the next one', async () => {
    const ran = await run(stakes(untilNext).replace(', since: From', ''), [
      columns,
      'Delta Fund,Alpha Motors,5,2019',
    ]);
    expect(ran.code).toBe(1);
    expect(ran.printed).toContain('until: next needs to know when each row begins.');
  });
});

const deals = (name: string) => `tables:
  deals:
    things:
      buyer: {kind: Company, name: Buyer, fields: {type: {value: COMPANY}}}
      target: {kind: Company, name: Target, fields: {type: {value: COMPANY}}}
      deal:
        kind: Event
        name: {text: '${name}'}
        fields: {type: {value: ACQUISITION}, status: {column: Status, codes: {done: ACTUAL}}, date: Date}
        lists: {amounts: [{value: Amount, currency: {value: USD}}]}
    relations:
      - {type: ACQUIRES, from: buyer, to: target, fields: {event: {thing: deal}, status: {column: Status, codes: {done: ACTUAL}}}}
`;
const dealColumns = 'Buyer,Target,Date,Status,Amount';

describe('Events with names made of columns', () => {
  it('are told apart by their dates, and by more where these are the same', async () => {
    const ran = await run(deals('{Buyer} buys {Target}'), [
      dealColumns,
      'Alpha Motors,Lithos Mining,2021-08,done,10',
      'Alpha Motors,Lithos Mining,2022-01,planned,20',
      'Alpha Motors,Lithos Mining,2022-01,done,20',
      'Bravo Cells,Kobalt AG,2021,done,',
    ]);
    expect(await ran.events('name', 'date', 'status')).toEqual([
      ['Alpha Motors buys Lithos Mining, 2021-08, actual', '2021-08', 'ACTUAL'],
      ['Alpha Motors buys Lithos Mining, 2022-01, actual', '2022-01', 'ACTUAL'],
      ['Alpha Motors buys Lithos Mining, 2022-01, planned', '2022-01', 'PLANNED'],
      ['Bravo Cells buys Kobalt AG', '2021', 'ACTUAL'],
    ]);
    expect(await ran.purchases('interval', 'status')).toEqual([
      ['alpha-motors-buys-lithos-mining-2021-08-actual', 'ACTUAL'],
      ['alpha-motors-buys-lithos-mining-2022-01-actual', 'ACTUAL'],
      ['alpha-motors-buys-lithos-mining-2022-01-planned', 'PLANNED'],
      [null, 'ACTUAL'],
    ]);
    expect(await ran.outcomes()).toEqual(['2 taken', '3 taken', '4 taken', '5 taken']);
  });

  it('are one event where the rows say the same, or one of them less', async () => {
    const ran = await run(deals('{Buyer} buys {Target}, {Date}'), [
      dealColumns,
      'Alpha Motors,Lithos Mining,2021-08,done,10',
      'Alpha Motors,Lithos Mining,2021-08,done,10',
      'Alpha Motors,Lithos Mining,2021-08,done,',
    ]);
    expect(await ran.events('name', 'sources')).toEqual([
      [
        'Alpha Motors buys Lithos Mining, 2021-08',
        ['source:list#deals-row-2', 'source:list#deals-row-3', 'source:list#deals-row-4'],
      ],
    ]);
    expect(await ran.purchases('interval')).toEqual([[null]]);
  });

  it('are told apart by their amounts where all else is the same', async () => {
    const ran = await run(deals('{Buyer} buys {Target}, {Date}'), [
      dealColumns,
      'Alpha Motors,Lithos Mining,2021-08,done,10',
      'Alpha Motors,Lithos Mining,2021-08,done,25',
    ]);
    expect(await ran.events('name')).toEqual([
      ['Alpha Motors buys Lithos Mining, 2021-08, 10 USD'],
      ['Alpha Motors buys Lithos Mining, 2021-08, 25 USD'],
    ]);
  });

  it('are told apart by the numbers in them: 12.5 is not 125', async () => {
    const ran = await run(
      deals('{Buyer} buys {Date} percent of {Target}').replace(', date: Date', ''),
      [
        dealColumns,
        'Alpha Motors,Lithos Mining,12.5,done,',
        'Alpha Motors,Lithos Mining,125,done,',
        'Alpha Motors,Lithos Mining,12.5,done,',
      ],
    );
    expect(await ran.events('name', 'sources')).toEqual([
      [
        'Alpha Motors buys 12.5 percent of Lithos Mining',
        ['source:list#deals-row-2', 'source:list#deals-row-4'],
      ],
      ['Alpha Motors buys 125 percent of Lithos Mining, 2', ['source:list#deals-row-3']],
    ]);
  });

  it('that have a name of their own are not told apart: rows that contradict are refused', async () => {
    const ran = await run(deals('{Buyer}').replace("name: {text: '{Buyer}'}", 'name: Buyer'), [
      dealColumns,
      'Alpha Motors,Lithos Mining,2021-08,done,10',
      'Alpha Motors,Lithos Mining,2022-01,done,10',
    ]);
    expect((await ran.outcomes())[1]).toContain('date of event:alpha-motors is 2022-01 here');
  });
});

describe('A symmetric tie', () => {
  const partners = `tables:
  partners:
    things:
      one: {kind: Company, name: One, fields: {type: {value: COMPANY}}}
      other: {kind: Company, name: Other, fields: {type: {value: COMPANY}}}
    relations:
      - {type: PARTNERS_WITH, from: one, to: other, fields: {since: Since}}
`;
  it('has intervals whichever end comes first', async () => {
    const ran = await run(partners, [
      'One,Other,Since',
      'Bravo Cells,Alpha Motors,2019',
      'Alpha Motors,Bravo Cells,2019',
      'Alpha Motors,Bravo Cells,2021-05',
    ]);
    expect(await ran.partners('interval', 'sources')).toEqual([
      ['2019', ['source:list#partners-row-2', 'source:list#partners-row-3']],
      ['2021-05', ['source:list#partners-row-4']],
    ]);
  });
});

describe('Ownerships of FollowTheMoney', () => {
  it('of one owner and one asset with two first days are two intervals', async () => {
    const company = (id: string, name: string) =>
      JSON.stringify({ id, schema: 'Company', properties: { name: [name] } });
    const owns = (id: string, percentage: string, startDate: string) =>
      JSON.stringify({
        id,
        schema: 'Ownership',
        properties: {
          owner: ['a'],
          asset: ['b'],
          percentage: [percentage],
          startDate: [startDate],
        },
      });
    const lines = [
      company('a', 'Delta Fund'),
      company('b', 'Alpha Motors'),
      owns('c', '5', '2019-03'),
      owns('d', '12.5', '2020-07-01'),
    ];
    const folder = await inputFolder({
      'list.ndjson': lines.join('\n'),
      'mapping.yaml': `${head}newOnes: {Company: {type: COMPANY}}\n`,
    });
    const ran = await runImport(folder, ['list.ndjson'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    const ties = parse(await ran.text('relations/holds-stake-in.yaml')) as Value[];
    expect(ties.map(({ interval, percent }) => [interval, percent])).toEqual([
      ['2019-03', 5],
      ['2020-07-01', 12.5],
    ]);
  });
});
