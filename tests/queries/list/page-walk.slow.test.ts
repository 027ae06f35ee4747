import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds, traversalsOf } from '../../../src/ontology/index.js';
import { list } from '../../../src/queries/list/index.js';
import { encodeCursor } from '../../../src/query/cursor.js';
import type { PageArguments } from '../../../src/query/selection.js';
import { connectionOf, entitySelectionOf } from '../../helpers/arbitrary-selection.js';
import { generatedDataset } from '../../helpers/generated.js';
import { emptyGraph } from '../../helpers/graph.js';
import { type Random, randomFrom } from '../../helpers/random.js';

const rows = 20;
let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  // Makes the schema: the orders that an index serves are walked as they are in use.
  await load(graph, generatedDataset({ seed: 11, each: 1, links: 0 }));
});
afterAll(() => graph.close());

const write = (text: string, parameters: object) =>
  graph.driver.executeQuery(text, parameters, { database: graph.database });

const orders = kinds.flatMap(({ name, sortBy }) =>
  [...(name === 'Policy' ? ['id', 'name'] : []), ...sortBy].flatMap((field) =>
    (['ASC', 'DESC'] as const).map((direction) => ({ kind: name, field, direction })),
  ),
);

/** Twenty entities of a kind and no more; several share a value, some have none. */
async function fill(kind: string): Promise<void> {
  const { entities } = generatedDataset({ seed: 11, each: rows, links: 0 });
  await write(`MATCH (n:${kind}) DETACH DELETE n`, {});
  await write(`UNWIND $all AS one CREATE (n:${kind}) SET n = one`, {
    all: entities
      .filter((one) => one.kind === kind)
      .map(({ value }) =>
        Object.fromEntries(Object.entries(value).filter(([, v]) => typeof v !== 'object')),
      ),
  });
}

/** Walks a list in pages of four, and lets something happen between each two. */
async function walk(
  { kind, field, direction }: (typeof orders)[number],
  way: 'forward' | 'backward',
  between: (seen: readonly string[]) => Promise<void>,
): Promise<string[]> {
  const seen: string[] = [];
  let page: PageArguments | undefined = way === 'forward' ? { first: 4 } : { last: 4 };
  while (page) {
    const found = await list(graph, {
      kind,
      where: {},
      orderBy: { field, direction },
      page,
      connection: connectionOf({ totalCount: false, next: new Map([[kind, undefined]]) }),
    });
    seen.push(...idsIn(found.nodes, way));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
    if (way === 'forward') page = hasNextPage ? { first: 4, after: endCursor } : undefined;
    else page = hasPreviousPage ? { last: 4, before: startCursor } : undefined;
    if (page) await between(seen);
  }
  return seen;
}

function idsIn(nodes: readonly unknown[], way: 'forward' | 'backward'): string[] {
  const ids = nodes.map((node) => (node as { id: string }).id);
  return way === 'forward' ? ids : ids.reverse();
}

/** Adds two entities like others, some without what is sorted by, and deletes two: seen ones as well as coming ones. */
async function stir(kind: string, field: string, random: Random, touched: Set<string>) {
  const added = Array.from({ length: 2 }, () => ({
    id: `${kind.toLowerCase()}:${random.oneOf(['a', 'g1', 'z'])}-new-${random.below(1e9)}`,
    like: `${kind.toLowerCase()}:g${random.below(rows)}`,
  }));
  const gone = [0, 1].map(() => `${kind.toLowerCase()}:g${random.below(rows)}`);
  for (const id of [...added.map(({ id }) => id), ...gone]) touched.add(id);
  await write(
    `UNWIND $added AS row OPTIONAL MATCH (like:${kind} {id: row.like})
     CREATE (n:${kind} {id: row.id, name: 'New'}) SET n.${field} = CASE $field WHEN 'id' THEN row.id WHEN 'name' THEN 'New' ELSE like.${field} END`,
    { added, field },
  );
  await write(`MATCH (n:${kind}) WHERE n.id IN $gone DETACH DELETE n`, { gone });
}

