import { z } from 'zod';
import { dimensionsOf } from '../../codegen/dimensions.js';
import { type Kind, kinds } from '../../ontology/index.js';
import { codes, whole } from '../../queries/answer.js';
import { argument, dayArguments, whereArgument } from '../../queries/arguments.js';
import { countsAnswer } from '../../queries/counts/answer.js';
import {
  type Grouping,
  groupingArguments,
  groupingInputs,
  groupingOf,
} from '../../queries/counts/grouping-inputs.js';
import { counts as ask } from '../../queries/counts/index.js';
import { MAX_GROUPS } from '../../queries/counts/statement.js';
import { asOfFrom } from '../../query/as-of.js';
import { numberIn } from '../graphql/resolver.js';
import { asksBelow } from '../graphql/selection-of.js';
import { whereIn } from '../graphql/where-in.js';
import { type Question, type RootField, rootField } from '../question.js';
import { asOfIn } from '../rest/as-of.js';
import { conditionOf, filterParameters } from '../rest/entity/filters.js';
import { countsBody, groupTable } from '../rest/group-table.js';
import type { RestApi } from '../rest/module.js';
import {
  asOfParameters,
  choice,
  flag,
  parametersFrom,
  someChoices,
  whole as wholeParameter,
} from '../rest/openapi/parameters.js';
import { listAnswers } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';

/**
 * Assumed number of groups for a request without `top`: most dimensions have fewer, and a group costs less than a
 * row.
 */
const COMMON_GROUPS = 50;

const order = codes('CountOrder', 'How the groups of a count are sorted.', {
  RANK: 'Largest group first; ties are sorted by key.',
  KEY: 'By the key of the first dimension, then by the key of the second. Periods run from early to late.',
});

/** The number of entities of each kind, by groups. */
export const counts: Question = {
  fields: Object.fromEntries(kinds.map((kind) => [countsFieldOf(kind), countsField(kind)])),
  routes: (api) => {
    for (const kind of kinds) addRoute(api, kind);
  },
};

/** The root field that counts a kind: `policyCounts`. */
export function countsFieldOf(kind: Kind): string {
  return `${kind.name.toLowerCase()}Counts`;
}

function countsField(kind: Kind): RootField {
  return rootField({
    description: `The number of ${kind.plural}, by groups.`,
    arguments: {
      by: argument(
        z.array(groupingOf(kind)),
        'What to group by: one dimension, or two dimensions crossed.',
      ),
      ...whereArgument(kind.name, 'Which ones to count. Default: all.'),
      top: argument(
        whole.nullish(),
        'Only groups of this rank or better. All groups tied at this rank are listed. Default: all groups.',
      ),
      order: argument(
        order.nullish(),
        'Order of the groups. Default: KEY if the first dimension is a date, else RANK.',
      ),
      ...dayArguments,
    },
    answer: countsAnswer,
    // Each dimension reads the counted rows once more.
    cost: {
      base: ({ by }) => 400 * (Array.isArray(by) ? by.length : 1),
      rows: ({ top }) => numberIn(top, COMMON_GROUPS, MAX_GROUPS),
    },
    ask: ({ asOf, undated, ...request }, { graph }, info) =>
      ask(graph, {
        ...request,
        kind: kind.name,
        where: whereIn(request),
        asOf: asOfFrom(asOf, undated),
        // Parts that cost more than the count itself are read only if they are selected.
        wants: {
          sums: asksBelow(info, 'sums') || asksBelow(info, 'withoutAmount'),
          ids: asksBelow(info, 'ids'),
        },
      }),
  });
}

function addRoute(api: RestApi, kind: Kind): void {
  api.get(
    `/counts/${kind.plural}`,
    {
      config: { formats: allFormats },
      schema: {
        operationId: `count${kind.plural[0]?.toUpperCase()}${kind.plural.slice(1)}`,
        tags: ['Counts'],
        summary: `The number of ${kind.plural}, by groups.`,
        description:
          'By one dimension, or by two dimensions crossed. A row that belongs to several groups counts in each of them; total counts it once.',
        querystring: z.object({
          ...filterParameters(kind.name),
          ...groupParameters(kind),
          ...asOfParameters,
          ...formatParameters,
        }),
        response: listAnswers('The groups, and the rows that are in none of them.', countsBody),
      },
    },
    async (request, reply) => {
      const { query } = request;
      const { groups: items, ...rest } = await ask(request.graph, {
        kind: kind.name,
        by: groupingsIn(kind, query),
        where: conditionOf(kind.name, query),
        top: query.top,
        order: query.order,
        asOf: asOfIn(query),
        wants: { sums: true, ids: query.ids ?? false },
      });
      const page = { items, nextCursor: null, ...rest };
      return sendPage(request, reply, groupTable(kind, query.by), page);
    },
  );
}

function groupParameters(kind: Kind) {
  const dimensions = dimensionsOf(kind.name).map(({ name }) => name);
  return {
    by: someChoices(dimensions, 'What to group by: one dimension, or two dimensions crossed.'),
    ...parametersFrom(groupingArguments),
    top: wholeParameter('Only groups of this rank or better. Default: all.', 10, 1, 5_000),
    order: choice(
      order.options,
      'Largest group first, or by key. Default: by key for dates, else largest first.',
      'KEY',
    ),
    ids: flag('True lists the ids of each group, at most 100.'),
  };
}

type Query = z.output<z.ZodObject<ReturnType<typeof groupParameters>>>;

/**
 * The groupings of a query: each input goes to those of two crossed dimensions that take it. One that neither takes is
 * passed to the first, which then rejects it.
 */
function groupingsIn(kind: Kind, query: Query): Grouping[] {
  const all = new Map(dimensionsOf(kind.name).map((one) => [one.name, one]));
  const asked = query.by.flatMap((name) => all.get(name) ?? []);
  return asked.map((dimension, at) => {
    const own = Object.entries(groupingInputs).filter(
      ([, { takes }]) => takes(dimension) || (at === 0 && !asked.some(takes)),
    );
    const given = own.map(([name]) => [name, query[name as keyof Query]]);
    return { dimension: dimension.name, ...Object.fromEntries(given) };
  });
}
