import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { countedFiles } from '../../helpers/counted-files.js';
import { datasetOf } from '../../helpers/datasets.js';
import { emptyGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;

beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, await datasetOf(countedFiles));
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function count(query: string) {
  const { data, errors } = await ask(app, `{ count: ${query} }`);
  expect(errors).toEqual([]);
  return data.count;
}

interface GroupRow {
  readonly key: string;
  readonly count: number;
}

async function groups(by: string, more = '') {
  const found = await count(`policyCounts(by: [${by}]${more}) { groups { keys { key } count } }`);
  return found.groups.map(({ keys, count: rows }: { keys: { key: string }[]; count: number }) => [
    ...keys.map(({ key }) => key.replace('sector:', '')),
    rows,
  ]);
}

describe('Periods', () => {
  it('without rows are there with 0, and a date that is less exact is in none', async () => {
    const found = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON }]) { total inNoGroup groups { key count rank } unknownGroups { key count ids keys { missing } } dimensions { unknown lessExact } }',
    );
    expect(found).toEqual({
      total: 4,
      inNoGroup: 2,
      groups: [
        { key: '2021-01', count: 1, rank: 1 },
        { key: '2021-02', count: 0, rank: 3 },
        { key: '2021-03', count: 0, rank: 3 },
        { key: '2021-04', count: 1, rank: 1 },
      ],
      unknownGroups: [
        { key: null, count: 1, ids: ['policy:year'], keys: [{ missing: 'LESS_EXACT' }] },
        { key: null, count: 1, ids: ['policy:undated'], keys: [{ missing: 'NOT_KNOWN' }] },
      ],
      dimensions: [{ unknown: 1, lessExact: 1 }],
    });
  });

  it('of a year take in dates known to the year', async () => {
    expect(await groups('{ dimension: ISSUED_ON, period: YEAR }')).toEqual([['2021', 3]]);
  });

  it('go from and to where they are asked to, and what lies outside is told', async () => {
    const found = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON, period: QUARTER, from: "2021-03-31", to: "2021-07" }]) { groups { key count } dimensions { unknown lessExact outside } }',
    );
    expect(found).toEqual({
      groups: [
        { key: '2021-Q1', count: 1 },
        { key: '2021-Q2', count: 1 },
        { key: '2021-Q3', count: 0 },
      ],
      dimensions: [{ unknown: 1, lessExact: 1, outside: 0 }],
    });
    const later = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON, from: "2021-02", to: "2021-03" }]) { groups { count } dimensions { outside lessExact } }',
    );
    expect(later).toEqual({
      groups: [{ count: 0 }, { count: 0 }],
      dimensions: [{ outside: 2, lessExact: 1 }],
    });
    const another = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON, from: "2022", to: "2022" }]) { groups { count } dimensions { outside lessExact unknown } }',
    );
    expect(another.groups).toHaveLength(12);
    expect(another.dimensions).toEqual([{ outside: 3, lessExact: 0, unknown: 1 }]);
  });

  it('of a day hold what is known to the day, and what is less exact is told', async () => {
    const byDay = (more: string) =>
      count(
        `policyCounts(by: [{ dimension: ISSUED_ON, period: DAY${more} }]) { groups { key label count keys { start end } } dimensions { period unknown lessExact outside } }`,
      );
    const january = { start: '2021-01-01', end: '2021-01-01' };
    expect(await byDay('')).toEqual({
      groups: [{ key: '2021-01-01', label: '1 January 2021', count: 1, keys: [january] }],
      dimensions: [{ period: 'DAY', unknown: 1, lessExact: 2, outside: 0 }],
    });
    const around = await byDay(', from: "2020-12-31", to: "2021-01-02"');
    expect(around.groups.map(({ key, count: rows }: GroupRow) => [key, rows])).toEqual([
      ['2020-12-31', 0],
      ['2021-01-01', 1],
      ['2021-01-02', 0],
    ]);
    // April is known to lie outside; of the year 2021 nobody can tell.
    expect(around.dimensions).toEqual([{ period: 'DAY', unknown: 1, lessExact: 1, outside: 1 }]);
    // Crossed with another dimension, Neo4j tells the keys, not this service.
    const crossed = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON, period: DAY, from: "2020-12-31", to: "2021-01-02" }, { dimension: ISSUED_BY }]) { groups { key count } dimensions { lessExact outside } }',
    );
    expect(crossed.groups.filter(({ count: rows }: GroupRow) => rows > 0)).toEqual(
      ['a', 'b', 'c'].map(() => ({ key: '2021-01-01', count: 1 })),
    );
    expect(crossed.dimensions[0]).toEqual({ lessExact: 1, outside: 1 });
  });

  it('of a day are ten years at most', async () => {
    const years = (from: string, to: string) =>
      ask(
        app,
        `{ policyCounts(by: [{ dimension: ISSUED_ON, period: DAY, from: "${from}", to: "${to}" }]) { groupCount complete } }`,
      );
    const { data } = await years('2012', '2021');
    expect(data.policyCounts).toEqual({ groupCount: 3_653, complete: true });
    const { errors } = await years('2011', '2021');
    expect(errors[0]?.message).toContain('at most 3660 are allowed');
  });

  it('of several agencies hold a joint policy once', async () => {
    const by = (names: string) =>
      count(
        `policyCounts(by: [{ dimension: ISSUED_ON }], where: { issuedBy: [${names}] }) { total groups { key count } dimensions { unknown lessExact } }`,
      );
    const together = {
      total: 3,
      groups: ['01', '02', '03', '04'].map((month) => ({
        key: `2021-${month}`,
        count: month === '01' || month === '04' ? 1 : 0,
      })),
      dimensions: [{ unknown: 0, lessExact: 1 }],
    };
    expect(await by('"agency:a"')).toEqual(together);
    expect(await by('"agency:a", "agency:b", "Agency A"')).toEqual(together);
    expect(await by('"agency:d"')).toEqual({
      total: 1,
      groups: [],
      dimensions: [{ unknown: 0, lessExact: 1 }],
    });
  });

  it('are none where no row has a date', async () => {
    expect(await groups('{ dimension: ENDED_ON }')).toEqual([]);
  });

  it('are filled for every key of a second dimension', async () => {
    expect(
      await groups(
        '{ dimension: ISSUED_ON, period: QUARTER }, { dimension: REGULATES, subtree: false }',
      ),
    ).toEqual([
      ['2021-Q1', 'cars', 1],
      ['2021-Q1', 'steel', 1],
      ['2021-Q1', 'trucks', 1],
      ['2021-Q2', 'cars', 1],
      ['2021-Q2', 'steel', 0],
      ['2021-Q2', 'trucks', 0],
    ]);
  });

  it('that are more than an answer holds are left empty, and the answer says so', async () => {
    const found = await count(
      'policyCounts(by: [{ dimension: ISSUED_ON, from: "1900", to: "2099" }, { dimension: REGULATES, subtree: false }]) { complete groupCount groups { count } }',
    );
    expect(found).toEqual({
      complete: false,
      groupCount: 7200,
      groups: [{ count: 1 }, { count: 1 }, { count: 1 }, { count: 1 }],
    });
  });
});

