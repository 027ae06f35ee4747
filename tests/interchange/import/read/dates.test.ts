import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesWithin, readDate } from '../../../../src/interchange/import/read/dates.js';
import { head, inputFolder, runImport } from '../../../helpers/imports.js';

describe('A date as it is written', () => {
  it.each([
    ['2021-08-27T09:00:00Z', '2021-08-27'],
    ['2021-08-27 00:00:00', '2021-08-27'],
    ['20210827', '2021-08-27'],
    ['2021/8/27', '2021-08-27'],
    ['27 August 2021', '2021-08-27'],
    ['Aug 27, 2021', '2021-08-27'],
    ['Sept. 2021', '2021-09'],
    ['2021年8月', '2021-08'],
    ['二〇二一年八月', '2021-08'],
    ['二○二一年', '2021'],
    ['二零二一年十二月三十一日', '2021-12-31'],
    ['２０２１年１１月３日', '2021-11-03'],
    ['2021 Q3', '2021-Q3'],
    ['Q3 2021', '2021-Q3'],
    ['3Q2021', '2021-Q3'],
    ['2021-H1', '2021-H1'],
    ['second half of 2021', '2021-H2'],
    ['2021年上半年', '2021-H1'],
    ['二〇二一年第三季度', '2021-Q3'],
    ['２０２１年Ｑ２', '2021-Q2'],
  ])('%s is %s', (text, iso) => {
    expect(readDate(text)).toEqual({ iso });
  });

  it('with ten days of a month is no more exact than the month, and what was written is known', () => {
    expect(readDate('2021年8月中旬')).toEqual({ iso: '2021-08', from: '2021年8月中旬' });
  });

  it.each([
    '3/4/2021',
    'Aug-21',
    'Q3',
    '第三季度',
    '31.2.2021',
    '12345678',
    '2021年13月',
    'rumour',
    '44435',
  ])('%s is not guessed', (text) => {
    expect(readDate(text)).toBeUndefined();
    expect(datesWithin(text)).toEqual([]);
  });

  it('with a year of two digits is read with the last year that it can mean, and not without', () => {
    const forms = { formats: ['MMM-YY', 'D.M.YY'] };
    expect(readDate('Aug-21', forms)).toBeUndefined();
    expect(readDate('Aug-21', { ...forms, pivot: 2049 })).toEqual({ iso: '2021-08' });
    expect(readDate('27.8.49', { ...forms, pivot: 2049 })).toEqual({ iso: '2049-08-27' });
    expect(readDate('27.8.50', { ...forms, pivot: 2049 })).toEqual({ iso: '1950-08-27' });
    expect(readDate('27.8.00', { ...forms, pivot: 2049 })).toEqual({ iso: '2000-08-27' });
  });

  it.each([
    ['published on 27 August 2021 (draft)', ['2021-08-27']],
    ['from 2021-08-27 to 2021-09-30', ['2021-08-27', '2021-09-30']],
    ['约2021年8月', ['2021-08']],
    ['in Q3 2021 or later', ['2021-Q3']],
    ['自2021年上半年起，至2022年3月', ['2021-H1', '2022-03']],
    ['FY2021 Q3, unaudited', ['2021']],
    ['c. 2021', ['2021']],
    ['2021?', ['2021']],
    ['31.2.2022 (draft)', []],
    ['No. 12021 of the list', []],
  ])('stands among other words in %s', (text, dates) => {
    expect(readDate(text)).toBeUndefined();
    expect(datesWithin(text)).toEqual(dates);
  });

  it('is never more exact than it is written, for any day', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (whole, length) => {
        const iso = whole.slice(0, length);
        const [year, month, last] = iso.split('-');
        const chinese = `${year}年${month ? `${Number(month)}月` : ''}${last ? `${Number(last)}日` : ''}`;
        expect(readDate(iso)).toEqual({ iso });
        expect(readDate(chinese)).toEqual({ iso });
      }),
    );
  });
});

