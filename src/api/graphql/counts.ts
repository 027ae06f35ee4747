import { countsFieldOf } from '../../codegen/sdl/counts.js';
import { type Kind, kinds } from '../../ontology/index.js';
import { type CountRequest, counts as count } from '../../queries/counts/index.js';
import { MAX_GROUPS } from '../../queries/counts/statement.js';
import { asOfArguments } from './as-of.js';
import { answering, numberIn, type QueryModule, type Resolver } from './feature.js';
import { asksBelow } from './selection-of.js';
import { whereIn } from './where-in.js';

/**
 * Assumed number of groups for a request without `top`: most dimensions have fewer, and a group costs less than a
 * row.
 */
const COMMON_GROUPS = 50;

/** The number of entities of a kind, by groups. */
export const counts: QueryModule = {
  schema: 'counts.graphql',
  // Each dimension reads the counted rows once more.
  costs: Object.fromEntries(
    kinds.map((kind) => [
      countsFieldOf(kind),
      {
        base: ({ by }) => 400 * (Array.isArray(by) ? by.length : 1),
        rows: ({ top }) => numberIn(top, COMMON_GROUPS, MAX_GROUPS),
      },
    ]),
  ),
  resolvers: {
    Query: Object.fromEntries(kinds.map((kind) => [countsFieldOf(kind), countResolver(kind)])),
  },
};

function countResolver(kind: Kind): Resolver {
  return answering<CountRequest>(({ by, top, order }, args, { graph }, info) =>
    count(graph, {
      kind: kind.name,
      by,
      where: whereIn(args),
      top,
      order,
      asOf: asOfArguments(args),
      // Parts that cost more than the count itself are read only if they are selected.
      wants: {
        sums: asksBelow(info, 'sums') || asksBelow(info, 'withoutAmount'),
        ids: asksBelow(info, 'ids'),
      },
    }),
  );
}
