import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { isoDate } from '../../../../src/interchange/import/read/dates.js';
import { decode } from '../../../../src/interchange/import/read/decode.js';
import { readCsv } from '../../../../src/interchange/import/read/read-csv.js';
import { readWorkbook } from '../../../../src/interchange/import/read/read-workbook.js';
import { idFrom } from '../../../../src/interchange/import/write/new-id.js';

describe('A table', () => {
  it('is read the same whatever parts its cells, marks its beginning or ends its lines', () => {
    const cell = fc.stringMatching(/^[a-zA-Z0-9 ,;\t"\n部é]{0,8}$/);
    const tables = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, delimiter, end, bom) => {
          const text = stringify([['One', 'Two'], ...rows], {
            delimiter,
            record_delimiter: end,
            quoted: true,
          });
          const bytes = Buffer.from(`${bom ? '\ufeff' : ''}${text}`);
          const read = readCsv(decode(bytes, 'a.csv'), 'a.csv');
          expect(read.headings).toEqual(['One', 'Two']);
          expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
          expect(read.rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2));
        },
      ),
    );
  });

  it('counts rows as a spreadsheet does, and lines as an editor does', () => {
    const { rows } = readCsv('A,B\n1,"two\nlines"\n\n3,4\n', 'a.csv');
    expect(rows.map(({ row, line, cells }) => [row, line, cells.join()])).toEqual([
      [2, 2, '1,two\nlines'],
      [3, 4, ''],
      [4, 5, '3,4'],
    ]);
  });

  it('of Excel keeps its rows, days and numbers', async () => {
    const day = { value: new Date('2021-11-03T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' };
    const bytes = await writeWorkbook(
      [
        [{ value: 'Name' }, { value: 'Day' }, { value: 'Number' }],
        [{ value: '工信部' }, day, { value: 2021, type: Number }],
        [],
        [{ value: ' two ' }, null, { value: 1.5, type: Number }],
      ] as never,
      { buffer: true } as never,
    );
    const buffer = Buffer.isBuffer(bytes)
      ? bytes
      : await (bytes as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
    const table = await readWorkbook(buffer, 'a.xlsx');
    expect(table.headings).toEqual(['Name', 'Day', 'Number']);
    expect(table.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, '工信部', '2021-11-03', '2021'],
      [3, '', '', ''],
      [4, 'two', '', '1.5'],
    ]);
    await expect(readWorkbook(buffer, 'a.xlsx', { sheet: 'Agencies' })).rejects.toThrow(
      'has no sheet "Agencies". It has "',
    );
  });
});

describe('A date', () => {
  it('is read in the ways that are allowed, and in no other', () => {
    const read = (text: string, ...formats: string[]) => isoDate(text, formats);
    expect(read('2021-11-03')).toBe('2021-11-03');
    expect(read('2021-11')).toBe('2021-11');
    expect(read('3.11.2021')).toBeUndefined();
    expect(read('3.11.2021', 'D.M.YYYY')).toBe('2021-11-03');
    expect(read('２０２１年１１月３日', 'YYYY年M月D日')).toBe('2021-11-03');
    expect(read('3 Nov 2021', 'D MMM YYYY')).toBe('2021-11-03');
    expect(read('November 3, 2021', 'MMMM D, YYYY')).toBe('2021-11-03');
    expect(read('11/2021', 'M/YYYY')).toBe('2021-11');
    expect(read('31.2.2021', 'D.M.YYYY')).toBeUndefined();
    expect(read('3.13.2021', 'D.M.YYYY')).toBeUndefined();
    expect(read('3 Brumaire 2021', 'D MMM YYYY')).toBeUndefined();
  });
});

describe('A new id', () => {
  it('says the name in small letters, Chinese in pinyin, and is the same for the same name', () => {
    expect(idFrom('Agency', 'Ministry of  Agriculture & Rural Affairs')).toBe(
      'agency:ministry-of-agriculture-rural-affairs',
    );
    expect(idFrom('Agency', '农业农村部')).toBe('agency:nong-ye-nong-cun-bu');
    expect(idFrom('Agency', '農業農村部')).toBe('agency:nong-ye-nong-cun-bu');
    expect(idFrom('Company', 'ÅÄÖ')).toBe('company:aao');
    expect(idFrom('Company', '???')).toMatch(/^company:[0-9a-f]{6}$/);
  });

  it('is one that the ontology takes, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(idFrom('Company', name)).toMatch(/^company:[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});
