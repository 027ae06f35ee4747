import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../src/interchange/import/read/read-workbook.js';
import { head, inputFolder, runImport } from '../../../helpers/imports.js';
import { type StoredCell, serial, workbook } from '../../../helpers/workbooks.js';

/** What is read of one cell. */
const read = async (cell: StoredCell) => {
  const table = await readWorkbook(workbook([['Heading'], [cell]]), 'a.xlsx');
  return table.rows[0]?.cells[0];
};
const day = serial('2021-08-27');

describe('A cell of a workbook', () => {
  it.each([
    [0.49, '0%', '49%'],
    [0.49, 9, '49%'],
    [0.125, 10, '12.5%'],
    [0.07, '0.0%;[Red]-0.0%', '7%'],
    [1, '0%', '100%'],
    [0.49, '0.00', '0.49'],
    [49, '0"%"', '49'],
  ])(
    'that holds %d and is formatted as %s is read as it is shown: %s',
    async (number, format, text) => {
      expect(await read({ number, format })).toBe(text);
    },
  );

  it.each([
    [14, '2021-08-27'],
    [17, '2021-08'],
    ['mmm\\-yy', '2021-08'],
    ['[$-409]mmmm\\ yyyy;@', '2021-08'],
    ['yyyy"年"m"月"', '2021-08'],
    ['yyyy"年"m"月"d"日"', '2021-08-27'],
    ['[$-804]yyyy/m/d h:mm', '2021-08-27'],
    ['yyyy', '2021'],
  ])(
    'that holds a day and is formatted as %s is no more exact than it is shown: %s',
    async (format, text) => {
      expect(await read({ number: day, format })).toBe(text);
    },
  );
});

describe('A sheet', () => {
  it('is found by its name, whatever signs are in it', async () => {
    const bytes = workbook([['Share'], [{ number: 0.49, format: '0%' }]], { sheet: 'M&A "部"' });
    const { rows } = await readWorkbook(bytes, 'a.xlsx', { sheet: 'M&A "部"' });
    expect(rows.map(({ cells }) => cells)).toEqual([['49%']]);
  });
});

