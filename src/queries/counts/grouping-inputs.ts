import { z } from 'zod';
import { type Dimension, dimensionsOf } from '../../codegen/dimensions.js';
import type { Kind } from '../../ontology/index.js';
import { code, codes, date, input } from '../answer.js';
import { argument, flag, type Request } from '../arguments.js';
import { period } from './answer.js';

/** What a request can give besides the name of a dimension. */
interface GroupingInput {
  readonly schema: z.ZodType;
  /** The dimensions that take it, in the words of the message that refuses it elsewhere. */
  readonly takers: string;
  takes(dimension: Dimension): boolean;
}

const dates = {
  takers: 'a date',
  takes: ({ sort }: Dimension) => sort === 'DATE',
};

/** The inputs of a dimension by name. The inputs of GraphQL, the parameters of REST and the check of both follow. */
export const groupingInputs = {
  period: {
    schema: argument(period.nullish(), 'For a date: the length of a period. Default: MONTH.'),
    ...dates,
  },
  from: {
    schema: argument(
      date.nullish(),
      'For a date: the first period is the one that contains this date. Default: the first period that has a row.',
      '2021-01',
    ),
    ...dates,
  },
  to: {
    schema: argument(
      date.nullish(),
      'For a date: the last period is the one that contains this date. Default: the last period that has a row.',
      '2021-12',
    ),
    ...dates,
  },
  subtree: {
    schema: argument(
      flag,
      'For what stands in a tree: true also counts a row for everything that its key is part of. Default: true for sectors and places, false for agencies and sources.',
    ),
    takers: 'what stands in a tree, such as sectors or places',
    takes: (one) => one.sort === 'TOUCHES' || (one.sort === 'END' && one.inTree),
  },
  kinds: {
    schema: argument(
      z.array(code('KindName')).nullish(),
      'For relations to several kinds: only relations to these kinds.',
      'SECTOR',
    ),
    takers: 'what stands at the other end of a relation',
    takes: ({ sort }) => sort === 'END' || sort === 'TOUCHES',
  },
  day: {
    schema: argument(
      date.nullish(),
      'For IN_FORCE: the day. Default: asOf of the request, or else today in China.',
      '2021-09-07',
    ),
    takers: 'IN_FORCE',
    takes: ({ sort }) => sort === 'IN_FORCE',
  },
} satisfies Readonly<Record<string, GroupingInput>>;

type Inputs = typeof groupingInputs;

/** The schemas of the inputs alone. */
export const groupingArguments = Object.fromEntries(
  Object.entries(groupingInputs).map(([name, { schema }]) => [name, schema]),
) as { readonly [Name in keyof Inputs]: Inputs[Name]['schema'] };

/** One dimension as a request gives it. */
export type Grouping = { readonly dimension: string } & Request<typeof groupingArguments>;

/** The grouping of a kind, as GraphQL takes it. */
export function groupingOf({ name, plural }: Kind) {
  const described = dimensionsOf(name).map((one) => [one.name, one.description]);
  const dimension = codes(
    `${name}Dimension`,
    `The dimensions by which ${plural} can be grouped.`,
    Object.fromEntries(described) as Record<string, string>,
  );
  return input(`${name}Grouping`, `How to group ${plural}.`, {
    dimension: dimension.describe('What to group by.'),
    ...groupingArguments,
  });
}
