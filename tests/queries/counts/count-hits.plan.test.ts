import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { counts } from '../../../src/queries/counts/index.js';
import { jointIssuers } from '../../../src/queries/joint-issuers/index.js';
import { inForceSeries } from '../../../src/queries/series/index.js';
import type { AsOf } from '../../../src/query/as-of.js';
import type { Filter } from '../../../src/query/selection.js';
import { grownGraph } from '../../helpers/grown-graph.js';
import { planAnew, profiling } from '../../helpers/hits.js';

let graph: Graph;
beforeAll(async () => {
  graph = await grownGraph(6_000);
  await planAnew(graph);
});
afterAll(() => graph.close());

const large = { issuedBy: ['agency:large'] };
const small = { issuedBy: ['agency:small'] };
const within = (sector: string) => ({
  affecting: { sector: [`sector:${sector}`], via: ['SECTOR', 'NARROWER_SECTOR'] },
});
const reaching = (sector: string) => ({ affecting: { sector: [`sector:${sector}`] } });
const asOf: AsOf = { day: '2021-09-07', undated: 'INCLUDE' };

type Ask = (graph: Graph, where: Filter) => Promise<unknown>;
const counted =
  (dimension: string, day?: AsOf): Ask =>
  (of, where) =>
    counts(of, {
      kind: 'Policy',
      where,
      by: [{ dimension }],
      asOf: day,
      wants: { sums: false, ids: false },
    });
const series: Ask = (of, where) =>
  inForceSeries(of, { where, period: 'YEAR', from: '2015', to: '2021' });
const joint: Ask = (of, where) => jointIssuers(of, { where, because: false });

/** What is asked, the filter, and the hits that all its statements may cost together. */
test.each<[string, Ask, Filter, number]>([
  [
    'a count by type of a large agency in a branch',
    counted('TYPE'),
    { ...large, ...within('b2') },
    7_000,
  ],
  [
    'a count by type of a large agency in the root',
    counted('TYPE'),
    { ...large, ...reaching('root') },
    13_000,
  ],
  [
    'a count by type of a small agency in the root',
    counted('TYPE'),
    { ...small, ...reaching('root') },
    800,
  ],
  [
    'a count by type of a large agency in a narrow sector',
    counted('TYPE'),
    { ...large, ...within('narrow') },
    150,
  ],
  ['a count by type of a branch', counted('TYPE'), within('b2'), 12_500],
  [
    'a count by issuer of a large agency in a branch on a day',
    counted('ISSUED_BY', asOf),
    { ...large, ...within('b2') },
    70_000,
  ],
  ['a series of a large agency in a branch', series, { ...large, ...within('b2') }, 9_000],
  ['joint issuers of a large agency in a branch', joint, { ...large, ...within('b2') }, 12_000],
])('%s', async (_what, ask, where, most) => {
  const profiled = profiling(graph);
  await ask(profiled.graph, where);
  expect(profiled.hits()).toBeLessThan(most);
});