describe('Groups', () => {
  it('of equal size share a rank, and a top takes in all of its last rank', async () => {
    const ranks = async (more: string) => {
      const found = await count(
        `policyCounts(by: [{ dimension: ISSUED_BY }]${more}) { complete groupCount groups { key count rank } }`,
      );
      expect(found.groupCount).toBe(4);
      expect(found.complete).toBe(found.groups.length === 4);
      return found.groups.map((one: { key: string; count: number; rank: number }) => [
        one.key,
        one.count,
        one.rank,
      ]);
    };
    const all = [
      ['agency:a', 3, 1],
      ['agency:b', 2, 2],
      ['agency:c', 2, 2],
      ['agency:d', 1, 4],
    ];
    expect(await ranks('')).toEqual(all);
    expect(await ranks(', top: 2')).toEqual(all.slice(0, 3));
    expect(await ranks(', top: 3')).toEqual(all.slice(0, 3));
    expect(await ranks(', top: 4')).toEqual(all);
  });

  it('overlap where a policy has several sectors, and the answer says by how much', async () => {
    const found = await count(
      'policyCounts(by: [{ dimension: REGULATES, subtree: false }]) { total inNoGroup inSeveralGroups groups { key count } dimensions { several unknown } }',
    );
    expect(found).toEqual({
      total: 4,
      inNoGroup: 2,
      inSeveralGroups: 1,
      groups: [
        { key: 'sector:cars', count: 2 },
        { key: 'sector:steel', count: 1 },
        { key: 'sector:trucks', count: 1 },
      ],
      dimensions: [{ several: 1, unknown: 2 }],
    });
  });

  it('of a subtree count a policy once, however many of its sectors lie in it', async () => {
    for (const subtree of ['', ', subtree: true'])
      expect(await groups(`{ dimension: REGULATES${subtree} }`)).toEqual([
        ['cars', 2],
        ['vehicles', 2],
        ['steel', 1],
        ['trucks', 1],
      ]);
  });

  it('of two dimensions of one relation are of that relation alone', async () => {
    expect(
      await groups('{ dimension: AFFECTS, subtree: false }, { dimension: AFFECTS_DIRECTION }'),
    ).toEqual([
      ['cars', 'BENEFIT', 1],
      ['steel', 'BURDEN', 1],
    ]);
  });

  it('of one relation with and without its subtree are crossed', async () => {
    const found = await groups(
      '{ dimension: REGULATES }, { dimension: REGULATES, subtree: false }',
      ', where: { id: ["policy:april"] }',
    );
    expect(found).toEqual([
      ['cars', 'cars', 1],
      ['vehicles', 'cars', 1],
    ]);
  });

  it('by what policies touch take in what they regulate and what they affect, each once', async () => {
    expect(await groups('{ dimension: TOUCHES, subtree: false }')).toEqual([
      ['cars', 2],
      ['steel', 1],
      ['trucks', 1],
    ]);
    expect(await groups('{ dimension: TOUCHES, kinds: [Company] }')).toEqual([]);
  });

  it('leave out relations that are not dated on a day, and say how many rows that touches', async () => {
    const on = (undated: string) =>
      count(
        `agencyCounts(by: [{ dimension: ISSUED }], asOf: "2021-03-01", undated: ${undated}) { undated groups { key count } dimensions { unknown undated } }`,
      );
    expect(await on('LEAVE_OUT')).toEqual({
      undated: 0,
      groups: [{ key: 'policy:january', count: 3 }],
      dimensions: [{ unknown: 1, undated: 2 }],
    });
    expect(await on('INCLUDE')).toEqual({
      undated: 0,
      groups: [
        { key: 'policy:january', count: 3 },
        { key: 'policy:year', count: 2 },
      ],
      dimensions: [{ unknown: 0, undated: 0 }],
    });
  });
});

describe('Sums', () => {
  it('keep currencies apart, and say how many amounts are in two and how many rows have none', async () => {
    const found = await count(
      'eventCounts(by: [{ dimension: TYPE }]) { total withoutAmount sums { currency sum rows rowsInOthers } groups { withoutAmount sums { currency sum rows rowsInOthers } } }',
    );
    const sums = [
      { currency: 'CNY', sum: 700, rows: 1, rowsInOthers: 1 },
      { currency: 'USD', sum: 150, rows: 2, rowsInOthers: 1 },
    ];
    expect(found).toEqual({
      total: 3,
      withoutAmount: 1,
      sums,
      groups: [{ withoutAmount: 1, sums }],
    });
  });

  it('are not there for kinds without amounts', async () => {
    const found = await count(
      'policyCounts(by: [{ dimension: TYPE }]) { withoutAmount sums { sum } groups { withoutAmount sums { sum } } }',
    );
    expect(found).toEqual({
      withoutAmount: null,
      sums: [],
      groups: [{ withoutAmount: null, sums: [] }],
    });
  });
});
