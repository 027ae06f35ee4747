import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agency, datasetOf, policy, problemsOf } from '../helpers/datasets.js';

const sector = (slug: string) => `id: sector:${slug}\nname: Sector ${slug}\nsources: [source:a]\n`;
const partOf = (from: string, to: string) =>
  `- {type: PART_OF, from: sector:${from}, to: sector:${to}, sources: [source:a]}`;
const issued = (role: string, from = 'one') =>
  `- {type: ISSUED, from: agency:${from}, to: policy:p, role: ${role}, sources: [source:a]}`;

describe('a data set', () => {
  test('of one agency and one policy has no problem', async () => {
    const files = {
      'agencies/one.yaml': agency('one', 'One'),
      'policies/p.yaml': policy('p', 'P'),
      'relations/r.yaml': issued('SOLE'),
    };
    expect(await problemsOf(files)).toEqual([]);
  });

  test('has the same hash whatever the order of its files and keys', async () => {
    const [a, b] = [agency('one', 'One'), agency('two', 'Two')];
    const first = await datasetOf({ 'agencies/a.yaml': a, 'agencies/b.yaml': b });
    const second = await datasetOf({
      'agencies/z.yaml': a.split('\n').reverse().join('\n'),
      'agencies/b.yaml': b,
    });
    expect(second.hash).toBe(first.hash);
    expect((await datasetOf({ 'agencies/a.yaml': a })).hash).not.toBe(first.hash);
  });

  test('is refused, never half read, whatever stands in a file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
        const problems = await problemsOf({
          'policies/p.yaml': `${policy('p', 'P')}summary: |-\n  ok\n${text}`,
        });
        expect(Array.isArray(problems)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the rule', () => {
  test('tree refuses two things above one, and rings', async () => {
    const sectors = Object.fromEntries(
      ['a', 'b', 'c'].map((slug) => [`sectors/${slug}.yaml`, sector(slug)]),
    );
    expect(
      await problemsOf({
        ...sectors,
        'relations/r.yaml': [partOf('a', 'b'), partOf('a', 'c')].join('\n'),
      }),
    ).toEqual(['relations/r.yaml:2 tree']);
    expect(
      await problemsOf({
        ...sectors,
        'relations/r.yaml': [partOf('a', 'b'), partOf('b', 'a')].join('\n'),
      }),
    ).toHaveLength(1);
  });

  test('issuer-roles refuses a sole issuer beside others, and more issuers than are counted', async () => {
    const agencies = {
      'agencies/one.yaml': agency('one', 'One'),
      'agencies/two.yaml': agency('two', 'Two'),
    };
    const two = (role: string) => ({
      'relations/r.yaml': [issued(role), issued('JOINT', 'two')].join('\n'),
    });
    expect(
      await problemsOf({ ...agencies, 'policies/p.yaml': policy('p', 'P'), ...two('SOLE') }),
    ).toEqual(['relations/r.yaml:1 issuer-roles']);
    expect(
      await problemsOf({
        ...agencies,
        'policies/p.yaml': policy('p', 'P', 'issuerCount: 1\n'),
        ...two('JOINT'),
      }),
    ).toEqual(['policies/p.yaml:6 issuer-roles']);
    expect(
      await problemsOf({
        ...agencies,
        'policies/p.yaml': policy('p', 'P', 'issuerCount: 9\n'),
        ...two('LEAD'),
      }),
    ).toEqual([]);
  });

  test('end-before-start compares dates as far as both are known', async () => {
    const period = (start: string, end: string) =>
      problemsOf({
        'policies/p.yaml': policy('p', 'P', `periodStart: "${start}"\nperiodEnd: "${end}"\n`),
      });
    expect(await period('2021-08', '2021')).toEqual([]);
    expect(await period('2021-08', '2020')).toEqual(['policies/p.yaml:7 end-before-start']);
    expect(await period('2021-08', '2021-Q3')).toEqual([]);
    expect(await period('2021-Q3', '2021-H2')).toEqual([]);
    expect(await period('2021-Q3', '2021-07-01')).toEqual([]);
    expect(await period('2021-08', '2021-H1')).toEqual(['policies/p.yaml:7 end-before-start']);
    const agency = 'id: agency:a\nname: A\ntype: MINISTRY\nlevel: CENTRAL\nsources: [source:a]\n';
    const lived = (days: string) => problemsOf({ 'agencies/a.yaml': `${agency}${days}` });
    expect(await lived('foundedOn: 2003-03-10\ndissolvedOn: "2003"\n')).toEqual([]);
    expect(await lived('foundedOn: 2003-03-10\ndissolvedOn: 2002-01-01\n')).toEqual([
      'agencies/a.yaml:7 end-before-start',
    ]);
  });

  test('unstated names fields that the entity has, each once, and never its id or sources', async () => {
    const unstated = (fields: string) =>
      problemsOf({ 'policies/p.yaml': policy('p', 'P', `unstated: ${fields}\n`) });
    expect(await unstated('[name, type]')).toEqual([]);
    for (const wrong of ['[summary]', '[colour]', '[id]', '[sources]', '[name, name]'])
      expect(await unstated(wrong), wrong).toEqual(['policies/p.yaml:6 unstated']);
  });

  test('currency refuses what ISO 4217 does not have, and one currency twice', async () => {
    const event = (amounts: string) =>
      problemsOf({
        'events/e.yaml': `id: event:e\nname: E\ntype: MERGER\nstatus: PLANNED\nsources: [source:a]\namounts: ${amounts}\n`,
      });
    expect(await event('[{value: 58, currency: CNY}, {value: 9, currency: USD}]')).toEqual([]);
    expect(await event('[{value: 58, currency: XYZ}]')).toEqual(['events/e.yaml:6 currency']);
    expect(await event('[{value: 58, currency: CNY}, {value: 9, currency: CNY}]')).toEqual([
      'events/e.yaml:6 currency',
    ]);
  });

  test('orphan-provision wants a policy that sets it', async () => {
    expect(
      await problemsOf({
        'provisions/x.yaml':
          'id: provision:x\nname: X\ntype: TARGET\ntext: X.\nsources: [source:a]\n',
      }),
    ).toEqual(['provisions/x.yaml:1 orphan-provision']);
  });

  test('publisher wants PUBLISHED_BY where exactly one agency or company bears the name', async () => {
    const notice = (publisher: string) =>
      `id: source:n\nname: N\ntype: NOTICE\npublisher: ${publisher}\nsources: [source:a]\n`;
    const company = 'id: company:one\nname: One\ntype: COMPANY\nsources: [source:a]\n';
    const tie = '- {type: PUBLISHED_BY, from: source:n, to: agency:one, sources: [source:a]}';
    const files = { 'agencies/one.yaml': agency('one', 'One') };
    const problem = 'sources/n.yaml:4 publisher';
    expect(await problemsOf({ ...files, 'sources/n.yaml': notice('ONE') })).toEqual([problem]);
    expect(await problemsOf({ ...files, 'sources/n.yaml': notice('One Daily') })).toEqual([]);
    expect(
      await problemsOf({
        ...files,
        'sources/n.yaml': notice('One'),
        'relations/r.yaml': tie,
      }),
    ).toEqual([]);
    expect(
      await problemsOf({
        ...files,
        'companies/one.yaml': company,
        'sources/n.yaml': notice('One'),
      }),
    ).toEqual([]);
  });

  test('duplicate-id knows a symmetric relation that is stated both ways', async () => {
    const company = (slug: string) =>
      `id: company:${slug}\nname: ${slug}\ntype: COMPANY\nsources: [source:a]\n`;
    const merges = (from: string, to: string) =>
      `- {type: MERGES_WITH, from: company:${from}, to: company:${to}, sources: [source:a]}`;
    const files = {
      'companies/a.yaml': company('a'),
      'companies/b.yaml': company('b'),
      'relations/r.yaml': [merges('a', 'b'), merges('b', 'a')].join('\n'),
    };
    expect(await problemsOf(files)).toEqual(['relations/r.yaml:2 duplicate-id']);
  });

  test('duplicate-id lets one tie have several intervals', async () => {
    const company = (slug: string) =>
      `id: company:${slug}\nname: ${slug}\ntype: COMPANY\nsources: [source:a]\n`;
    const stake = (more: string) =>
      `- {type: HOLDS_STAKE_IN, from: company:a, to: company:b, sources: [source:a]${more}}`;
    const files = (...stakes: string[]) => ({
      'companies/a.yaml': company('a'),
      'companies/b.yaml': company('b'),
      'relations/r.yaml': stakes.join('\n'),
    });
    const [first, second] = [stake(', interval: 2019-03'), stake(', interval: "2021"')];
    expect(await problemsOf(files(stake(''), first, second))).toEqual([]);
    expect(await problemsOf(files(first, first))).toEqual(['relations/r.yaml:2 duplicate-id']);
  });
});
