import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const nodes = [
  'node,name,lei',
  'n1,Harbin Pump Works,213800WAVVOPS85N2205',
  'n2,Turfan Raisin,',
  'n3,Turfan Raisin,',
  'n4,North Fund,',
].join('\n');
const edges = ['from,to,percent', 'n4,n1,12.5', 'n4,n2,49%', 'n1,n3,100'].join('\n');
const mapping = `${head}tables:
  nodes:
    file: nodes.csv
    things:
      company: {kind: Company, key: [node, {column: lei, scheme: lei}], name: name, fields: {type: {value: COMPANY}}}
  edges:
    file: edges.csv
    things:
      owner: {kind: Company, key: from}
      owned: {kind: Company, key: to}
    relations:
      - {type: HOLDS_STAKE_IN, from: owner, to: owned, fields: {percent: percent}}
`;

async function importing(
  files: Readonly<Record<string, string>>,
  inputs: readonly string[],
  against: readonly string[] = ['none'],
): Promise<Ran> {
  const folder = await inputFolder(files);
  return runImport(folder, inputs, { mapping: join(folder, 'mapping.yaml'), against });
}

async function content(folder: string) {
  const { dataset, problems } = await loadDataset(folder);
  expect(problems).toEqual([]);
  return {
    companies: (dataset?.entities ?? [])
      .filter(({ kind }) => kind === 'Company')
      .map(({ value: { id, name, identifiers } }) => [id, name, identifiers]),
    stakes: (dataset?.relations ?? [])
      .filter(({ type }) => type === 'HOLDS_STAKE_IN')
      .map(({ value: { from, to, percent } }) => [from, to, percent]),
  };
}

const raisin2 = expect.stringMatching(/^company:turfan-raisin-[0-9a-f]{6}$/);

describe('A table of nodes and one of edges', () => {
  it.each([[['nodes.csv', 'edges.csv']], [['edges.csv', 'nodes.csv']]])(
    'become companies and stakes in one run, found by the keys of the tables: %s',
    async (inputs) => {
      const ran = await importing(
        { 'nodes.csv': nodes, 'edges.csv': edges, 'mapping.yaml': mapping },
        inputs,
      );
      expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(Array(7).fill('taken'));
      const { companies, stakes } = await content(ran.out);
      const [ofNode3] = companies.filter(([id]) => String(id).startsWith('company:turfan-raisin-'));
      expect(companies).toHaveLength(4);
      expect(companies).toContainEqual([
        'company:harbin-pump-works',
        'Harbin Pump Works',
        ['LEI:213800WAVVOPS85N2205'],
      ]);
      expect(ofNode3).toEqual([raisin2, 'Turfan Raisin', undefined]);
      expect(stakes).toHaveLength(3);
      expect(stakes).toContainEqual(['company:north-fund', 'company:harbin-pump-works', 12.5]);
      const owned = stakes.map(([, to, percent]) => [to, percent]);
      expect(owned).toContainEqual([expect.stringMatching(/^company:turfan-raisin/), 49]);
      expect(owned).toContainEqual([expect.stringMatching(/^company:turfan-raisin/), 100]);
      expect(new Set(owned.map(([to]) => to)).size).toBe(3);
      expect(await ran.text('dataset.yaml')).toContain('sharedNames:\n  - Turfan Raisin\n');
    },
  );

  it('refuse an edge to a key that no row has, and say why two of one name are two', async () => {
    const ran = await importing(
      {
        'nodes.csv': nodes,
        'edges.csv': `${edges}\nn4,n9,5\nn4,,5`,
        'mapping.yaml': mapping,
      },
      ['nodes.csv', 'edges.csv'],
    );
    const why = (await ran.report()).map(({ table, row, why }) => `${table} ${row} ${why}`.trim());
    expect(why[2]).toBe(
      'nodes 4 another Company than "Turfan Raisin" of nodes 3, as its key is n3 and not n2',
    );
    expect(why.slice(-2)).toEqual([
      'edges 5 "key n9": no row of the input and nothing that is known has key n9',
      'edges 6 owned: no key is given in the column to',
    ]);
  });
});

const listed = (scheme: string, more = '') => `${head.replace('name: list', 'name: other')}tables:
  companies:
    things:
      company: {kind: Company, key: {column: Code, scheme: ${scheme}${more}}, name: Name, fields: {type: {value: COMPANY}}}
`;

