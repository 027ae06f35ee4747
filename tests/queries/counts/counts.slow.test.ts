import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { countsFieldOf } from '../../../src/api/questions/counts.js';
import { type Dimension, dimensionsOf } from '../../../src/codegen/dimensions.js';
import type { Dataset } from '../../../src/dataset/dataset.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { countByHand } from '../../helpers/independent-count.js';

let graph: Graph;
let app: FastifyInstance;
let dataset: Dataset;

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  dataset = await brief();
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

const fields =
  'total inNoGroup complete groups { key count rank } unknownGroups { count } dimensions { unknown lessExact several }';

async function count(query: string) {
  const { data, errors } = await ask(app, `{ count: ${query} }`);
  expect(errors).toEqual([]);
  return data.count;
}

/** What the service says, in the shape of the count by hand. */
// biome-ignore lint/suspicious/noExplicitAny: an answer as the service gives it.
function inShape({ groups, total, dimensions: [dimension] }: any) {
  const filled = groups.filter(({ count: rows }: { count: number }) => rows > 0);
  return {
    groups: Object.fromEntries(
      filled.map((group: { key: string; count: number }) => [group.key, group.count]),
    ),
    total,
    ...dimension,
  };
}

/** The ways of asking for a dimension that a count by hand knows. */
function waysOf(dimension: Dimension): Parameters<typeof countByHand>[3][] {
  if (dimension.sort === 'DATE')
    return [{ period: 'DAY' }, { period: 'MONTH' }, { period: 'QUARTER' }, { period: 'YEAR' }];
  if (dimension.sort === 'END' && dimension.inTree) return [{ subtree: false }, { subtree: true }];
  return dimension.sort === 'TOUCHES' || dimension.sort === 'IN_FORCE' ? [] : [{}];
}

