import fc from 'fast-check';
import { type Kind, kinds, orderNames } from '../../src/ontology/index.js';
import type { ListRequest } from '../../src/queries/list/index.js';
import type { OwnDay } from '../../src/query/as-of.js';
import type { OrderBy } from '../../src/query/order.js';
import { generatedDates } from './generated.js';
import { dayOf, spanOf } from './oracle/days.js';
import type { Moment } from './oracle/legal.js';
import type { Where } from './oracle/where.js';

/** The days at the edges of every date that the generated data holds. */
const days = [
  ...new Set(
    generatedDates.flatMap((date) => {
      const { first, last } = spanOf(date) ?? { first: 0, last: 0 };
      return [first - 1, first, last, last + 1].map(dayOf);
    }),
  ),
];

/** A day and what becomes of the undated, or nothing as often. */
export const moment: fc.Arbitrary<Moment | undefined> = fc.option(
  fc.record({
    day: fc.constantFrom(...days),
    undated: fc.constantFrom('LEAVE_OUT' as const, 'INCLUDE' as const, 'ONLY' as const),
  }),
  { nil: undefined, freq: 1 },
);

/** The day of a relation's own arguments: each given, left out, or null, as GraphQL lets it. */
export const ownDay: fc.Arbitrary<OwnDay> = fc.record(
  {
    asOf: fc.option(fc.constantFrom(...days), { nil: null, freq: 4 }),
    undated: fc.constantFrom('LEAVE_OUT' as const, 'INCLUDE' as const, 'ONLY' as const, null),
  },
  { requiredKeys: [] },
);

/** What a list is asked for, apart from what is selected of its rows. */
export type Asked = Omit<ListRequest, 'connection'>;

/** Lists of every kind with filters at most three deep, in every order, as first or last page or whole. */
export function listArbitrary(
  where: (kind: string, depth: number) => fc.Arbitrary<Where>,
): fc.Arbitrary<Asked> {
  return fc.oneof(
    ...kinds.map((kind) => {
      const { name } = kind;
      return fc.record({
        kind: fc.constant(name),
        // Neo4j plans each new filter at some cost; the deep ones are the dearest and need not be the most.
        where: fc.oneof(
          { arbitrary: where(name, 0), weight: 5 },
          { arbitrary: where(name, 1), weight: 4 },
          { arbitrary: where(name, 2), weight: 1 },
          { arbitrary: where(name, 3), weight: 1 },
        ),
        orderBy: orderArbitrary(kind),
        page: fc.oneof(
          fc.constant({ first: 200 }),
          fc.record({ first: fc.nat(10) }),
          fc.record({ last: fc.nat(10) }),
        ),
        asOf: moment,
      });
    }),
  );
}

/** Every order of a kind; an order by amount with a currency. */
function orderArbitrary(kind: Kind): fc.Arbitrary<OrderBy> {
  const amounts = kind.orders.filter(({ by }) => by === 'AMOUNT').map(({ name }) => name);
  const currency = fc.constantFrom('CNY', 'USD');
  return fc
    .record({
      field: fc.constantFrom(...orderNames(kind)),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      currency,
    })
    .map(({ currency, ...order }) =>
      amounts.includes(order.field) ? { ...order, currency } : order,
    );
}