describe('A walk while rows come and go', () => {
  test.each(orders)('sees each untouched row once: $kind by $field $direction', async (order) => {
    for (const way of ['forward', 'backward'] as const) {
      await fill(order.kind);
      const random = randomFrom(orders.indexOf(order) * 2 + (way === 'forward' ? 0 : 1));
      const before = await walk(order, way, async () => {});
      const touched = new Set<string>();
      const seen = await walk(order, way, () => stir(order.kind, order.field, random, touched));
      expect(new Set(seen).size).toBe(seen.length);
      const untouched = (ids: readonly string[]) => ids.filter((id) => !touched.has(id));
      expect(untouched(seen)).toEqual(untouched(before));
      expect(touched.size).toBeGreaterThan(8);
    }
  });

  test('sees each untouched relation of an entity once', async () => {
    const [side] = traversalsOf('Agency').filter(({ field }) => field === 'issued');
    if (!side) throw new Error('The ontology has no issued.');
    const id = 'agency:g0';
    await fill('Agency');
    await fill('Policy');
    const below = (page: PageArguments) => ({
      traversal: side,
      where: {},
      page,
      totalCount: false,
      next: new Map([['Policy', undefined]]),
    });
    await write(
      "UNWIND range(0, 19) AS i MATCH (a:Agency {id: $id}), (p:Policy {id: 'policy:g' + i}) CREATE (a)-[:ISSUED {id: 'walk:' + i}]->(p)",
      { id },
    );
    for (const way of ['forward', 'backward'] as const) {
      const seen: string[] = [];
      let page: PageArguments | undefined = way === 'forward' ? { first: 3 } : { last: 3 };
      while (page) {
        const [kind, connection] = ['Agency', { totalCount: false, next: new Map() }];
        const found = await list(graph, {
          kind,
          where: { id: [id] },
          orderBy: { field: 'id', direction: 'ASC' },
          page: { first: 1 },
          connection: {
            ...connectionOf(connection),
            node: entitySelectionOf(new Map([[kind, below(page)]])),
          },
        });
        const { edges, pageInfo } = (found.nodes[0] as { '@below': typeof found })['@below'];
        const ids = edges.map((edge) => edge.id as string);
        seen.push(...(way === 'forward' ? ids : ids.reverse()));
        if (way === 'forward')
          page = pageInfo.hasNextPage ? { first: 3, after: pageInfo.endCursor } : undefined;
        else
          page = pageInfo.hasPreviousPage ? { last: 3, before: pageInfo.startCursor } : undefined;
        const last = seen.at(-1);
        await write('MATCH ()-[r:ISSUED {id: $last}]->() DELETE r', {
          last: last?.startsWith('walk:') && way === 'forward' ? last : '',
        });
      }
      expect(new Set(seen).size).toBe(seen.length);
      const walked = seen.filter((one) => one.startsWith('walk:'));
      if (way === 'forward') expect(walked).toHaveLength(20);
      else expect(walked).toEqual([...walked].sort().reverse());
    }
  });
});

describe('A cursor', () => {
  const order = { field: 'issuedOn', direction: 'DESC' } as const;
  const ask = (
    page: PageArguments,
    orderBy: { field: string; direction: 'ASC' | 'DESC' } = order,
  ) =>
    list(graph, {
      kind: 'Policy',
      where: {},
      orderBy,
      page,
      connection: connectionOf({ totalCount: false, next: new Map([['Policy', undefined]]) }),
    });
  const forged = (content: unknown) => {
    const good = encodeCursor('Policy.issuedOn.DESC', [null, 'x']);
    const text = Buffer.from(good, 'base64url').toString();
    return Buffer.from(`${text.slice(0, 8)}${JSON.stringify(content)}`).toString('base64url');
  };

  test.each([
    ['nonsense', 'nonsense'],
    ['an empty text', ''],
    ['one with a changed id', forged(['Policy.issuedOn.DESC', null, 'y'])],
    [
      'one whose check sum fits and whose content is no key',
      encodeCursor('Policy.issuedOn.DESC', [{ a: 1 }, 'x']),
    ],
    [
      'one whose check sum fits and whose id is none',
      encodeCursor('Policy.issuedOn.DESC', [null, 7 as unknown as string]),
    ],
    ['one whose value is of another type', encodeCursor('Policy.issuedOn.DESC', [7, 'policy:g1'])],
  ])('that is %s is refused', async (_what, cursor) => {
    for (const page of [
      { first: 3, after: cursor },
      { last: 3, before: cursor },
    ]) {
      await expect(ask(page)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('is not a cursor of this service'),
      });
    }
  });

  test('from another order or list is refused with both named', async () => {
    await fill('Policy');
    const { pageInfo } = await ask({ first: 3 });
    await expect(
      ask({ first: 3, after: pageInfo.endCursor }, { field: 'issuedOn', direction: 'ASC' }),
    ).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/Policy\.issuedOn\.DESC.*Policy\.issuedOn\.ASC/),
    });
  });

  test('holds when its own row is gone', async () => {
    await fill('Policy');
    const all = idsIn((await ask({ first: 30 })).nodes, 'forward');
    const { pageInfo } = await ask({ first: 3 });
    await write('MATCH (n:Policy {id: $id}) DETACH DELETE n', { id: all[2] });
    const next = await ask({ first: 3, after: pageInfo.endCursor });
    expect(idsIn(next.nodes, 'forward')).toEqual(all.slice(3, 6));
  });
});
