import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { MAX_CELL_LENGTH, type SheetValue, xlsxOf } from '../../src/interchange/xlsx.js';

const read = async (rows: readonly (readonly SheetValue[])[], header = ['a', 'b', 'c']) => {
  const book = await xlsxOf('sheet', header, rows);
  const [sheet] = await readExcelFile(book);
  return { book, rows: sheet?.data.slice(1) ?? [], header: sheet?.data[0] };
};
const sheetOf = (book: Uint8Array) =>
  strFromU8(unzipSync(book)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

test('texts, numbers and booleans are read back as they are, and a year stays a year', async () => {
  const rows = [
    ['2021', 2021, true],
    ['2021-08', -1.5, false],
    ['001', 58_200_000_000, null],
    ['工信部 <a> & "b"', 1e-7, 'x'],
  ];
  const found = await read(rows);
  expect(found.header).toEqual(['a', 'b', 'c']);
  expect(found.rows).toEqual(rows);
});

test('no cell is a formula, whatever it begins with', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1', '＝1'];
  const { book, rows } = await read(texts.map((one) => [one, 1, one]));
  // The reader trims texts.
  expect(rows.map(([first]) => first)).toEqual(texts.map((one) => one.trim()));
  expect(sheetOf(book)).not.toContain('<f');
});

test('the first row is bold and frozen, and the rows can be filtered', async () => {
  const { book } = await read([['x', 1, 2]]);
  const sheet = sheetOf(book);
  expect(sheet).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  expect(sheet).toContain('<c r="A1" t="inlineStr" s="1">');
  expect(sheet).toContain('<autoFilter ref="A1:C2"/>');
  expect(strFromU8(unzipSync(book)['xl/styles.xml'] ?? new Uint8Array())).toContain('<b/>');
});

test('control characters and lone surrogates do not damage the file', async () => {
  const { rows } = await read([['a\u0000b\u0008c\ud800d', '\u202eabc', 'line\nbreak']]);
  expect(rows).toEqual([['a\ufffdb\ufffdc\ufffdd', '\u202eabc', 'line\nbreak']]);
});

test('a text that looks like an escaped character stays one, by the rule of Office Open XML', async () => {
  const { book } = await read([['_x000D_', '_x00g0_', 'a']]);
  expect(sheetOf(book)).toContain('_x005F_x000D_');
  expect(sheetOf(book)).toContain('>_x00g0_<');
});

test('a text too long for a cell is cut and says so, and one of the longest is not', async () => {
  const longest = 'a'.repeat(MAX_CELL_LENGTH);
  const { rows } = await read([[longest, `${longest}b`, 1]]);
  expect(rows[0]?.[0]).toBe(longest);
  expect(rows[0]?.[1]).toBe(`${'a'.repeat(MAX_CELL_LENGTH - 1)}…`);
});

test('a name that Excel does not allow for a sheet becomes one that it does', async () => {
  const book = await xlsxOf('a/b:c*?[d]\\e'.repeat(5), ['x'], []);
  const [sheet] = await readExcelFile(book);
  expect(sheet?.sheet).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});

test('any texts and numbers come back, in columns beyond Z as well', async () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((one) => /\S/.test(one) && one === one.trim() && !/[\p{Cc}\u2028\u2029]/u.test(one));
  const cell = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
    fc.boolean(),
  );
  const header = Array.from({ length: 30 }, (_, at) => `c${at}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 30, maxLength: 30 }), { minLength: 1, maxLength: 5 }),
      async (rows) => {
        expect((await read(rows, header)).rows).toEqual(rows);
      },
    ),
    { numRuns: 30 },
  );
});
