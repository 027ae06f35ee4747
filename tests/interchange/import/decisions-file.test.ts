import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDecisionsFile } from '../../../src/interchange/import/resolve/decisions-file.js';
import { head, inputFolder, runImport } from '../../helpers/imports.js';
import { workbook } from '../../helpers/workbooks.js';

const columns = ['kind', 'given', 'rows', 'candidates', 'reasons', 'add name', 'decision'];
const row = ['Agency', '工信部厅', 'list 2', 'agency:miit = MIIT (80)', '', 'yes', 'agency:miit'];
const csv = (delimiter: string) =>
  `${[columns, row].map((one) => one.join(delimiter)).join('\r\n')}\r\n`;
/** 工信部厅 as GB18030. */
const gb18030 = Buffer.concat([
  Buffer.from(`${columns.join(',')}\r\nAgency,`),
  Buffer.from([0xb9, 0xa4, 0xd0, 0xc5, 0xb2, 0xbf, 0xcc, 0xfc]),
  Buffer.from(',list 2,,,yes,agency:miit\r\n'),
]);
const bigEndian = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('A file of decisions', () => {
  it.each([
    ['UTF-8', 'decisions.csv', Buffer.from(csv(','))],
    ['UTF-8 with a mark and semicolons', 'decisions.csv', Buffer.from(`\ufeff${csv(';')}`)],
    ['Unicode text of Excel', 'decisions.txt', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
    ['UTF-16 the other way round', 'decisions.csv', bigEndian(csv(','))],
    ['a workbook', 'decisions.xlsx', workbook([columns, row])],
    ['a workbook with the name of a CSV', 'decisions.csv', workbook([columns, row])],
  ])('saved as %s is read right', async (_, file, bytes) => {
    const { decisions, problems } = await readDecisionsFile(bytes, file);
    expect(problems).toEqual([]);
    expect(
      [...decisions.values()].map(({ decision, row: { given } }) => [given, decision]),
    ).toEqual([['工信部厅', { is: 'agency:miit' }]]);
  });

  it('in another encoding is refused as a table is, and read where the encoding is said', async () => {
    await expect(readDecisionsFile(gb18030, 'decisions.csv')).rejects.toThrow(
      'decisions.csv is not UTF-8 (line 2, byte 0xB9). A table that was saved in China is often GB18030 (GBK): use --encoding gb18030',
    );
    const { decisions } = await readDecisionsFile(gb18030, 'decisions.csv', 'gb18030');
    expect([...decisions.values()].map(({ row: { given } }) => given)).toEqual(['工信部厅']);
    // That the tables are GB18030 does not make the file that an import wrote GB18030.
    const own = await readDecisionsFile(Buffer.from(csv(',')), 'decisions.csv', 'gb18030');
    expect([...own.decisions.values()].map(({ row: { given } }) => given)).toEqual(['工信部厅']);
  });

  it('that is something else is refused with what to do', async () => {
    const unmarked = Buffer.from(csv(','), 'utf16le');
    await expect(readDecisionsFile(unmarked, 'decisions.csv')).rejects.toThrow(/UTF-?(16|8)/);
    await expect(readDecisionsFile(Buffer.from('x'), 'decisions.xls')).rejects.toThrow(
      'Save it as .xlsx',
    );
    await expect(
      readDecisionsFile(
        workbook([
          ['given', 'kind'],
          ['a', 'b'],
        ]),
        'decisions.xlsx',
      ),
    ).rejects.toThrow('decisions.xlsx has no column decision.');
  });
});

describe('--force', () => {
  const begun = async () => {
    const folder = await inputFolder({
      'list.csv': 'Name\nHarbin Pump Works\nHarbin Pmp Works\n',
      'mapping.yaml': `${head}tables:
  list:
    things:
      company: {kind: Company, name: Name, fields: {type: {value: COMPANY}}}
`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const { out } = await runImport(folder, ['list.csv'], flags);
    const file = join(out, 'decisions.csv');
    const decided = (await readFile(file, 'utf8')).replace(/,\r\n$/, ',new\r\n');
    expect(decided).toContain(',new\r\n');
    await writeFile(file, decided);
    const again = (more = {}) =>
      runImport(folder, ['list.csv'], { ...flags, force: true, ...more });
    return { out, file, decided, again };
  };
  const files = async (out: string) =>
    (await readdir(out)).filter((name) => name.startsWith('decisions')).sort();

  it('keeps a copy of decisions that it was not given', async () => {
    const { out, decided, again } = await begun();
    const { printed } = await again();
    expect(await files(out)).toEqual(['decisions-1.csv', 'decisions.csv']);
    expect(await readFile(join(out, 'decisions-1.csv'), 'utf8')).toBe(decided);
    expect(printed).toContain('are kept in decisions-1.csv.');
    // The copy stays, and what nobody decided needs none.
    await again();
    expect(await files(out)).toEqual(['decisions-1.csv', 'decisions.csv']);
  });

  it('keeps a file that it cannot read, and one of another name', async () => {
    const { out, file, again } = await begun();
    const damaged = Buffer.from('\ufeffsomething else', 'utf16le');
    await writeFile(file, damaged);
    await writeFile(join(out, 'decisions.xlsx'), workbook([columns, row]));
    await again();
    expect(await files(out)).toEqual(['decisions-1.csv', 'decisions.csv', 'decisions.xlsx']);
    expect(await readFile(join(out, 'decisions-1.csv'))).toEqual(damaged);
  });

  it('needs no copy of decisions that it was given', async () => {
    const { out, file, again } = await begun();
    await again({ decisions: file });
    expect(await files(out)).toEqual(['decisions.csv']);
    expect(await readFile(file, 'utf8')).toContain(',new\r\n');
  });
});
