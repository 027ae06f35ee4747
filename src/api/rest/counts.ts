import { z } from 'zod';
import { dimensionsOf } from '../../codegen/dimensions.js';
import type { Kind } from '../../ontology/index.js';
import type { Group } from '../../queries/counts/answer.js';
import { amountsOf } from '../../queries/counts/statement.js';
import { pageOf } from './representation/answers.js';
import type { Column, Table } from './representation/table.js';

const whole = z.number().int();
const orNull = z.string().nullable();

const keySchema = z
  .object({
    key: orNull.describe('The code, id or period. Null if the rows have none.'),
    missing: z
      .enum(['NOT_KNOWN', 'LESS_EXACT', 'OUTSIDE'])
      .nullable()
      .describe('Why there is no key.'),
    label: z.string().describe('The key in English.'),
    labelZh: z.string().describe('The key in Chinese.'),
    kind: orNull.describe('If the key is an entity: its kind.'),
    start: orNull.describe('If the key is a period: its first day.'),
    end: orNull.describe('If the key is a period: its last day.'),
  })
  .meta({
    id: 'GroupKey',
    description: 'The key that all rows of a group share in one dimension.',
  });

const sumSchema = z
  .object({
    currency: z.string().describe('ISO 4217 code.'),
    sum: z.number().describe('The sum, in whole units of the currency.'),
    rows: whole.describe('Number of rows that have an amount in this currency.'),
    rowsInOthers: whole.describe('How many of these rows are also in the sum of another currency.'),
  })
  .meta({ id: 'AmountSum', description: 'A sum of amounts in one currency.' });

const groupFields = {
  key: orNull.describe('Key in the first dimension.'),
  label: z.string().describe('Label of the group in English.'),
  labelZh: z.string().describe('Label of the group in Chinese.'),
  keys: z.array(keySchema).describe('A key for each dimension.'),
  count: whole.describe('Number of rows.'),
  rank: whole.nullable().describe('Rank by count, from 1. Groups of equal size share a rank.'),
  sums: z.array(sumSchema).describe('Sums of amounts by currency, for events.'),
  withoutAmount: whole
    .nullable()
    .describe('Number of rows without an amount. Null for kinds that have no amounts.'),
  ids: z.array(z.string()).describe('Ids of the rows, at most 100. Only if requested.'),
};
const groupSchema = z
  .object(groupFields)
  .meta({ id: 'Group', description: 'Rows that share a key.' });

const dimensionSchema = z
  .object({
    dimension: z.string().describe('Its name.'),
    period: orNull.describe('For a date: the length of a period.'),
    day: orNull.describe('For IN_FORCE: the day that was checked.'),
    unknown: whole.describe('Number of rows without a value.'),
    lessExact: whole.describe('Number of rows whose date is less precise than the period.'),
    outside: whole.describe('Number of rows whose date is outside the range given by from and to.'),
    several: whole.describe('Number of rows in several groups.'),
    undated: whole.describe(
      'Number of rows with a relation that was excluded because no source says whether it held.',
    ),
  })
  .meta({
    id: 'CountedDimension',
    description: 'Facts about a dimension, besides its groups.',
  });

/** The response body of a count. */
export const countsSchema = pageOf(groupSchema, {
  unknownGroups: z.array(groupSchema).describe('Groups of rows without a key, by reason.'),
  dimensions: z.array(dimensionSchema).describe('Facts about each dimension.'),
  total: whole.nullable().describe('Number of rows counted. Each row counts once.'),
  inNoGroup: whole.nullable().describe('Number of rows in none of the groups that have a key.'),
  inSeveralGroups: whole.nullable().describe('Number of rows in more than one of these groups.'),
  sums: z.array(sumSchema).describe('Sums over all rows by currency.'),
  withoutAmount: whole.nullable().describe('Number of rows without an amount.'),
  groupCount: whole.describe('Number of all groups that have a key.'),
  asOf: orNull.describe('The day that the count is about. Null if no day was given.'),
  undated: whole
    .nullable()
    .describe('Number of rows for which no source says whether they held on that day.'),
});

/** The table of groups for CSV: keys and labels per dimension, count, rank, sums if the kind has amounts, ids. */
export function groupTable(kind: Kind, by: readonly string[]): Table<Group> {
  const dimensions = new Map(dimensionsOf(kind.name).map((one) => [one.name, one]));
  return {
    name: `counts-${kind.plural}`,
    // A group of unknown values is also a row. Its label is the reason.
    rows: ({ items, unknownGroups }) => [...items, ...(unknownGroups as readonly Group[])],
    columns: [
      ...by.flatMap((name, at) => keyColumns(name, at, dimensions.get(name)?.sort === 'DATE')),
      { name: 'count', of: ({ count }) => count },
      { name: 'rank', of: ({ rank }) => rank },
      ...(amountsOf(kind.name) ? amountColumns : []),
      { name: 'ids', of: ({ ids }) => ids },
    ],
  };
}

function keyColumns(dimension: string, at: number, isDate: boolean): Column<Group>[] {
  const parts = [
    'key',
    'label',
    'labelZh',
    ...(isDate ? (['start', 'end'] as const) : []),
  ] as const;
  return parts.map((part) => ({
    name: part === 'key' ? dimension : `${dimension}_${part}`,
    of: ({ keys }) => keys[at]?.[part],
  }));
}

const amountColumns: Column<Group>[] = [
  { name: 'sums_currency', of: ({ sums }) => sums.map(({ currency }) => currency) },
  { name: 'sums_value', of: ({ sums }) => sums.map(({ sum }) => sum) },
  { name: 'withoutAmount', of: ({ withoutAmount }) => withoutAmount },
];