describe('Counts of the brief', () => {
  it.each(kinds.map((kind) => [kind.plural, kind] as const))(
    'of %s are those of its files, by every dimension',
    async (_plural, kind) => {
      const asked = dimensionsOf(kind.name).flatMap((dimension) =>
        waysOf(dimension).map((way) => ({ dimension, way })),
      );
      expect(asked.length).toBeGreaterThan(3);
      const aliases = asked.map(({ dimension, way = {} }, at) => {
        const more = Object.entries(way).map(([name, value]) => `, ${name}: ${value}`);
        return `a${at}: ${countsFieldOf(kind)}(by: [{ dimension: ${dimension.name}${more.join('')} }]) { ${fields} }`;
      });
      // biome-ignore lint/suspicious/noExplicitAny: an answer as the service gives it.
      const data: Record<string, any> = {};
      // A document may select 1,000 fields.
      for (let from = 0; from < aliases.length; from += 15) {
        const part = await ask(app, `{ ${aliases.slice(from, from + 15).join('\n')} }`);
        expect(part.errors).toEqual([]);
        Object.assign(data, part.data);
      }
      for (const [at, { dimension, way }] of asked.entries()) {
        const byHand = countByHand(dataset, kind.name, dimension, way);
        expect({ name: dimension.name, ...inShape(data[`a${at}`]) }).toEqual({
          name: dimension.name,
          ...byHand,
        });
        expect(data[`a${at}`].inNoGroup).toBe(byHand.unknown + byHand.lessExact);
      }
    },
  );

  it('add up: what is in groups and what is not make the total', async () => {
    const found = await count(
      `policyCounts(by: [{ dimension: TYPE }, { dimension: LISTED_ON, period: YEAR }]) { ${fields} inSeveralGroups }`,
    );
    const sum = (groups: { count: number }[]) =>
      groups.reduce((all, { count: rows }) => all + rows, 0);
    expect(found.inSeveralGroups).toBe(0);
    expect(sum(found.unknownGroups)).toBe(found.inNoGroup);
    expect(sum(found.groups) + sum(found.unknownGroups)).toBe(found.total);
  });

  it('are of the same rows as the list with the same filter', async () => {
    const where = '{ affecting: { sector: ["EV makers"] }, issuedBy: ["工信部"] }';
    const { data } = await ask(
      app,
      `{ policies(where: ${where}, first: 200) { nodes { id } } policyCounts(where: ${where}, by: [{ dimension: PUBLISHER }]) { total groups { key count ids } } }`,
    );
    expect(data.policyCounts.groups).toEqual([
      {
        key: 'MERICS',
        count: data.policies.nodes.length,
        ids: data.policies.nodes.map(({ id }: { id: string }) => id).sort(),
      },
    ]);
  });

  it('say whether policies were in force, and leave the undated out of a day unless asked', async () => {
    const states = await count(
      'policyCounts(by: [{ dimension: IN_FORCE, day: "2021-11-01" }]) { asOf undated dimensions { day } groups { key count } }',
    );
    expect(states).toEqual({
      asOf: null,
      undated: null,
      dimensions: [{ day: '2021-11-01' }],
      groups: [
        { key: 'UNKNOWN', count: 20 },
        { key: 'NO', count: 2 },
        { key: 'YES', count: 2 },
      ],
    });
    const on = (undated: string) =>
      count(
        `policyCounts(by: [{ dimension: IN_FORCE }], asOf: "2021-11-01", undated: ${undated}) { asOf total undated groups { key count } }`,
      );
    expect(await on('LEAVE_OUT')).toEqual({
      asOf: '2021-11-01',
      total: 2,
      undated: 20,
      groups: [{ key: 'YES', count: 2 }],
    });
    expect(await on('INCLUDE')).toMatchObject({ total: 22, undated: 20 });
    expect(await on('ONLY')).toMatchObject({
      total: 20,
      groups: [{ key: 'UNKNOWN', count: 20 }],
    });
  });

  it('sum amounts by currency and say how many rows have none', async () => {
    const amounts = dataset.entities
      .filter(({ kind }) => kind === 'Event')
      .map(({ value }) => (value.amounts ?? []) as { value: number; currency: string }[]);
    const sums: Record<string, number> = {};
    for (const { value, currency } of amounts.flat())
      sums[currency] = (sums[currency] ?? 0) + value;
    const found = await count(
      'eventCounts(by: [{ dimension: TYPE }]) { withoutAmount sums { currency sum rowsInOthers } groups { key count withoutAmount sums { currency sum } } }',
    );
    expect(
      Object.fromEntries(
        found.sums.map((one: { currency: string; sum: number }) => [one.currency, one.sum]),
      ),
    ).toEqual(sums);
    expect(found.withoutAmount).toBe(amounts.filter((one) => one.length === 0).length);
    expect(found.groups.find(({ key }: { key: string }) => key === 'SHARE_SALE')).toEqual({
      key: 'SHARE_SALE',
      count: 1,
      withoutAmount: 0,
      sums: [
        { currency: 'CNY', sum: 58_200_000_000 },
        { currency: 'USD', sum: 9_000_000_000 },
      ],
    });
  });

  it('name groups in both languages', async () => {
    const { groups } = await count(
      'policyCounts(where: { issuedBy: ["MIIT"] }, by: [{ dimension: ISSUED_BY }, { dimension: ISSUED_ON, period: QUARTER }]) { groups { label labelZh keys { key kind start end } } }',
    );
    expect(groups).toContainEqual({
      label: 'Ministry of Industry and Information Technology · Q3 2021',
      labelZh: '工业和信息化部 · 2021年第三季度',
      keys: [
        { key: 'agency:miit', kind: 'Agency', start: null, end: null },
        { key: '2021-Q3', kind: null, start: '2021-07-01', end: '2021-09-30' },
      ],
    });
  });

  it('give the number in force over time, the unknown apart', async () => {
    const series = await count(
      'inForceSeries(from: "2021-08", to: "2021-11") { total points { key day inForce notInForce notYet unknown } }',
    );
    expect(series.points.map(({ inForce }: { inForce: number }) => inForce)).toEqual([0, 1, 1, 2]);
    for (const point of series.points) {
      const on = await count(
        `policyCounts(by: [{ dimension: IN_FORCE, day: "${point.day}" }]) { groups { key count } }`,
      );
      const states = Object.fromEntries(
        on.groups.map(({ key, count: rows }: { key: string; count: number }) => [key, rows]),
      );
      expect([point.inForce, point.notInForce, point.notYet, point.unknown]).toEqual(
        ['YES', 'NO', 'NOT_YET', 'UNKNOWN'].map((state) => states[state] ?? 0),
      );
    }
  });

  it.each([
    ['policyCounts(by: [])', 'by: 0 dimensions are given'],
    ['policyCounts(by: [{dimension: TYPE}, {dimension: TYPE}])', 'TYPE is given twice'],
    [
      'policyCounts(by: [{dimension: TYPE}, {dimension: STATUS}, {dimension: ISSUED_BY}])',
      'by: 3 dimensions are given',
    ],
    ['policyCounts(by: [{dimension: TYPE, period: YEAR}])', 'TYPE takes no period'],
    ['policyCounts(by: [{dimension: AFFECTS_BASIS, subtree: true}])', 'takes no subtree'],
    ['companyCounts(by: [{dimension: SUPPLIES, subtree: true}])', 'takes no subtree'],
    ['policyCounts(by: [{dimension: ISSUED_BY, kinds: [SECTOR]}])', 'leads to no SECTOR'],
    ['policyCounts(by: [{dimension: TYPE}], top: 0)', 'top: 0 is not a rank'],
    ['policyCounts(by: [{dimension: ISSUED_ON, from: "2021-13"}])', 'is not a date'],
    [
      'policyCounts(by: [{dimension: ISSUED_ON, from: "2022", to: "2021"}])',
      'ends before it begins',
    ],
    ['policyCounts(by: [{dimension: ISSUED_ON, from: "1700", to: "2021"}])', '3864 periods'],
    ['policyCounts(by: [{dimension: IN_FORCE, day: "2021"}])', '"2021" is not a full date'],
    ['policyCounts(by: [{dimension: TYPE}], where: {issuedBy: ["MIITT"]})', 'MIITT'],
  ])('refuse %s', async (query, message) => {
    const { errors } = await ask(app, `{ ${query} { total } }`);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['from: "2021-02", to: "2021-01"', 'comes after'],
    ['from: "1900", to: "2021"', '1464 periods'],
    ['from: "soon", to: "2021"', 'is not a date'],
  ])('refuse a series %s', async (range, message) => {
    const { errors } = await ask(app, `{ inForceSeries(${range}) { total } }`);
    expect(errors[0]?.message).toContain(message);
  });

  it('have dimensions with names of their own', () => {
    for (const { name } of kinds) {
      const names = dimensionsOf(name).map((dimension) => dimension.name);
      expect(new Set(names).size, name).toBe(names.length);
    }
  });
});
