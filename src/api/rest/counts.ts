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
    key: orNull.describe('The code, id or period; null where the rows have none.'),
    missing: z
      .enum(['NOT_KNOWN', 'LESS_EXACT', 'OUTSIDE'])
      .nullable()
      .describe('Why there is no key.'),
    label: z.string().describe('The key in English.'),
    labelZh: z.string().describe('The key in Chinese.'),
    kind: orNull.describe('Of an entity: its kind.'),
    start: orNull.describe('Of a period: its first day.'),
    end: orNull.describe('Of a period: its last day.'),
  })
  .meta({ id: 'GroupKey', description: 'What a group has in common, in one dimension.' });

const sumSchema = z
  .object({
    currency: z.string().describe('ISO 4217 code.'),
    sum: z.number().describe('The sum, in whole units of the currency.'),
    rows: whole.describe('Rows with an amount in it.'),
    rowsInOthers: whole.describe(
      'Those among them that are in the sum of another currency as well.',
    ),
  })
  .meta({ id: 'AmountSum', description: 'A sum of amounts in one currency.' });

const groupFields = {
  key: orNull.describe('Key in the first dimension.'),
  label: z.string().describe('What the group is called, in English.'),
  labelZh: z.string().describe('What the group is called, in Chinese.'),
  keys: z.array(keySchema).describe('A key for each dimension.'),
  count: whole.describe('Number of rows.'),
  rank: whole.nullable().describe('Place by count, from 1; equal ones share it.'),
  sums: z.array(sumSchema).describe('Sums of amounts, by currency; for events.'),
  withoutAmount: whole.nullable().describe('Rows without an amount; null where the kind has none.'),
  ids: z.array(z.string()).describe('Ids of the rows, 100 at most, when they were asked for.'),
};
const groupSchema = z
  .object(groupFields)
  .meta({ id: 'Group', description: 'Rows that have something in common.' });

const dimensionSchema = z
  .object({
    dimension: z.string().describe('Its name.'),
    period: orNull.describe('Of a date: how long each period is.'),
    day: orNull.describe('Of IN_FORCE: the day.'),
    unknown: whole.describe('Rows without a value.'),
    lessExact: whole.describe('Rows whose date is less exact than the period.'),
    outside: whole.describe('Rows whose date lies outside from and to.'),
    several: whole.describe('Rows in several groups.'),
    undated: whole.describe(
      'Rows of which a relation was left out, as no source tells whether it held.',
    ),
  })
  .meta({
    id: 'CountedDimension',
    description: 'What is to be known of a dimension beside its groups.',
  });

/** A count as it is answered. */
export const countsSchema = pageOf(groupSchema, {
  unknownGroups: z.array(groupSchema).describe('Rows that have no key, by the reason.'),
  dimensions: z.array(dimensionSchema).describe('What is to be known of each dimension.'),
  total: whole.nullable().describe('Rows counted, each once.'),
  inNoGroup: whole.nullable().describe('Rows in none of the groups with a key.'),
  inSeveralGroups: whole.nullable().describe('Rows in more than one of them.'),
  sums: z.array(sumSchema).describe('Sums over all rows, by currency.'),
  withoutAmount: whole.nullable().describe('Rows without an amount.'),
  groupCount: whole.describe('Number of all groups with a key.'),
  asOf: orNull.describe('The day that the count is about; null when it is about all.'),
  undated: whole
    .nullable()
    .describe('Rows of which no source tells whether they held on that day.'),
});

/** Groups as a table: the keys, the count, the sums. */
export function groupTable(kind: Kind, by: readonly string[]): Table<Group> {
  const dimensions = new Map(dimensionsOf(kind.name).map((one) => [one.name, one]));
  return {
    name: `counts-${kind.plural}`,
    // What is not known is a row as well, with its reason for a label.
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
