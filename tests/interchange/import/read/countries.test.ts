import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countryOf } from '../../../../src/interchange/import/read/countries.js';
import { countryTable } from '../../../../src/interchange/import/read/country-table.js';
import { head, inputFolder, runImport } from '../../../helpers/imports.js';

describe('The table of countries', () => {
  const rows = countryTable.trim().split('\n');

  it('has the codes that ISO 3166-1 has, and those in two letters that the language data know', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(rows).toHaveLength(249);
    expect(new Set(rows.map((row) => row.slice(3, 6))).size).toBe(249);
    expect(rows.filter((row) => names.of(row.slice(0, 2)) === undefined)).toEqual([]);
  });

  it('gives no name to two countries', () => {
    const wrong = rows.flatMap((row) =>
      [row.slice(0, 2), row.slice(3, 6), ...row.slice(7).split(' | ')].filter(
        (text) => countryOf(text)?.code !== row.slice(0, 2),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['CHN', 'CN', 'China'],
    ['cn', 'CN', 'China'],
    ['DEU', 'DE', 'Germany'],
    ['德国', 'DE', 'Germany'],
    ['Korea, Rep.', 'KR', 'South Korea'],
    ['UK', 'GB', 'United Kingdom'],
    ['U.S.A.', 'US', 'United States'],
    ['Viet Nam', 'VN', 'Vietnam'],
    ['中国香港特别行政区', 'HK', 'Hong Kong'],
    ['Türkiye', 'TR', 'Türkiye'],
    ['Turkey', 'TR', 'Türkiye'],
  ])('knows %s', (text, code, name) => expect(countryOf(text)).toEqual({ code, name }));
});

describe('A column of countries', () => {
  const mapping = (level: string) => `${head}tables:
  list:
    things:
      company: {kind: Company, name: Company, fields: {type: {value: COMPANY}}}
      country: {kind: Place, name: Country, fields: {level: {value: ${level}}}}
    relations:
      - {type: BASED_IN, from: company, to: country}
`;
  const table =
    'Company,Country\nNova Chips,CHN\nKobalt AG,DEU\nLithos Mining,Germany\nOmega,ZZZ\n';
  const run = async (level: string) => {
    const folder = await inputFolder({ 'list.csv': table, 'mapping.yaml': mapping(level) });
    const ran = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['seed/merics-china-industries-2021-09-07'],
    });
    const read = async (path: string) => parse(await ran.text(path)) as Record<string, unknown>[];
    return { ...ran, read };
  };

  it('may have codes: the places are those that bear the names', async () => {
    const ran = await run('COUNTRY');
    const ties = await ran.read('relations/based-in.yaml');
    expect(ties.map(({ from, to }) => [from, to])).toEqual([
      ['company:kobalt-ag', 'place:germany'],
      ['company:lithos-mining', 'place:germany'],
      ['company:nova-chips', 'place:china'],
    ]);
    const rows = await ran.report();
    expect(rows.map(({ outcome }) => outcome)).toEqual(['taken', 'taken', 'taken', 'refused']);
    expect(rows[3]?.why).toBe(
      'country: "ZZZ" is no code of a country. Allowed are codes of ISO 3166-1 in two or three letters, such as CN or CHN, and names',
    );
  });

  it('is read as it stands where the mapping does not say that they are countries', async () => {
    const rows = await (await run('CITY')).report();
    expect(rows[0]?.created).toContain('place:chn');
  });

  it('are told apart by their codes, however much their names resemble each other', async () => {
    const folder = await inputFolder({
      'list.csv': 'Company,Country\nOmega,Iraq\nSigma,Iran\nTheta,Austria\nDelta,Australia\n',
      'mapping.yaml': mapping('COUNTRY'),
    });
    const ran = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(Array(4).fill('taken'));
    const places = parse(await ran.text('places/places.yaml')) as Record<string, unknown>[];
    expect(places.map(({ code }) => code).sort()).toEqual(['AT', 'AU', 'IQ', 'IR']);
  });

  it('keep the name that the table writes beside the common one, and no code as a name', async () => {
    const folder = await inputFolder({
      'list.csv': 'Company,Country\nOmega,Russian Federation\nSigma,TUR\n',
      'mapping.yaml': mapping('COUNTRY'),
    });
    const ran = await runImport(folder, ['list.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    const places = parse(await ran.text('places/places.yaml')) as {
      name: string;
      names?: { text: string }[];
    }[];
    expect(places.map(({ name, names }) => [name, names?.map(({ text }) => text)])).toEqual([
      ['Russia', ['Russian Federation']],
      ['Türkiye', undefined],
    ]);
  });
});
