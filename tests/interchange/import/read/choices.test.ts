import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { head, inputFolder, runImport } from '../../../helpers/imports.js';

const run = async (mapping: string, files: Readonly<Record<string, string>>) => {
  const folder = await inputFolder({ ...files, 'mapping.yaml': `${head}tables:\n${mapping}` });
  const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
  const ran = await runImport(folder, Object.keys(files), flags);
  const outcomes = async () =>
    (await ran.report()).map(({ row, outcome, why }) => `${row} ${outcome} ${why}`.trim());
  return { ...ran, outcomes };
};
const company = 'kind: Company, fields: {type: {value: COMPANY}}';

describe('A row', () => {
  it('that the mapping leaves out is skipped, says why, and is no gap of the data set', async () => {
    const ran = await run(
      `  list:
    rows: {only: {Country: [China, prc], Year: [2021, 2022]}, except: {Type: [Total, '']}}
    things:
      company: {name: Name, ${company}}
`,
      {
        'list.csv': [
          'Name,Country,Type,Year',
          'Alpha Motors,China,maker,2021',
          'Kobalt AG,Germany,maker,2021',
          'Bravo Cells,PRC,maker,2021',
          'All,China,total,2021',
          'Nobody knows,China,,2021',
          'Too old,China,maker,2019',
        ].join('\n'),
      },
    );
    expect(await ran.outcomes()).toEqual([
      '2 taken',
      '3 skipped left out by the mapping: Country is "Germany"',
      '4 taken',
      '5 skipped left out by the mapping: Type is "total"',
      '6 skipped left out by the mapping: Type is empty',
      '7 skipped left out by the mapping: Year is "2019"',
    ]);
    expect(await ran.text('dataset.yaml')).not.toContain('left out');
    expect(ran.code).toBe(0);
  });

  it('that is filtered by a column that is not there is refused with what there is', async () => {
    const ran = await run(
      `  list:
    rows: {only: {Land: China}}
    things:
      company: {name: Name, ${company}}
`,
      { 'list.csv': 'Name,Country\nAlpha Motors,China\n' },
    );
    expect(ran.printed).toContain('list.csv has no column "Land".');
    expect(ran.printed).toContain('expected: one of Name, Country');
  });

  it('chooses its kinds and relations by columns', async () => {
    const ran = await run(
      `  stakes:
    things:
      owner:
        kind: {column: Owner type, codes: {person: Person, firm: Company}, otherwise: Company}
        name: Owner
        fields: {type: {value: COMPANY}}
      owned: {name: Owned, ${company}}
    relations:
      - type: {column: Tie, codes: {owner: HOLDS_STAKE_IN, controls: CONTROLS}}
        from: owner
        to: owned
        fields: {percent: Percent, status: {value: ACTUAL}}
`,
      {
        'stakes.csv': [
          'Owner,Owner type,Owned,Tie,Percent',
          'Delta Fund,firm,Alpha Motors,owner,12.5',
          'Echo Holding,,Kobalt AG,Owner,49%',
          'Delta Fund,FIRM,Lithos Mining,controls,',
          'Golf Trust,firm,Lithos Mining,lends to,3',
          'Hotel Bank,ship,Lithos Mining,owner,3',
          'Hotel Bank,firm,Lithos Mining,,3',
        ].join('\n'),
      },
    );
    expect(await ran.outcomes()).toEqual([
      '2 taken',
      '3 taken',
      '4 taken',
      '5 refused relation: "lends to" in the column Tie is not among the codes of the mapping, which are owner, controls. Add it, or leave such rows out with rows',
      '6 refused owner: "ship" in the column Owner type is not among the codes of the mapping, which are person, firm. Add it, or leave such rows out with rows',
      '7 refused relation: the column Tie is empty. In the mapping, say otherwise, or leave such rows out with rows',
    ]);
    expect(await ran.text('relations/holds-stake-in.yaml')).toContain('percent: 49\n');
    expect(await ran.text('relations/controls.yaml')).toContain('to: company:lithos-mining');
  });

  it('may be of a table without headings, with bars between its cells', async () => {
    const ran = await run(
      `  list:
    headings: none
    things:
      company: {name: A, ${company}}
      partner: {name: {column: C, split: ['、', ' ']}, ${company}}
    relations:
      - {type: PARTNERS_WITH, from: company, to: partner, fields: {status: {value: ACTUAL}}}
`,
      { 'list.csv': 'Alpha|x|甲公司、乙公司\u3000丙公司\nBravo|y|丁公司\n' },
    );
    expect(await ran.outcomes()).toEqual(['1 taken', '2 taken']);
    const ties = await ran.text('relations/partners-with.yaml');
    expect(ties.match(/(from|to): company:.*/g)?.length).toBe(8);
  });

  it('is split at a bar and at signs of any width', async () => {
    const ran = await run(
      `  list:
    things:
      company: {name: Name, names: [{column: Also, split: ['|', ;]}], ${company}}
`,
      { 'list.csv': 'Name,Also\nAlpha,AA | AB｜AC；AD\n' },
    );
    expect((await ran.text('companies/companies.yaml')).match(/text: .*/g)).toEqual([
      'text: AA',
      'text: AB',
      'text: AC',
      'text: AD',
    ]);
  });
});

