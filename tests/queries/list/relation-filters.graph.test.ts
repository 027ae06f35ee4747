import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

/** The ids of a list, in the order of their names. */
async function listed(plural: string, where: string): Promise<string[]> {
  const { data, errors } = await ask(
    app,
    `{ list: ${plural}(where: { ${where} }, first: 200) { nodes { id } totalCount } }`,
  );
  expect(errors).toEqual([]);
  const ids = data.list.nodes.map(({ id }: { id: string }) => id);
  expect(data.list.totalCount).toBe(ids.length);
  return ids;
}

describe('A filter on a relation', () => {
  test('leaves out an effect that the source calls unlikely, as affecting does', async () => {
    const unlikely = 'policy:cii-security-regulations';
    const [short, long, asked] = await Promise.all([
      listed('policies', 'affects: ["Consumer products"]'),
      listed('policies', 'affecting: { sector: ["Consumer products"], via: [SECTOR] }'),
      listed('policies', 'affects: ["Consumer products"], relationCertainty: [UNLIKELY]'),
    ]);
    expect(short).not.toContain(unlikely);
    expect(long).not.toContain(unlikely);
    expect(asked).toEqual([unlikely]);
  });

  test('leaves out what is announced or planned unless it is asked for', async () => {
    const answers = await Promise.all([
      listed('companies', 'acquiredBy: ["Xiaomi"]'),
      listed('companies', 'acquiredBy: ["Xiaomi"], relationStatus: [ANNOUNCED]'),
      listed('companies', 'some: { acquiredBy: { node: { id: ["company:xiaomi"] } } }'),
      listed('companies', 'some: { acquiredBy: { status: { in: [ANNOUNCED] } } }'),
      listed('companies', 'mergesWith: ["company:ansteel"]'),
      listed(
        'companies',
        'relationStatus: [ANNOUNCED], and: [{ mergesWith: ["company:ansteel"] }]',
      ),
      listed('companies', 'suppliedBy: ["company:envision-aesc"]'),
      listed('companies', 'suppliedBy: ["company:envision-aesc"], relationStatus: [PLANNED]'),
    ]);
    expect(answers).toEqual([
      [],
      ['company:deepmotion'],
      [],
      ['company:deepmotion'],
      [],
      ['company:ben-gang'],
      [],
      expect.arrayContaining(['company:nissan']),
    ]);
  });

  test('says the opposite with none and not', async () => {
    const all = await listed('companies', '');
    for (const negated of [
      'none: { acquiredBy: {} }',
      'not: { some: { acquiredBy: {} } }',
      'not: { acquiredBy: ["Xiaomi"] }',
    ])
      expect(await listed('companies', negated)).toContain('company:deepmotion');
    expect(
      await listed('companies', 'relationStatus: [ANNOUNCED], none: { acquiredBy: {} }'),
    ).toEqual(all.filter((id) => id !== 'company:deepmotion'));
  });

  test('takes the parties of an event whatever their status, as the event has its own', async () => {
    expect(await listed('events', 'parties: ["Nissan"]')).toContain('event:envision-aesc-plant');
  });

  test('means the same in REST', async () => {
    const ids = async (url: string) =>
      (await get(app, `${url}&first=200&include=none`)).json.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('/v1/companies?acquiredBy=Xiaomi')).toEqual([]);
    expect(await ids('/v1/companies?acquiredBy=Xiaomi&relationStatus=ACTUAL,ANNOUNCED')).toEqual([
      'company:deepmotion',
    ]);
    expect(
      await ids('/v1/policies?affects=Consumer%20products&relationCertainty=UNLIKELY'),
    ).toEqual(['policy:cii-security-regulations']);
    const wrong = await get(app, '/v1/companies?acquiredBy=Xiaomi&relationStatus=MAYBE');
    expect([wrong.status, wrong.json.detail]).toEqual([
      400,
      expect.stringMatching(/relationStatus.*ACTUAL/),
    ]);
  });
});

describe('A sector or a place', () => {
  test('takes in its parts in a filter as in a count', async () => {
    const companies = await listed('companies', 'operatesIn: ["Autonomous driving"]');
    const { data } = await ask(
      app,
      '{ companyCounts(by: [{ dimension: OPERATES_IN }]) { groups { key count } } }',
    );
    const group = data.companyCounts.groups.find(
      ({ key }: { key: string }) => key === 'sector:autonomous-driving',
    );
    expect(companies.length).toBeGreaterThan(0);
    expect(group.count).toBe(companies.length);
  });

  test('stands for itself alone where its id is asked of the other end', async () => {
    const whole = await listed('companies', 'basedIn: ["China"]');
    const alone = await listed('companies', 'some: { basedIn: { node: { anyName: ["China"] } } }');
    expect(whole).toEqual(expect.arrayContaining(alone));
    expect(whole.length).toBeGreaterThan(alone.length);
  });
});

