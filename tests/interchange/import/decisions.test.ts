import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { seed } from '../../helpers/graph.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const mapping = `${head}tables:
  stakes:
    things:
      owner: {kind: Company, name: Owner, fields: {type: {value: COMPANY}}}
      owned: {kind: Company, name: Owned, fields: {type: {value: COMPANY}}}
    relations:
      - {type: HOLDS_STAKE_IN, from: owner, to: owned, fields: {percent: Percent, status: Status}}
`;
const table = [
  'Owner,Owned,Percent,Status',
  'Geely Holdng Group,Volvo Cars,82%,',
  'Harbin Pump Works,华为,"1,5",',
  'Harbin Pump Works,宁德时代,1.5,据报道',
  'Harbin Pmp Works,百度,2,reported',
  'Volvo Cars,Nonsense Motor Works,3,rumour',
].join('\n');

/** The outcome of each row in few words. */
const outcomes = async (ran: Ran) =>
  (await ran.report()).map(({ row, outcome, why }) => `${row} ${outcome} ${why}`.trim());

describe('Names in doubt', () => {
  const begun = async () => {
    const folder = await inputFolder({ 'stakes.csv': table, 'mapping.yaml': mapping });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: [seed] };
    return { folder, flags, first: await runImport(folder, ['stakes.csv'], flags) };
  };
  /** Fills in the column of decisions, as a person does in a spreadsheet. */
  const decide = async (file: string, decisions: Readonly<Record<string, string>>) => {
    let text = await readFile(file, 'utf8');
    for (const [given, decision] of Object.entries(decisions))
      text = text.replace(new RegExp(`^(Company,${given},.*,)\r$`, 'm'), `$1${decision}\r`);
    await writeFile(file, text);
  };

  it('wait, invent nothing, and are what a person says in the second run', async () => {
    const { folder, flags, first } = await begun();
    expect(await outcomes(first)).toEqual([
      '2 doubtful "Geely Holdng Group": resembles Geely Holding Group; "Volvo Cars": resembles Volvo AB',
      '3 refused percent: "1,5" is not a number',
      '4 taken',
      '5 doubtful "Harbin Pmp Works": resembles Harbin Pump Works, new in an earlier row',
      '6 refused status: "rumour" is not a code of FactStatus. In the mapping, state in codes which of ACTUAL, ANNOUNCED, PLANNED, FILED, IN_TALKS, REPORTED, RUMOURED, ENDED, FAILED it means',
    ]);
    expect(first.code).toBe(1);
    expect(await first.text('companies/companies.yaml')).not.toContain('Volvo');

    const file = join(first.out, 'decisions.csv');
    await decide(file, {
      'Geely Holdng Group': 'company:geely',
      'Volvo Cars': 'new',
      'Harbin Pmp Works': 'company:harbin-pump-works',
    });
    const second = await runImport(folder, ['stakes.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect((await outcomes(second)).map((line) => line.slice(0, 10).trim())).toEqual([
      '2 taken',
      '3 refused',
      '4 taken',
      '5 taken',
      '6 refused',
    ]);
    expect(await second.text('relations/holds-stake-in.yaml')).toContain(
      '- type: HOLDS_STAKE_IN\n  from: company:geely\n  to: company:volvo-cars\n  percent: 82\n',
    );
    expect(await second.text('relations/holds-stake-in.yaml')).toContain(
      'from: company:harbin-pump-works\n  to: company:baidu\n',
    );
    expect(await check(second.out, () => {})).toBe(0);

    // The decisions are kept, so that a third run needs no person.
    const third = await runImport(folder, ['stakes.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect(await outcomes(third)).toEqual(await outcomes(second));
  });

  it('that a person leaves out take their rows with them, and that is no problem', async () => {
    const { folder, flags, first } = await begun();
    const file = join(first.out, 'decisions.csv');
    await decide(file, {
      'Geely Holdng Group': 'skip',
      'Volvo Cars': 'skip',
      'Harbin Pmp Works': 'skip',
    });
    const second = await runImport(folder, ['stakes.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect((await outcomes(second))[0]).toBe(
      '2 skipped "Geely Holdng Group": left out by decision; "Volvo Cars": left out by decision',
    );
    expect(second.printed).toMatch(/left out by decision or mapping +2\n/);
  });

  it('that are decided wrongly are refused with the line, and the folder stays as it was', async () => {
    const { folder, flags, first } = await begun();
    const file = join(first.out, 'decisions.csv');
    const before = await first.text('report.csv');
    await decide(file, { 'Geely Holdng Group': 'agency:miit', 'Volvo Cars': 'company:nobody' });
    const wrong = await runImport(folder, ['stakes.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect([wrong.code, wrong.printed]).toEqual([
      1,
      expect.stringContaining(
        'decisions.csv:2  decision\n    "agency:miit" is not a decision for the Company "Geely Holdng Group".',
      ),
    ]);
    await decide(file, { 'Geely Holdng Group': 'company:geely' });
    await writeFile(file, (await readFile(file, 'utf8')).replace('agency:miit', 'company:geely'));
    const stray = await runImport(folder, ['stakes.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect(stray.printed).toContain(
      'is decided to be company:nobody, and there is no such company.',
    );
    expect(await first.text('report.csv')).toBe(before);
  });
});

describe('A row', () => {
  it('is refused with the words of the rule that it breaks, and the rest is a data set that holds', async () => {
    const policies = `${head}tables:
  policies:
    things:
      policy: {kind: Policy, name: Title, fields: {type: {value: NOTICE}, status: Status}}
      issuer: {kind: Agency, name: {column: Issuer, split: [;, 、]}, fields: {type: {value: MINISTRY}, level: {value: CENTRAL}}}
    relations:
      - {type: ISSUED, from: issuer, to: policy, fields: {role: {value: SOLE, several: JOINT}}}