describe('A workbook', () => {
  const mapping = `${head}tables:
  stakes:
    things:
      owner: {kind: Company, name: Owner, fields: {type: {value: COMPANY}}}
      owned: {kind: Company, name: Owned, fields: {type: {value: COMPANY}}}
    relations:
      - {type: HOLDS_STAKE_IN, from: owner, to: owned, fields: {percent: Percent, since: From, status: {value: ACTUAL}}}
`;
  const run = async (
    rows: readonly (readonly StoredCell[])[],
    merged: readonly string[] = [],
    text = mapping,
  ) => {
    const folder = await inputFolder({
      'stakes.xlsx': workbook([['Owner', 'Owned', 'Percent', 'From'], ...rows], { merged }),
      'mapping.yaml': text,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    return runImport(folder, ['stakes.xlsx'], flags);
  };
  const outcomes = async (ran: Awaited<ReturnType<typeof run>>) =>
    (await ran.report()).map(({ row, outcome, why }) => `${row} ${outcome} ${why}`.trim());

  it('says 49 % where it shows 49 %, as its CSV does', async () => {
    const ran = await run([['Alpha', 'Bravo', { number: 0.49, format: '0%' }, null]]);
    expect(await outcomes(ran)).toEqual(['2 taken']);
    expect(await ran.text('relations/holds-stake-in.yaml')).toContain('percent: 49\n');
  });

  it('with an error in a cell that is read has its row refused', async () => {
    const ran = await run([
      ['Alpha', 'Bravo', { error: '#N/A' }, null],
      ['Alpha', { error: '#REF!' }, 5, null],
    ]);
    const why = (column: string, error: string) =>
      `${column}: "${error}" is an error of the spreadsheet and no value. Correct the cell, or list it under empty in the mapping`;
    expect(await outcomes(ran)).toEqual([
      `2 refused ${why('Percent', '#N/A')}`,
      `3 refused ${why('Owned', '#REF!')}; owned: no name is given in the column Owned`,
    ]);
    const allowed = mapping.replace('    things:', "    empty: ['#N/A']\n    things:");
    const again = await run([['Alpha', 'Bravo', { error: '#N/A' }, null]], [], allowed);
    expect(await outcomes(again)).toEqual(['2 taken']);
  });

  it('with a formula that was never calculated has its row refused', async () => {
    const ran = await run([
      ['Alpha', 'Bravo', { formula: '1+1' }, null],
      ['Alpha', 'Delta', 7, null],
    ]);
    expect(await outcomes(ran)).toEqual([
      '2 refused Percent: the cell holds a formula without its result: open the file in a spreadsheet, and save it there',
      '3 taken',
    ]);
  });

  it('repeats a merged cell in each row that it spans, and says so', async () => {
    const ran = await run(
      [
        ['Alpha', 'Bravo', 5, null],
        [null, 'Delta', 7, null],
        ['Echo', null, null, null],
        [null, null, null, null],
      ],
      ['A2:A3', 'A4:C4', 'A5:A9'],
    );
    expect(await outcomes(ran)).toEqual([
      '2 taken',
      '3 taken Owner filled from the merged cells A2:A3',
      '4 refused Owned: the cell is one of the merged cells A4:C4, and nothing says what stands in it: part them; owned: no name is given in the column Owned; Percent: the cell is one of the merged cells A4:C4, and nothing says what stands in it: part them',
    ]);
    expect(await ran.text('relations/holds-stake-in.yaml')).toContain(
      'from: company:alpha\n  to: company:delta\n',
    );
  });

  it('that shows a month has a month, and one that shows no year puts the row to a person', async () => {
    const ran = await run([
      ['Alpha', 'Bravo', 5, { number: day, format: 'mmm-yy' }],
      ['Alpha', 'Delta', 5, { number: day, format: 'd-mmm' }],
    ]);
    expect(await outcomes(ran)).toEqual([
      '2 taken',
      '3 doubtful From: the sheet shows no year; it holds 2021-08-27',
    ]);
    expect(await ran.text('relations/holds-stake-in.yaml')).toContain('since: 2021-08\n');
  });
});

describe('An amount in a workbook', () => {
  const amounts = async (cell: StoredCell, more = '') => {
    const folder = await inputFolder({
      'deals.xlsx': workbook([
        ['Deal', 'Price'],
        ['Purchase of Bravo', cell],
      ]),
      'mapping.yaml': `${head}tables:
  deals:
    things:
      deal:
        kind: Event
        name: Deal
        fields: {type: {value: ACQUISITION}, status: {value: ACTUAL}}
        lists: {amounts: [{value: {column: Price${more}}, currency: {value: USD}}]}
`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const ran = await runImport(folder, ['deals.xlsx'], flags);
    const [row] = await ran.report();
    return row?.outcome === 'taken' ? ran.text('events/events.yaml') : row?.why;
  };

  it('is in the currency that its format shows', async () => {
    expect(await amounts({ number: 1740, format: '[$€-407]#,##0' })).toContain(
      'value: 1740\n      currency: EUR',
    );
    expect(await amounts({ number: 1740, format: '"$"#,##0' })).toContain('currency: USD');
    expect(await amounts(1740)).toContain('value: 1740\n      currency: USD');
  });

  it('is no percentage', async () => {
    expect(await amounts({ number: 0.55, format: '0%' })).toBe(
      'amount: "55%" is a percentage and no amount of money. Correct the cell',
    );
  });

  it('that is shown in millions and held in full is not multiplied again', async () => {
    const cell = { number: 1_740_000_000, format: '#,##0,,' };
    expect(await amounts(cell)).toContain('value: 1740000000\n');
    expect(await amounts(cell, ', scale: million')).toContain('would count twice');
  });
});
