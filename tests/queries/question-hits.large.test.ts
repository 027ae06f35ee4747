import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyName } from '../../bench/generate/names.js';
import { type Prepared, prepare } from '../../bench/generate/prepare.js';
import { startOf, worldOf } from '../../bench/generate/world.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds, traversalsOf } from '../../src/ontology/index.js';
import { counts } from '../../src/queries/counts/index.js';
import { entities } from '../../src/queries/entity/index.js';
import { list } from '../../src/queries/list/index.js';
import { neighbourhood } from '../../src/queries/neighbourhood/index.js';
import { paths } from '../../src/queries/paths/index.js';
import { search } from '../../src/queries/search/index.js';
import type { EntitySelection, Filter } from '../../src/query/selection.js';
import { connectionOf, entitySelectionOf } from '../helpers/arbitrary-selection.js';
import { profiling } from '../helpers/hits.js';

const sizes = (process.env.SIZES ?? '100000,1000000').split(',').map(Number);
const idsOfAll = entitySelectionOf(new Map(kinds.map(({ name }) => [name, undefined])));

/** The first twenty on one side of an entity. */
const withFirst = (kind: string, field: string, other: string): EntitySelection =>
  entitySelectionOf(
    new Map([
      [
        kind,
        {
          traversal: sideOf(kind, field),
          where: {},
          page: { first: 20 },
          totalCount: false,
          next: new Map([[other, undefined]]),
        },
      ],
    ]),
  );
const withPartners = withFirst('Company', 'partnersWith', 'Company');
const withPolicies = withFirst('Agency', 'issued', 'Policy');

const counted = (where: Filter) => (graph: Graph) =>
  list(graph, {
    kind: 'Policy',
    where,
    orderBy: { field: 'issuedOn', direction: 'DESC' },
    page: { first: 20 },
    connection: connectionOf({ totalCount: true, next: new Map([['Policy', undefined]]) }),
  });
const within = (sector: number) => ({
  affecting: {
    sector: [`sector:g${sector}`],
    via: ['SECTOR' as const, 'NARROWER_SECTOR' as const],
  },
});
const by = (agency: number) => ({ issuedBy: [`agency:g${agency}`] });

type Ask = (graph: Graph, size: number) => Promise<unknown>;

/** What questions may look up at most, on 10^5 relations and on 10^6. Ids are by rank; the first are hubs. */
const questions: readonly (readonly [string, Ask, readonly [number, number]])[] = [
  [
    'a usual company with partners',
    (graph) => entities(graph, ['company:g700'], withPartners),
    [17, 68],
  ],
  ['a hub with partners', (graph) => entities(graph, ['company:g0'], withPartners), [115, 115]],
  [
    'the largest agency with policies',
    (graph) => entities(graph, ['agency:g0'], withPolicies),
    [86, 86],
  ],
  [
    'the largest agency in all sectors, counted',
    counted({ ...by(0), ...within(0) }),
    [34_000, 250_000],
  ],
  [
    'the largest agency in a branch, counted',
    counted({ ...by(0), ...within(1) }),
    [16_000, 99_000],
  ],
  ['a middling agency in a branch, counted', counted({ ...by(9), ...within(3) }), [7_400, 27_000]],
  [
    'the largest agency by month',
    (graph) =>
      counts(graph, {
        kind: 'Policy',
        where: by(0),
        by: [{ dimension: 'ISSUED_ON', period: 'MONTH' }],
        wants: { sums: false, ids: false },
      }),
    [6_700, 70_000],
  ],
  [
    'the shortest path between two usual companies',
    (graph) => paths(graph, { from: 'company:g700', to: 'company:g900', maxHops: 4, first: 1 }),
    [26_000, 230_000],
  ],
  [
    'five paths from a hub to a policy',
    (graph) => paths(graph, { from: 'company:g0', to: 'policy:g700', maxHops: 6, first: 5 }),
    [20_000, 80_000],
  ],
  ['what lies around a usual company', around('company:g700'), [39_000, 72_000]],
  ['what lies around a hub', around('company:g0'), [26_000, 38_000]],
  ['a search for a whole English name', searched(({ name }) => name), [20, 35]],
  ['a search for a whole Chinese name', searched(({ nameZh }) => nameZh), [20, 35]],
  ['a search for a part of many names', searched(({ nameZh }) => nameZh.slice(-4)), [1_300, 200]],
];

describe.each(sizes)('on %i relations', (size) => {
  let address: Prepared;
  let graph: Graph;
  beforeAll(async () => {
    address = await prepare(size, { onMessage: console.info });
    graph = await connect(address);
  }, 7_200_000);
  afterAll(async () => {
    await graph.close();
    await address.stop();
  });

  test.each(questions)('%s', async (name, ask, [small, large]) => {
    const profiled = profiling(graph);
    await ask(profiled.graph, size);
    console.info(`${size} ${name}: ${profiled.hits()}`);
    expect(profiled.hits()).toBeLessThanOrEqual(size > 100_000 ? large : small);
  });
});

function around(id: string): Ask {
  return (graph) =>
    neighbourhood(graph, { of: [id], depth: 2, limit: 200, node: idsOfAll, hidden: false });
}

function searched(textOf: (name: ReturnType<typeof companyName>) => string): Ask {
  return (graph, size) => {
    const world = worldOf(size);
    const name = companyName(700, startOf(world), world.size.cities);
    return search(graph, { text: textOf(name), first: 20, node: idsOfAll });
  };
}

function sideOf(kind: string, field: string) {
  const side = traversalsOf(kind).find((one) => one.field === field);
  if (!side) throw new Error(`A ${kind} has no relation ${field}.`);
  return side;
}