describe('A table with dates', () => {
  const run = async (table: string, field: string) => {
    const folder = await inputFolder({
      'policies.csv': table,
      'mapping.yaml': `${head}tables:
  policies:
    things:
      policy:
        kind: Policy
        name: Policy
        fields:
          type: {value: NOTICE}
          status: {value: ISSUED}
          issuedOn: ${field}
`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const ran = await runImport(folder, ['policies.csv'], flags);
    return ran.printed.includes('Nothing was written')
      ? [ran.printed]
      : (await ran.report()).map(({ outcome, why }) => `${outcome} ${why}`.trim());
  };

  it('keeps a quarter as a quarter and ten days as their month with a note, and puts words around a date to a person', async () => {
    const table = [
      'Policy,Date',
      'Notice on Steel,2021 Q3',
      'Plan for Batteries,Aug-21',
      'Measures for Data,2021年上半年',
      'Opinions on Ports,2021年8月上旬',
      'Rules for Drones,2021-08-27T09:00:00Z',
      'Catalogue of Exports,published on 27 August 2021 (draft)',
      'Law on Seeds,soon',
    ];
    expect(await run(table.join('\n'), '{column: Date, date: MMM-YY, pivot: 2049}')).toEqual([
      'taken',
      'taken',
      'taken',
      'taken issuedOn: "2021年8月上旬" is kept as 2021-08, because a date is a year, a half or a quarter of it, a month or a day',
      'taken',
      'doubtful issuedOn: "published on 27 August 2021 (draft)" has more than the date 2021-08-27',
      'refused issuedOn: "soon" is not a date written as YYYY-MM-DD or MMM-YY. In the mapping, say in date how it is written, such as D.M.YYYY',
    ]);
  });

  it('in several columns has dates as exact as these are filled', async () => {
    const table = [
      'Policy,Year,Month,Day',
      'Notice on Steel,2021,8,27',
      'Plan for Batteries,2021,Aug,',
      'Measures for Data,二〇二一年,八月,',
      'Opinions on Ports,2021,,',
      'Guide to Grids,2021,第三季度,',
      'Guide to Dams,2021,Q3,1',
      'Rules for Drones,2021,,27',
      'Catalogue of Exports,2021,13,',
      'Law on Seeds,,8,',
      'Decision on Rails,,,',
    ];
    const given = await run(table.join('\n'), '{year: Year, month: Month, day: Day}');
    expect(given.map((line) => line.slice(0, 60))).toEqual([
      'taken',
      'taken',
      'taken',
      'taken',
      'taken',
      'refused issuedOn: year "2021", month "Q3", day "1" are no da',
      'refused issuedOn: year "2021", month "", day "27" are no dat',
      'refused issuedOn: year "2021", month "13", day "" are no dat',
      'refused issuedOn: year "", month "8", day "" are no date. Al',
      'taken',
    ]);
  });

  it('is refused where its mapping leaves the century open, or a month without its year', async () => {
    const [open] = await run('Policy,Date\n', '{column: Date, date: MMM-YY}');
    expect(open).toContain('A year of two digits can be of either century.');
    expect(open).toContain('Add pivot: 2049, so that 21 is 2021 and 50 is 1950.');
    const [lone] = await run('Policy,Month\n', '{column: Month, day: Month}');
    expect(lone).toContain('year beside month, and month beside day');
    const [missing] = await run('Policy,Date\n', '{year: Year, month: Date}');
    expect(missing).toContain('policies.csv has no column "Year".');
  });
});

describe('A date among other words', () => {
  const mapping = `${head}tables:
  policies:
    things:
      policy:
        kind: Policy
        name: Policy
        fields: {type: {value: NOTICE}, status: {value: ISSUED}, issuedOn: Date}
`;
  const begun = async () => {
    const folder = await inputFolder({
      'mapping.yaml': mapping,
      'policies.csv': [
        'Policy,Date',
        'Notice on Steel,about 27 August 2021',
        'Plan for Batteries,from 2021-08-27 to 2021-09-30',
        'Measures for Data,About 27 August 2021',
        'Opinions on Ports,2019 or so',
      ].join('\n'),
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const first = await runImport(folder, ['policies.csv'], flags);
    const file = join(first.out, 'decisions.csv');
    const decide = async (decisions: Readonly<Record<string, string>>) => {
      let text = await readFile(file, 'utf8');
      for (const [given, decision] of Object.entries(decisions))
        text = text.replace(new RegExp(`^(date,${given},.*,)\r$`, 'm'), `$1${decision}\r`);
      await writeFile(file, text);
      const again = { ...flags, decisions: file, force: true };
      return runImport(folder, ['policies.csv'], again);
    };
    return { first, decide };
  };

  it('is put to a person with what it may be, and is what that person says', async () => {
    const { first, decide } = await begun();
    expect((await first.report()).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 4 }, () => 'doubtful'),
    );
    expect(first.printed).toContain('names and dates are in doubt');
    const rows = parse<Record<string, string>>(await first.text('decisions.csv'), {
      bom: true,
      columns: true,
    });
    expect(rows.map(({ kind, given, candidates }) => [kind, given, candidates])).toEqual([
      ['date', 'about 27 August 2021', '2021-08-27'],
      ['date', 'from 2021-08-27 to 2021-09-30', '2021-08-27 | 2021-09-30'],
      ['date', '2019 or so', '2019'],
    ]);
    const second = await decide({
      'about 27 August 2021': '2021-08',
      'from 2021-08-27 to 2021-09-30': '2021/8/27',
      '2019 or so': 'skip',
    });
    expect((await second.report()).map(({ outcome, why }) => `${outcome} ${why}`.trim())).toEqual([
      'taken',
      'taken',
      'taken',
      'skipped left out by decision',
    ]);
    expect((await second.text('policies/policies.yaml')).match(/issuedOn: .*/g)).toEqual([
      'issuedOn: 2021-08',
      'issuedOn: 2021-08',
      'issuedOn: 2021-08-27',
    ]);
    expect(await second.text('dataset.yaml')).toContain('1 of 4 rows of the input are left out');
  });

  it('is not decided by something that is no date', async () => {
    const { decide } = await begun();
    const { printed } = await decide({ '2019 or so': 'new' });
    expect(printed).toContain('"new" is not a decision for the date "2019 or so".');
    expect(printed).toContain(
      'expected: a date such as 2021, 2021-H2, 2021-Q3, 2021-08 or 2021-08-17, skip',
    );
  });
});