test('Issued or put forward is one filter and one dimension', async () => {
  const [either, issued, putForward] = await Promise.all([
    listed('policies', 'issuedOrPutForwardBy: ["CAC", "MIIT"]'),
    listed('policies', 'issuedBy: ["CAC", "MIIT"]'),
    listed('policies', 'putForwardBy: ["CAC", "MIIT"]'),
  ]);
  expect(new Set(either)).toEqual(new Set([...issued, ...putForward]));
  expect(putForward.length).toBeGreaterThan(0);
  const agencies = await listed('agencies', `issuedOrPutForward: ["${putForward[0]}"]`);
  expect(agencies.length).toBeGreaterThan(0);
});

describe('The relations by which a row passes', () => {
  test('come with their sources, and with the parts in between', async () => {
    const { data, errors } = await ask(
      app,
      `{ companies(where: { operatesIn: ["Autonomous driving"] }, first: 50) { edges { node { id } matchedComplete
        matched { relation from { id } to { id } status sources { reference } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.companies.edges.length).toBeGreaterThan(0);
    for (const { node, matched, matchedComplete } of data.companies.edges) {
      expect(matchedComplete).toBe(true);
      expect(matched[0]).toMatchObject({ relation: 'OPERATES_IN', from: { id: node.id } });
      const ends = matched.map(({ to }: { to: { id: string } }) => to.id);
      expect(ends).toContain('sector:autonomous-driving');
      expect(matched.every(({ sources }: { sources: object[] }) => sources.length > 0)).toBe(true);
    }
  });

  test('are those of each condition, and none for a condition on what is absent', async () => {
    const { data } = await ask(
      app,
      `{ short: companies(where: { acquiredBy: ["Xiaomi"], relationStatus: [ANNOUNCED] }) { edges { matched { relation status } } }
         some: companies(where: { or: [{ some: { acquiredBy: { status: { in: [ANNOUNCED] } } } }] }) { edges { matched { relation status } } }
         none: companies(where: { none: { acquiredBy: {} }, id: ["company:nio"] }) { edges { matched { relation } } } }`,
    );
    const one = [{ matched: [{ relation: 'ACQUIRES', status: 'ANNOUNCED' }] }];
    expect([data.short.edges, data.some.edges, data.none.edges]).toEqual([
      one,
      one,
      [{ matched: [] }],
    ]);
  });

  test('are not those to sources, which no data set states', async () => {
    const policy = 'policy:trade-logistics-plan';
    const { data, errors } = await ask(
      app,
      `{ short: sources(where: { sourceOf: ["${policy}"] }) { edges { matched { relation } matchedComplete } }
         some: policies(where: { id: ["${policy}"], some: { readIn: {} } }) { edges { matched { relation } matchedComplete } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.short.edges.length).toBeGreaterThan(0);
    for (const edge of [...data.short.edges, ...data.some.edges])
      expect(edge).toEqual({ matched: [], matchedComplete: true });
    const { status, json } = await get(app, `/v1/sources?sourceOf=${policy}&matched=true`);
    expect([status, json.items[0]?.matched]).toEqual([200, []]);
  });

  test('come in REST with matched=true', async () => {
    const url = '/v1/companies?acquiredBy=Xiaomi&relationStatus=ANNOUNCED&include=none';
    const [plain, matched] = await Promise.all([get(app, url), get(app, `${url}&matched=true`)]);
    expect(plain.json.items[0]).not.toHaveProperty('matched');
    expect(matched.json.items[0].matched).toMatchObject([
      { relation: 'ACQUIRES', status: 'ANNOUNCED' },
    ]);
    expect(matched.json.items[0].matchedComplete).toBe(true);
    const { body } = await get(app, `${url}&matched=true&format=csv`);
    const [row] = parse(body, { columns: true }) as Record<string, string>[];
    expect(row?.matched).toMatch(/^Xiaomi acquires DeepMotion/i);
  });

  test('leave out a branch of or that the row does not meet as a whole', async () => {
    const { data } = await ask(
      app,
      `{ companies(where: { id: ["company:nio"], or: [
           { operatesIn: ["EV makers"], name: { in: ["another"] } }, { operatesIn: ["EV makers"] }] })
         { edges { matched { id } } }
         none: companies(where: { id: ["company:nio"], or: [
           { operatesIn: ["EV makers"], name: { in: ["another"] } }, { name: { in: ["NIO"] } }] })
         { edges { matched { id } } } }`,
    );
    expect(data.companies.edges).toEqual([
      { matched: [{ id: expect.stringMatching(/^operates_in:/) }] },
    ]);
    expect(data.none.edges).toEqual([{ matched: [] }]);
  });
});

test('Groups by a status are of any status, unless the filter says which', async () => {
  const grouped = async (where: string) => {
    const { data } = await ask(
      app,
      `{ counts: companyCounts(by: [{ dimension: ACQUIRED_BY_STATUS }]${where}) { groups { key count } } }`,
    );
    return data.counts.groups;
  };
  expect(await grouped('')).toContainEqual({ key: 'ANNOUNCED', count: 1 });
  expect(await grouped(', where: { relationStatus: [PLANNED] }')).toEqual([]);
});
