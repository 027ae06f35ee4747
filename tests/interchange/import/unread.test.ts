import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

/** The lines of the table of what was not read, without their blanks. */
function notRead({ printed }: Ran): string[] {
  const [, table = ''] = /^not read .*\n.*\n((?:.+\n)*)/m.exec(printed) ?? [];
  return table
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));
}

describe('FollowTheMoney', () => {
  const entity = (id: string, schema: string, properties: object, more: object = {}) =>
    JSON.stringify({ id, schema, properties, ...more });
  const ran = async (lines: readonly string[]) => {
    const newOnes = 'newOnes: {Company: {type: COMPANY}, Policy: {type: NOTICE, status: ISSUED}}\n';
    const folder = await inputFolder({
      'a.ndjson': lines.join('\n'),
      'mapping.yaml': `${head}${newOnes}`,
    });
    return runImport(folder, ['a.ndjson'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
  };

  it('lists each property of which a value is not read, how often, and the first', async () => {
    const found = await ran([
      entity('a', 'Company', {
        name: ['Harbin Pump Works'],
        ticker: ['600000.SH', '600001.SH'],
        address: ['1 Pump Road\nHarbin'],
        country: ['cn'],
      }),
      entity(
        'b',
        'Company',
        { name: ['Geely'], country: ['cn', 'hk'], keywords: ['carmaker'] },
        { datasets: ['ours'], first_seen: '2021' },
      ),
      entity('c', 'Ownership', {
        owner: ['a'],
        asset: ['b'],
        role: ['holds stake in', 'founder'],
        percentage: ['a third'],
        startDate: ['2020-03-01T00:00:00'],
        endDate: ['some day'],
      }),
      entity('d', 'Vessel', { name: ['Ever Given'], flag: ['pa'] }),
    ]);
    expect(notRead(found)).toEqual([
      'Company.address | a.ndjson | 1 | 1 Pump Road Harbin',
      'Company.country | a.ndjson | 3 | cn',
      'Company.keywords | a.ndjson | 1 | carmaker',
      'Company.ticker | a.ndjson | 1 | 600001.SH',
      'Ownership.endDate | a.ndjson | 1 | some day',
      'Ownership.percentage | a.ndjson | 1 | a third',
      'Ownership.role | a.ndjson | 1 | founder',
      'datasets | a.ndjson | 1 | ["ours"]',
      'first_seen | a.ndjson | 1 | "2021"',
    ]);
    // What is refused is in the report, with the reason.
    expect((await found.report()).map(({ outcome }) => outcome)).toEqual([
      'taken',
      'taken',
      'taken',
      'refused',
    ]);
  });

  it('says nothing where all is read', async () => {
    const found = await ran([entity('a', 'Company', { name: ['Geely'], alias: ['吉利'] })]);
    expect(found.printed).not.toContain('not read');
  });

  it('has names of no language that their letters do not say', async () => {
    const names = { name: ['Gazprom'], alias: ['Газпром', '俄气', 'Gazprom PJSC', 'ガスプロム'] };
    const { out } = await ran([entity('a', 'Company', names)]);
    const { dataset } = await loadDataset(out);
    const found = dataset?.entities.find(({ kind }) => kind === 'Company')?.value.names;
    expect(
      (found as { text: string; language: string }[]).map((one) => [one.text, one.language]),
    ).toEqual([
      ['Газпром', 'UND'],
      ['俄气', 'ZH'],
      ['Gazprom PJSC', 'EN'],
      ['ガスプロム', 'UND'],
    ]);
  });

  it('keeps identifiers with their schemes, and former names as such', async () => {
    const found = await ran([
      entity('a', 'Company', {
        name: ['Huawei'],
        previousName: ['Hua Wei Technologies'],
        leiCode: ['213800KUD8LAJWSQ9D15'],
        uscCode: ['914403001922038216'],
        registrationNumber: ['HRB:1234', '5678'],
      }),
    ]);
    const { dataset } = await loadDataset(found.out);
    expect(dataset?.entities.find(({ kind }) => kind === 'Company')?.value).toMatchObject({
      identifiers: ['LEI:213800KUD8LAJWSQ9D15', 'USCC:914403001922038216', 'HRB:1234'],
      names: [
        {
          text: 'Hua Wei Technologies',
          language: 'EN',
          kind: 'FORMER',
          source: 'source:list#ndjson-row-1',
        },
      ],
    });
    expect(notRead(found)).toEqual(['Company.registrationNumber | a.ndjson | 1 | 5678']);
  });

  it('keeps the status and the position that an export of ours has among the roles', async () => {
    const { out } = await ran([
      entity('a', 'Person', { name: ['Li Wei'] }),
      entity('b', 'Company', { name: ['Geely'] }),
      entity('c', 'Company', { name: ['Volvo'] }),
      entity('d', 'Employment', {
        employee: ['a'],
        employer: ['b'],
        role: ['worked for', 'engineer'],
      }),
      entity('e', 'Ownership', { owner: ['b'], asset: ['c'], status: ['PLANNED'] }),
    ]);
    const { dataset } = await loadDataset(out);
    const values = Object.fromEntries(
      (dataset?.relations ?? []).map(({ type, value }) => [type, value]),
    );
    expect(values.WORKED_FOR).toMatchObject({ position: 'engineer', status: 'ACTUAL' });
    expect(values.HOLDS_STAKE_IN).toMatchObject({ status: 'PLANNED' });
  });
});

describe('A table', () => {
  const mapping = `${head}tables:
  agencies:
    things:
      agency:
        kind: Agency
        name: Name
        fields: {type: {value: MINISTRY}, level: {value: CENTRAL}}
`;

  it('lists the columns that the mapping does not name and in which something stands', async () => {
    const folder = await inputFolder({
      'list.csv': 'Name,Staff,Empty,,Name\nOne,12,,x,Uno\nTwo,,,y,\n',
      'mapping.yaml': mapping,
    });
    const found = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect(notRead(found)).toEqual([
      'column 4, without a heading | list.csv | 2 | x',
      'column Name | list.csv | 1 | Uno',
      'column Staff | list.csv | 1 | 12',
    ]);
  });

  it('that two tables of the mapping read lists what neither reads', async () => {
    const folder = await inputFolder({
      'list.csv': 'Name,Other,Third\nOne,Two,Three\n',
      'mapping.yaml': `${mapping}  others:\n${mapping
        .slice(mapping.indexOf('    things'))
        .replace('name: Name', 'name: Other')}`,
    });
    const found = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect(notRead(found)).toEqual(['column Third | list.csv | 1 | Three']);
  });
});
