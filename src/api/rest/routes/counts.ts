import { z } from 'zod';
import { type Dimension, dimensionsOf } from '../../../codegen/dimensions.js';
import { type Kind, kinds } from '../../../ontology/index.js';
import type { Grouping } from '../../../queries/counts/grouping.js';
import { counts as ask } from '../../../queries/counts/index.js';
import { periods } from '../../../queries/counts/periods.js';
import { asOfIn } from '../as-of.js';
import { countsSchema, groupTable } from '../counts.js';
import { conditionOf, filterParameters } from '../entity/filters.js';
import type { RestModule } from '../module.js';
import {
  asOfParameters,
  choice,
  choices,
  flag,
  optionalDay,
  someChoices,
  whole,
} from '../openapi/parameters.js';
import { listAnswers } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendPage } from '../representation/send.js';

const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];

/** Routes that count the entities of each kind by groups. */
export const counts: RestModule = (api) => {
  for (const kind of kinds) {
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
          response: listAnswers('The groups, and the rows that are in none of them.', countsSchema),
        },
      },
      async (request, reply) => {
        const query = request.query as Query;
        const { groups, ...rest } = await ask(request.graph, {
          kind: kind.name,
          by: groupingsIn(kind, query),
          where: conditionOf(kind.name, query),
          top: query.top,
          order: query.order,
          asOf: asOfIn(query),
          wants: { sums: true, ids: query.ids ?? false },
        });
        return sendPage(request, reply, groupTable(kind, query.by), {
          items: groups,
          nextCursor: null,
          ...rest,
        });
      },
    );
  }
};

function groupParameters(kind: Kind) {
  const dimensions = dimensionsOf(kind.name).map(({ name }) => name) as [string, ...string[]];
  return {
    by: someChoices(dimensions, 'What to group by: one dimension, or two dimensions crossed.'),
    period: choice(periods, 'For a date: the length of a period. Default: MONTH.'),
    from: optionalDay(
      'For a date: the first period is the one that contains this date.',
      '2021-01',
    ),
    to: optionalDay('For a date: the last period is the one that contains this date.', '2021-12'),
    subtree: flag(
      'For sectors, places and agencies: true also counts a row for every ancestor of its key.',
    ),
    kinds: choices(
      kindNames,
      'For relations to several kinds: only relations to these kinds.',
      'Sector',
    ),
    day: optionalDay(
      'For IN_FORCE: the day. Default: asOf of the request, or else today in China.',
      '2021-09-07',
    ),
    top: whole('Only groups of this rank or better. Default: all.', 10, 1, 5_000),
    order: choice(
      ['RANK', 'KEY'],
      'Largest group first, or by key. Default: by key for dates, else largest first.',
      'KEY',
    ),
    ids: flag('True lists the ids of each group, at most 100.'),
  };
}

type Query = Readonly<Record<string, unknown>> & Asked;
interface Asked extends Omit<Grouping, 'dimension'> {
  readonly by: readonly string[];
  readonly top?: number;
  readonly order?: 'RANK' | 'KEY';
  readonly ids?: boolean;
}

/** Which dimensions an argument applies to, so that each goes to the right one of two crossed dimensions. */
const takes: Record<string, (dimension: Dimension) => boolean> = {
  period: ({ sort }) => sort === 'DATE',
  from: ({ sort }) => sort === 'DATE',
  to: ({ sort }) => sort === 'DATE',
  subtree: (one) => one.sort === 'TOUCHES' || (one.sort === 'END' && one.inTree),
  kinds: ({ sort }) => sort === 'END' || sort === 'TOUCHES',
  day: ({ sort }) => sort === 'IN_FORCE',
};

/** The groupings of a query. An argument that applies to no dimension is passed to the first, which then rejects it. */
function groupingsIn(kind: Kind, query: Query): Grouping[] {
  const all = new Map(dimensionsOf(kind.name).map((one) => [one.name, one]));
  const asked = query.by.flatMap((name) => all.get(name) ?? []);
  return asked.map((dimension, at) => {
    const own = Object.entries(takes).filter(
      ([, isFor]) => isFor(dimension) || (at === 0 && !asked.some(isFor)),
    );
    const given = own.map(([name]) => [name, query[name]]);
    return { dimension: dimension.name, ...Object.fromEntries(given) };
  });
}