describe('A mapping', () => {
  const refusal = async (thing: string) =>
    (
      await run(`  list:\n    things:\n      company: ${thing}\n`, {
        'list.csv': 'Name,Type\nAlpha,firm\n',
      })
    ).printed;

  it('that chooses among kinds is held to each of them', async () => {
    expect(await refusal('{kind: {column: Type, codes: {firm: Compny}}, name: Name}')).toContain(
      'Write Company, if that is what is meant.',
    );
    expect(
      await refusal('{kind: {column: Type, codes: {firm: Company, man: Person}}, name: Name}'),
    ).toContain('A new company needs type, and nothing gives it.');
    expect(await refusal('{kind: {column: Kind, codes: {firm: Sector}}, name: Name}')).toContain(
      'list.csv has no column "Kind".',
    );
    expect(await refusal('{kind: {column: Type}, name: Name}')).toContain(
      'expected: a kind, or {column: Type, codes: {text of the table: kind}}',
    );
  });
});

describe('Constants and unknown of one table', () => {
  const files = {
    'list.csv': 'Company,Kind\nNova Chips,\nBeta Cells,group\n',
    'ties.csv': 'Company,Makes,State\nNova Chips,GPUs,\nBeta Cells,Cells,planned\n',
  };
  const list = `  list:
    file: list.csv
    things:
      company: {kind: Company, name: Company, fields: {type: {column: Kind, otherwise: COMPANY}}}
`;
  const ties = `  ties:
    file: ties.csv
    things:
      company: {kind: Company, name: Company, unknown: refuse, fields: {type: {value: SUBSIDIARY}}}
      sector: {kind: Sector, name: Makes}
`;

  it.each([
    ['list first', list + ties, ['list.csv', 'ties.csv']],
    ['ties first', ties + list, ['ties.csv', 'list.csv']],
  ])('refuse no row of another: %s', async (_, mapping, order) => {
    const given = Object.fromEntries(
      order.map((name) => [name, files[name as keyof typeof files]]),
    );
    const ran = await run(mapping.replace('SUBSIDIARY', 'GROUP'), given);
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 4 }, () => 'taken'),
    );
  });
});

describe('A heading', () => {
  it('of Chinese characters may be stretched by spaces, in the table and in the mapping', async () => {
    const ran = await run(
      `  list:
    things:
      company: {name: '名 称', ${company}}
      place: {kind: Place, name: 省份, fields: {level: {value: PROVINCE}}}
    relations:
      - {type: BASED_IN, from: company, to: place}
`,
      { 'list.csv': '名称,省    份\nAlpha Motors,浙江\n' },
    );
    expect(await ran.outcomes()).toEqual(['2 taken']);
    expect((await ran.report())[0]?.created).toContain('place:zhe-jiang');
  });
});