describe('Keys of a scheme', () => {
  const code = '91310000MA1FL2LT3R';

  it('are one thing whatever it is called, and several things whatever they are called', async () => {
    const ran = await importing(
      {
        'a.csv': `Name,Code\nHarbin Pump Works,${code}\nHarbin Pumps,${code.toLowerCase()}\nHarbin Pump Works,913100000000000001\n`,
        'mapping.yaml': listed('USCC'),
      },
      ['a.csv'],
    );
    const { companies } = await content(ran.out);
    expect(companies).toEqual([
      ['company:harbin-pump-works', 'Harbin Pump Works', [`USCC:${code}`]],
      [
        expect.stringMatching(/^company:harbin-pump-works-/),
        'Harbin Pump Works',
        ['USCC:913100000000000001'],
      ],
    ]);
    expect(await ran.text('companies/companies.yaml')).toContain('text: Harbin Pumps');
  });

  it('find what is known by them, and part from it what has another', async () => {
    const first = await importing(
      { 'a.csv': `Name,Code\nHarbin Pump Works,${code}\n`, 'mapping.yaml': listed('USCC') },
      ['a.csv'],
    );
    const ran = await importing(
      {
        'a.csv': `Name,Code\nPump Maker of Harbin,${code}\nHarbin Pump Works,913100000000000001\n`,
        'mapping.yaml': listed('USCC').replace('name: other', 'name: third'),
      },
      ['a.csv'],
      [first.out],
    );
    const rows = await ran.report();
    expect(rows.map(({ matched, created }) => matched || created)).toEqual([
      'company:harbin-pump-works',
      expect.stringMatching(/^company:harbin-pump-works-[0-9a-f]{6}$/),
    ]);
    expect(await ran.text('companies/known.yaml')).toContain('text: Pump Maker of Harbin');
    const withPlainRow = await importing(
      {
        'a.csv': 'Name,Code\nHarbin Pump Works,913100000000000001\nHarbin Pump Works,\n',
        'mapping.yaml': listed('USCC').replace('name: other', 'name: third'),
      },
      ['a.csv'],
      [first.out],
    );
    expect((await withPlainRow.report()).map(({ why }) => why)).toEqual(
      Array(2).fill(
        `"Harbin Pump Works": may be Harbin Pump Works: its USCC is ${code} there, and 913100000000000001 in a row here`,
      ),
    );
  });

  it('are kept in the field of their name, or not at all', async () => {
    const rows = { 'a.csv': 'Name,Code\nHarbin Pump Works,600000.SH\n' };
    const kept = await importing({ ...rows, 'mapping.yaml': listed('exchangeCode') }, ['a.csv']);
    expect(await kept.text('companies/companies.yaml')).toContain('exchangeCode: 600000.SH');
    const dropped = await importing(
      { ...rows, 'mapping.yaml': listed('permalink', ', keep: false') },
      ['a.csv'],
    );
    expect(await dropped.text('companies/companies.yaml')).not.toContain('600000');
  });

  it('are refused where one thing has several, or where its kind has no place for them', async () => {
    const several = await importing(
      {
        'a.csv': 'Node,Name,Code\n1,Harbin Pump Works,A1\n1,Harbin Pump Works,B2\n',
        'mapping.yaml': listed('HRB').replace('key: {', 'key: [Node, {').replace('HRB}', 'HRB}]'),
      },
      ['a.csv'],
    );
    expect((await several.report()).map(({ why }) => why)).toEqual(
      Array(2).fill(
        '"Harbin Pump Works": rows give one company several values of HRB: A1, B2. Correct them, or take the scheme out of its keys',
      ),
    );
    const person = `${head}tables:
  people:
    things:
      person: {kind: Person, key: {column: Code, scheme: ORCID}, name: Name}
`;
    const refused = await importing(
      { 'a.csv': 'Name,Code\nZhang Min,1\n', 'mapping.yaml': person },
      ['a.csv'],
    );
    expect(refused.printed).toContain('A Person keeps no identifiers, so ORCID has no place.');
  });
});

describe('A table that creates nothing', () => {
  const tables = `${head}tables:
  makers:
    file: makers.csv
    things: {company: {kind: Company, name: Name, fields: {type: {value: COMPANY}, exchangeCode: Code}}}
  goods:
    file: goods.csv
    things:
      company: {kind: Company, name: Maker, unknown: refuse, fields: {type: {value: GROUP}}}
      sector: {kind: Sector, name: Good}
    relations: [{type: OPERATES_IN, from: company, to: sector}]
`;
  const outcomes = async (makers: string, goods: string, inputs: readonly string[]) => {
    const ran = await importing(
      { 'makers.csv': makers, 'goods.csv': goods, 'mapping.yaml': tables },
      inputs,
    );
    return (await ran.report()).map(({ table, outcome, why }) =>
      `${table} ${outcome} ${why}`.trim(),
    );
  };
  const orders = [[['makers.csv', 'goods.csv']], [['goods.csv', 'makers.csv']]];

  it.each(orders)(
    'knows what another creates, in whichever order they stand: %s',
    async (inputs) => {
      const rows = await outcomes(
        'Name,Code\nHarbin Pumps,\n',
        'Maker,Good\nHARBIN PUMPS,Pumps\n',
        inputs,
      );
      expect(rows.map((row) => row.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
        'goods taken',
        'makers taken',
      ]);
    },
  );

  it.each(orders)('proposes what another creates by a similar name: %s', async (inputs) => {
    const rows = await outcomes(
      'Name,Code\nHarbin Pumps,\n',
      'Maker,Good\nHarbin Pump,Pumps\n',
      inputs,
    );
    expect(rows.sort()).toEqual([
      'goods doubtful "Harbin Pump": resembles Harbin Pumps, new in an earlier row',
      'makers taken',
    ]);
  });

  it.each(orders)('does not create what a refused row names: %s', async (inputs) => {
    const rows = await outcomes(
      'Name,Code\nHarbin Pumps,,more\n',
      'Maker,Good\nHarbin Pumps,Pumps\n',
      inputs,
    );
    expect(rows.sort()).toEqual([
      'goods refused "Harbin Pumps": no company is called so',
      'makers refused 3 cells under 2 headings; is a delimiter not quoted?',
    ]);
  });
});
