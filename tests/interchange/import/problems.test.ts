import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { head, inputFolder, runImport } from '../../helpers/imports.js';

const agencies = `tables:
  agencies:
    things:
      agency:
        kind: Agency
        name: Name
        fields: {type: {value: MINISTRY}, level: {value: CENTRAL}}
`;

/** Runs an import that must be refused, and gives what it says. */
async function refusal(
  mapping: string,
  table = 'Name\nMinistry of One\n',
  more = {},
): Promise<string> {
  const folder = await inputFolder({ 'list.csv': table, 'mapping.yaml': mapping });
  const { code, printed } = await runImport(folder, ['list.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: ['none'],
    ...more,
  });
  expect(code).toBe(1);
  expect(printed).toContain('Nothing was written.');
  expect(await readdir(folder)).toEqual(['list.csv', 'mapping.yaml']);
  return printed;
}

describe('A mapping with faults', () => {
  it('is refused with file, line and remedy of each', async () => {
    const printed = await refusal(
      head +
        `tables:
  agencies:
    things:
      agency:
        kind: Agensy
        name: Name
      company:
        kind: Company
        name: Name
        fields:
          typ: {value: GROUP}
          exchangeCode: {column: Code}
      policy:
        kind: Policy
        name: Name
        fields:
          type: {value: NOTISE}
          status: {column: Name, codes: {out: ISSUET}}
          issuedOn: {column: Name, date: D.M}
    relations:
      - {type: ISSUED, from: policy, to: company, fields: {role: {value: SOLE}}}
      - {type: REGULATES, from: policy, to: sektor}
      - {type: AFFECTS, from: policy, to: company, fields: {basis: {value: TEXT}, direction: {value: MIXED}}}
`,
    );
    const found = [...printed.matchAll(/^mapping\.yaml:(\d+) {2}mapping\n {4}(.*)$/gm)].map(
      ([, line, what]) => `${line} ${what}`,
    );
    expect(found).toEqual([
      '10 There is no kind "Agensy".',
      '16 There is no field "typ".',
      '16 A new company needs type, and nothing gives it.',
      '22 There is no PolicyType "NOTISE".',
      '23 There is no PolicyStatus "ISSUET".',
      '24 "D.M" is not a date format.',
      '26 ISSUED ties Policy → Company here.',
      '27 There is no thing of this table "sektor".',
      '28 AFFECTS needs certainty, and nothing gives it.',
    ]);
    expect(printed).toContain('Write Agency, if that is what is meant.');
  });

  it('names fields of the part in which an unknown one stands', async () => {
    const printed = await refusal(
      head + agencies.replace('        name: Name', '        naem: Name'),
    );
    expect(printed).toContain(
      'mapping.yaml:11  mapping\n    There is no field naem here.\n    expected: one of kind, id, name,',
    );
    expect(printed).toContain('Write name, if that is what is meant');
  });

  it('says which heading it does not find, and which there are', async () => {
    const printed = await refusal(head + agencies, 'Nam,Other\nMinistry of One,x\n');
    expect(printed).toContain(
      'mapping.yaml:11  column\n    list.csv has no column "Name".\n    expected: one of Nam, Other\n    fix:      Write Nam,',
    );
  });

  it('with broken YAML is refused at the line', async () => {
    expect(await refusal(`${head}tables: [unclosed\n`)).toContain('mapping.yaml:7  yaml');
  });
});

describe('An input that cannot be read', () => {
  const given = async (files: Record<string, string | Uint8Array>, input: string, flags = {}) => {
    const folder = await inputFolder({ 'mapping.yaml': head + agencies, ...files });
    return runImport(folder, [input], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
      ...flags,
    });
  };
  /** 名称 and 工信部 as GB18030. */
  const gbk = Buffer.concat([
    Buffer.from('Name\n'),
    Buffer.from([0xb9, 0xa4, 0xd0, 0xc5, 0xb2, 0xbf]),
    Buffer.from('\n'),
  ]);

  it('says that a file is not UTF-8, where, and how to read it, and then reads it', async () => {
    await expect(given({ 'list.csv': gbk }, 'list.csv')).rejects.toThrow(
      'list.csv is not UTF-8 (line 2, byte 0xB9). A table that was saved in China is often GB18030 (GBK): use --encoding gb18030',
    );
    const ran = await given({ 'list.csv': gbk }, 'list.csv', { encoding: 'gb18030' });
    expect(ran.code).toBe(0);
    expect(await ran.text('agencies/agencies.yaml')).toContain(
      'id: agency:gong-xin-bu\n  name: 工信部',
    );
  });

  it('says where quotes are not in order', async () => {
    await expect(given({ 'list.csv': 'Name\n"Ministry of One\n' }, 'list.csv')).rejects.toThrow(
      /list\.csv, line \d: the quotes/,
    );
  });

  it('says what files are read', async () => {
    await expect(given({ 'list.xls': 'x' }, 'list.xls')).rejects.toThrow('save an .xls as .xlsx');
    await expect(given({}, 'nothing.csv')).rejects.toThrow('There is no file');
    await expect(given({ 'list.xlsx': 'no workbook' }, 'list.xlsx')).rejects.toThrow(
      'cannot be read as a workbook',
    );
    await expect(given({ 'list.ndjson': '{"a":1}\n' }, 'list.ndjson')).rejects.toThrow(
      'neither a policy-graph export',
    );
  });
});

describe('The folder of an import', () => {
  it('is left alone where it is there, and written anew with --force only where an import wrote it', async () => {
    const folder = await inputFolder({
      'list.csv': 'Name\nMinistry of One\n',
      'mapping.yaml': head + agencies,
      'mine.txt': 'mine',
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const first = await runImport(folder, ['list.csv'], flags);
    expect(first.code).toBe(0);
    await expect(runImport(folder, ['list.csv'], flags)).rejects.toThrow('Use --force');
    expect((await runImport(folder, ['list.csv'], { ...flags, force: true })).code).toBe(0);
    await expect(
      runImport(folder, ['list.csv'], { ...flags, out: folder, force: true }),
    ).rejects.toThrow('was not written by an import');
    expect((await readdir(folder)).sort()).toEqual(['list.csv', 'mapping.yaml', 'mine.txt', 'out']);
  });
});