`;
    const rows = [
      'Title,Issuer,Status',
      'Notice on Steel,MIIT、财政部; NDRC,已发布',
      'Notice on Grain,MIIT,draft',
      'Notice on Steel,Ministry of Finance,issued',
      'Notice on Tourism,MIIT,issued',
      'Notice on Tourism,MIIT,passed',
      ',,',
      'Notice on Forests,miit,issued,more',
    ].join('\n');
    const folder = await inputFolder({ 'p.csv': rows, 'mapping.yaml': policies });
    const ran = await runImport(folder, ['p.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: [seed],
    });
    expect(await outcomes(ran)).toEqual([
      '2 taken',
      '3 refused issued-draft: policy:notice-on-grain has the status DRAFT, so it is not issued. Expected: PUT_FORWARD for a draft or a call for input.',
      '4 refused role of issued:agency:mof>policy:notice-on-steel is SOLE here and JOINT in row 2',
      '5 taken',
      '6 refused status of policy:notice-on-tourism is PASSED here and ISSUED in row 5',
      '7 empty',
      '8 refused 4 cells under 3 headings; is a delimiter not quoted?',
    ]);
    expect(await check(ran.out, () => {})).toBe(0);
  });
});

describe('One round of decisions', () => {
  const companies = `${head}tables:
  list:
    things:
      company: {kind: Company, name: Name, fields: {type: {value: COMPANY}}}
`;
  const decided = async (first: Ran, decisions: Readonly<Record<string, string>>) => {
    const file = join(first.out, 'decisions.csv');
    let text = await readFile(file, 'utf8');
    for (const [given, cells] of Object.entries(decisions))
      text = text.replace(new RegExp(`^(Company,${given},.*),yes,\r$`, 'm'), `$1,${cells}\r`);
    await writeFile(file, text);
    return file;
  };

  it('raises every doubt at once: also about names that resemble one that is still in doubt', async () => {
    const folder = await inputFolder({
      'list.csv': 'Name\nGeely Holdng Grup\nGeely Holdng Grupp\nHarbin Pump Works\n',
      'mapping.yaml': companies,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: [seed] };
    const first = await runImport(folder, ['list.csv'], flags);
    const names = (await first.text('decisions.csv')).match(/^Company,[^,]*/gm);
    expect(names).toEqual(['Company,Geely Holdng Grup', 'Company,Geely Holdng Grupp']);
    const file = await decided(first, {
      'Geely Holdng Grup': 'yes,new',
      'Geely Holdng Grupp': 'yes,new',
    });
    const second = await runImport(folder, ['list.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect((await second.report()).map(({ outcome }) => outcome)).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
  });

  it('makes a decided name a name of the entity, with its row as the source, unless it says no', async () => {
    const folder = await inputFolder({
      'list.csv': 'Name\nGeely Holdng Group\nVolvo Cars\n',
      'mapping.yaml': companies,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: [seed] };
    const first = await runImport(folder, ['list.csv'], flags);
    const file = await decided(first, {
      'Geely Holdng Group': 'no,company:geely',
      'Volvo Cars': 'yes,company:volvo-ab',
    });
    const second = await runImport(folder, ['list.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    const known = await second.text('companies/known.yaml');
    expect(known).not.toContain('Holdng');
    expect(known).toContain(
      '  names:\n    - text: Volvo Cars\n      language: EN\n      kind: SHORT\n      source: source:list#list-row-3\n',
    );
    expect(known).toContain('  unstated:\n    - name\n    - type\n');
    await writeFile(file, (await readFile(file, 'utf8')).replace(',no,', ',perhaps,'));
    const wrong = await runImport(folder, ['list.csv'], { ...flags, decisions: file, force: true });
    expect(wrong.printed).toContain('"perhaps" does not say whether "Geely Holdng Group" becomes');
  });
});

describe('Constants of one table', () => {
  it('never refuse rows of another, and yield to what a row states', async () => {
    const folder = await inputFolder({
      'a.csv': 'Name\nHarbin Pump Works\nTurfan Raisin Group\n',
      'b.csv': 'Name,Type\nHarbin Pump Works,\nTurfan Raisin Group,FUND\nOne Elsewhere,\n',
      'c.csv': 'Name\nHarbin Pump Works\n',
      'mapping.yaml': `${head}tables:
  a:
    file: a.csv
    things: {company: {kind: Company, name: Name, fields: {type: {value: COMPANY}}}}
  b:
    file: b.csv
    things: {company: {kind: Company, name: Name, fields: {type: {column: Type, otherwise: GROUP}}}}
  c:
    file: c.csv
    things: {company: {kind: Company, name: Name, unknown: refuse, fields: {type: {value: BRAND}}}}
`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const ran = await runImport(folder, ['a.csv', 'b.csv', 'c.csv'], flags);
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(Array(6).fill('taken'));
    expect(await ran.text('companies/companies.yaml')).toMatch(
      /name: Turfan Raisin Group\n {2}type: FUND\n/,
    );
  });
});
