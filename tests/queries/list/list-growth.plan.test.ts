import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { type ListRequest, list } from '../../../src/queries/list/index.js';
import type { Filter, PageArguments } from '../../../src/query/selection.js';
import { connectionOf } from '../../helpers/arbitrary-selection.js';
import { type Grown, grownGraph, grownPolicies } from '../../helpers/grown-graph.js';
import { listHits, planAnew } from '../../helpers/hits.js';
import { compare } from '../../helpers/oracle/list.js';

const [few, many] = [1_500, 12_000];
type Order = ListRequest['orderBy'];
const newest: Order = { field: 'issuedOn', direction: 'DESC' };
const oldest: Order = { field: 'issuedOn', direction: 'ASC' };

function request(where: Filter, orderBy: Order, page: PageArguments): ListRequest {
  const connection = connectionOf({ totalCount: false, next: new Map([['Policy', undefined]]) });
  return { kind: 'Policy', where, orderBy, page, connection };
}

const large = { issuedBy: ['agency:large'] };
const small = { issuedBy: ['agency:small'] };
const within = (sector: string) => ({
  affecting: { sector: [`sector:${sector}`], via: ['SECTOR', 'NARROWER_SECTOR'] },
});
const reaching = (sector: string) => ({ affecting: { sector: [`sector:${sector}`] } });

/** Filter, order, page, and the hits that it may cost at most, whatever the number of policies. */
const lists: [string, Filter, Order, PageArguments, number][] = [
  ['all by date', {}, newest, { first: 20 }, 200],
  ['all by date, the oldest first', {}, oldest, { first: 20 }, 200],
  ['all by name', {}, { field: 'name', direction: 'ASC' }, { first: 20 }, 100],
  ['all by id, from the end', {}, { field: 'id', direction: 'ASC' }, { last: 20 }, 100],
  ['a large agency by date', large, newest, { first: 20 }, 300],
  ['a large agency by date, the oldest first', large, oldest, { first: 20 }, 300],
  ['a large agency, from the end', large, newest, { last: 20 }, 300],
  ['two agencies', { issuedBy: ['agency:large', 'agency:other3'] }, newest, { first: 20 }, 400],
  ['a large agency in a wide sector', { ...large, ...within('b2') }, newest, { first: 20 }, 1_500],
  ['a large agency in the root', { ...large, ...reaching('root') }, newest, { first: 20 }, 1_500],
  ['a small agency in the root', { ...small, ...reaching('root') }, newest, { first: 20 }, 1_500],
  ['a large agency in a narrow sector', { ...large, ...within('narrow') }, newest, {}, 200],
  ['the root', reaching('root'), newest, { first: 20 }, 1_500],
];

let graph: Graph;
const hits = new Map<string, number[]>();
beforeAll(async () => {
  for (const count of [few, many]) {
    await graph?.close();
    graph = await grownGraph(count);
    await planAnew(graph);
    for (const [name, where, orderBy, page] of lists) {
      const names = { idsOf: (ids: readonly string[]) => [...ids] };
      const found = await listHits(graph, request(where, orderBy, page), names);
      hits.set(name, [...(hits.get(name) ?? []), found.hits]);
    }
  }
  // Each list is planned twice, which a busy machine does in seconds.
}, 420_000);
afterAll(() => graph.close());

describe('Eight times as many policies cost a page no more:', () => {
  test.each(lists)('%s', (name, _where, _orderBy, _page, most) => {
    const [before = 0, after = 0] = hits.get(name) ?? [];
    expect(after, `hits at ${few} and ${many} policies: ${before}, ${after}`).toBeLessThan(most);
    // Rows of one day lie together and are sorted, and how many those are depends on chance.
    expect(after, `hits at ${few} policies`).toBeLessThan(before * 1.5 + 50);
  });
});

describe('Pages that follow one another are the list', () => {
  const ways = ['forward', 'backward'] as const;
  const cases: [string, Filter, (one: Grown) => boolean][] = [
    ['of an agency', { issuedBy: ['agency:other6'] }, ({ agency }) => agency === 'agency:other6'],
    [
      'of two agencies in a sector',
      { issuedBy: ['agency:small', 'agency:other5'], ...within('b1-2') },
      ({ agency, sectors }) =>
        ['agency:small', 'agency:other5'].includes(agency) && sectors.includes('sector:b1-2'),
    ],
    ['of a narrow sector', within('narrow'), ({ sectors }) => sectors.includes('sector:narrow')],
  ];

  test.each(cases)('%s', async (_what, where, isIn) => {
    const all = grownPolicies(many).filter(isIn);
    for (const orderBy of [newest, oldest]) {
      const sorted = all.sort(byDate(orderBy)).map(({ id }) => id);
      for (const way of ways) {
        const expected = way === 'forward' ? sorted : [...sorted].reverse();
        // Walked forward, what has no date comes last, where an order by an index goes over to another.
        const nearEnd = expected.length > 400 ? expected.slice(-230) : expected;
        const from = expected.length - nearEnd.length;
        expect(await walk(where, orderBy, way, from), `${orderBy.direction} ${way}`).toEqual(
          expected.slice(0, from).slice(0, 200).concat(nearEnd),
        );
      }
    }
  });

  /** Ids of the first 200, then of all from a place on, page by page. */
  async function walk(where: Filter, orderBy: Order, way: (typeof ways)[number], from: number) {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    for (let seen = 0; ; ) {
      const size = seen < from ? Math.min(200, from - seen) : 50;
      const page =
        way === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor };
      const { nodes, pageInfo } = await list(graph, request(where, orderBy, page));
      const found = nodes.map((node) => (node as { id: string }).id);
      if (way === 'backward') found.reverse();
      if (seen === 0 || seen >= from) ids.push(...found);
      seen += found.length;
      const more = way === 'forward' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      if (!more || found.length === 0) return ids;
      cursor = way === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
    }
  }

  function byDate({ direction }: Order) {
    return (a: Grown, b: Grown) => {
      if ((a.issuedOn === null) !== (b.issuedOn === null)) return a.issuedOn === null ? 1 : -1;
      const dates = compare(a.issuedOn ?? '', b.issuedOn ?? '');
      return (direction === 'DESC' ? -dates : dates) || compare(a.id, b.id);
    };
  }
});
