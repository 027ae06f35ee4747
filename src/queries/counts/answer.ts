import { z } from 'zod';
import { type Answer, asOf, code, codes, date, id, object, whole } from '../answer.js';

const orNone = (description: string) => z.string().nullable().describe(description);

export const period = codes('Period', 'How long a period is.', {
  DAY: 'A day, such as 2021-08-17.',
  MONTH: 'A calendar month, such as 2021-08.',
  QUARTER: 'Three calendar months, such as 2021-Q3.',
  YEAR: 'A calendar year, such as 2021.',
});
export type Period = z.output<typeof period>;

const missing = codes('NoGroup', 'Why a row has no group.', {
  NOT_KNOWN: 'No source states a value.',
  LESS_EXACT:
    'The date is known, but less precisely than the period requires. For example, only the year is known and the period is a month, or only the month and the period is a day.',
  OUTSIDE: 'The date is outside the range given by from and to.',
});
/** Why rows have no key. */
export type Missing = z.output<typeof missing>;

const groupKey = object('GroupKey', 'The key that all rows of a group share in one dimension.', {
  key: orNone('The code, id or period. Null if the rows have none.'),
  missing: missing.nullable().describe('Why the rows have no key. Null if they have one.'),
  label: z.string().describe('The key in English.'),
  labelZh: z.string().describe('The key in Chinese, or in English if no Chinese name is known.'),
  kind: code('KindName').nullable().describe('If the key is an entity: its kind.'),
  start: date.nullable().describe('If the key is a period: its first day.'),
  end: date.nullable().describe('If the key is a period: its last day.'),
}).meta({ id: 'GroupKey' });
export type GroupKey = Answer<typeof groupKey>;

const amountSum = object(
  'AmountSum',
  'The amounts of some rows in one currency. An amount that its source states in two currencies counts in both sums. Sums in different currencies therefore overlap; never add them up.',
  {
    currency: z.string().describe('ISO 4217 code.'),
    sum: z.number().describe('The sum in whole units. Rows of every status are included.'),
    rows: whole.describe('Number of rows that have an amount in this currency.'),
    rowsInOthers: whole.describe('How many of these rows are also in the sum of another currency.'),
  },
).meta({ id: 'AmountSum' });
export type AmountSum = Answer<typeof amountSum>;

export const group = object('CountGroup', 'The rows that have the same key in every dimension.', {
  key: orNone('Key in the first dimension. Null if it is missing.'),
  label: z.string().describe('The key in English, or both keys if there are two dimensions.'),
  labelZh: z.string().describe('The key in Chinese, or both keys if there are two dimensions.'),
  keys: z.array(groupKey).describe('One key per dimension, in the order of the request.'),
  count: whole.describe('Number of rows.'),
  rank: whole
    .nullable()
    .describe(
      'Rank among all groups, from 1: the number of larger groups plus one, so groups of equal size share a rank. Null in unknownGroups.',
    ),
  sums: z
    .array(amountSum)
    .describe('Sums of the amounts by currency; empty for kinds without amounts.'),
  withoutAmount: whole
    .nullable()
    .describe('Number of rows without a stated amount. Null for kinds that have no amounts.'),
  ids: z.array(id).describe('Ids of the rows, at most 100. The total number is in count.'),
}).meta({ id: 'Group' });
export type Group = Answer<typeof group>;

const dimension = object(
  'CountDimension',
  'How the rows were grouped in one dimension, and how many could not be.',
  {
    dimension: z.string().describe('Its name, as in the request.'),
    period: code('Period')
      .nullable()
      .describe('The length of its periods. Null if the dimension is not a date.'),
    day: date.nullable().describe('For IN_FORCE: the day that was checked.'),
    unknown: whole.describe('Number of rows for which no source states a value.'),
    lessExact: whole.describe('Number of rows whose date is less precise than the period.'),
    outside: whole.describe('Number of rows whose date is outside the range given by from and to.'),
    several: whole.describe('Number of rows that have more than one key.'),
    undated: whole.describe(
      'With asOf and undated: LEAVE_OUT: number of rows with an undated relation. These relations are excluded here, so the rows may have further keys.',
    ),
  },
).meta({ id: 'CountedDimension' });

export const countsAnswer = object('Counts', 'A count by groups.', {
  groups: z
    .array(group)
    .describe(
      'The groups whose keys are all known. Periods between the first and the last that have no rows are listed with a count of 0.',
    ),
  unknownGroups: z
    .array(group)
    .describe('The groups of rows that lack a key, kept apart from the others.'),
  dimensions: z.array(dimension).describe('One entry per dimension, in the order of the request.'),
  total: whole.describe('Number of rows counted. Each row counts once.'),
  inNoGroup: whole.describe('Number of rows that are in none of groups because a key is missing.'),
  inSeveralGroups: whole.describe(
    'Number of rows that are in several groups. If it is above 0, the counts of the groups add up to more than total minus inNoGroup.',
  ),
  sums: z
    .array(amountSum)
    .describe('Sums of the amounts of all rows counted. Each row counts once.'),
  withoutAmount: whole
    .nullable()
    .describe(
      'Number of counted rows without a stated amount. Null for kinds that have no amounts.',
    ),
  groupCount: whole.describe('Number of all groups, including those that are not listed.'),
  complete: z
    .boolean()
    .describe(
      'True if all groups are listed. False if top, or the limit of 5,000 groups, left some out.',
    ),
  asOf: asOf.describe('The day that the count is about. Null if no day was given.'),
  undated: whole
    .nullable()
    .describe(
      'Number of rows for which no source says whether they held on that day. They are excluded from or included in the count, as undated says. Null without asOf.',
    ),
});
