import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { asLarge, briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
let large: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  large = await buildApp({ graph: asLarge(graph) });
});
afterAll(async () => {
  await app.close();
  await large.close();
  await graph.close();
});

const plant = 'event:envision-aesc-plant';
const shares = 'event:catl-share-sale';
const trucks = 'event:volvo-jmc-acquisition';
const listing = 'event:sensetime-listing';

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

describe('Events by amount', () => {
  test.each([
    ['{ known: true }', [shares, plant, listing, trucks]],
    ['{ currency: "USD" }', [shares, plant, listing, trucks]],
    ['{ currency: "CNY" }', [shares]],
    ['{ currency: "EUR" }', []],
    // 58.2 billion yuan are no 9 billion dollars: a bound holds in its own currency alone.
    ['{ currency: "USD", from: 10000000000 }', []],
    ['{ currency: "CNY", from: 10000000000 }', [shares]],
    ['{ currency: "USD", from: 458000000, to: 2000000000 }', [plant, listing]],
  ])('are those where %s holds', async (filter, expected) => {
    for (const one of [app, large]) {
      const { data, errors } = await ask(
        one,
        `{ events(where: { amounts: ${filter} }, orderBy: { field: ID }) { totalCount nodes { id } } }`,
      );
      expect(errors).toEqual([]);
      expect(data.events).toEqual({ totalCount: expected.length, nodes: expected.map(idOnly) });
    }
  });

  test('are those without one, too, and all others where a condition does not hold', async () => {
    const { data } = await ask(
      app,
      '{ all: events { totalCount } none: events(where: { amounts: { known: false } }) { totalCount } not: events(where: { not: { amounts: { currency: "USD", from: 1000000000 } } }) { totalCount } }',
    );
    const { totalCount } = data.all;
    expect(data.none.totalCount).toBe(totalCount - 4);
    expect(data.not.totalCount).toBe(totalCount - 2);
  });

  test.each([
    ['where: { amounts: { from: 5 } }', 'amounts.from: 5 has no currency.'],
    ['where: { amounts: { to: 5 } }', 'amounts.to: 5 has no currency.'],
    ['where: { amounts: { currency: "usd" } }', 'amounts.currency: "usd" is not a currency.'],
    ['orderBy: { field: AMOUNT }', 'orderBy.currency: an order by amount needs one'],
    ['orderBy: { field: AMOUNT, currency: "" }', 'orderBy.currency: "" is not a currency.'],
    ['orderBy: { field: DATE, currency: "USD" }', 'applies only to an order by amount'],
  ])('are refused for %s', async (argument, message) => {
    const { errors } = await ask(app, `{ events(${argument}) { nodes { id } } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['USD', 'DESC', [shares, listing, plant, trucks]],
    ['USD', 'ASC', [trucks, plant, listing, shares]],
    ['CNY', 'DESC', [shares]],
  ])(
    'in %s, %s, are walked forward and backward, those without one last by id',
    async (currency, direction, known) => {
      for (const one of [app, large]) {
        const forward = await walked(one, { currency, direction }, 'forward');
        expect(forward.slice(0, known.length)).toEqual(known);
        const rest = forward.slice(known.length);
        expect(rest).toEqual([...rest].sort());
        expect(new Set(forward).size).toBe(19);
        expect(await walked(one, { currency, direction }, 'backward')).toEqual(forward);
      }
    },
  );

  test('have cursors of their currency alone', async () => {
    const order = (currency: string) => `orderBy: { field: AMOUNT, currency: "${currency}" }`;
    const { data } = await ask(
      app,
      `{ events(first: 1, ${order('USD')}) { pageInfo { endCursor } } }`,
    );
    const { errors } = await ask(
      app,
      `{ events(after: "${data.events.pageInfo.endCursor}", ${order('CNY')}) { nodes { id } } }`,
    );
    expect(errors[0]?.message).toContain('Event.amount.USD.ASC');
  });

  test('come from REST as from GraphQL', async () => {
    const rest = async (query: string) => ids((await get(app, `/v1/events?${query}`)).json.items);
    expect(await rest('amountFrom=458000000&amountCurrency=USD&sort=amount&order=desc')).toEqual([
      shares,
      listing,
      plant,
    ]);
    expect((await rest('sort=amount&sortCurrency=CNY'))[0]).toBe(shares);
    expect(await rest('amountCurrency=USD&amountTo=200000000')).toEqual([trucks]);
    expect(await rest('amountCurrency=CNY&sort=amount&sortCurrency=USD')).toEqual([shares]);
  });

  test.each([
    ['amountFrom=5', 'amountFrom', /^amountFrom: 5 has no currency/],
    ['amountCurrency=Dollar&sort=amount', 'amountCurrency', /ISO 4217/],
    ['sort=amount&sortCurrency=usd', 'sortCurrency', /ISO 4217/],
    ['sort=amount', 'sortCurrency', /^sortCurrency: an order by amount needs one/],
    ['sort=date&sortCurrency=USD', 'sortCurrency', /applies only to an order by amount/],
  ])('are refused by REST for %s, which names the parameter', async (query, argument, message) => {
    const { status, json } = await get(app, `/v1/events?${query}`);
    expect(status).toBe(400);
    expect(json.detail).toMatch(message);
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual([argument]);
  });
});

const idOnly = (id: string) => ({ id });

/** All ids of the events in an order by amount, in pages of three. */
async function walked(
  one: FastifyInstance,
  { currency, direction }: { readonly currency: string; readonly direction: string },
  way: 'forward' | 'backward',
): Promise<string[]> {
  const [size, cursor] = way === 'forward' ? ['first', 'after'] : ['last', 'before'];
  const found: string[] = [];
  let at: string | null = null;
  do {
    const { data, errors } = await ask(
      one,
      `query($at: String) { events(orderBy: { field: AMOUNT, direction: ${direction}, currency: "${currency}" }, ${size}: 3, ${cursor}: $at) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { at },
    );
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = data.events;
    if (way === 'forward') found.push(...ids(nodes));
    else found.unshift(...ids(nodes));
    if (way === 'forward') at = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    else at = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
  } while (at);
  return found;
}
