import { dimensionsOf } from '../../codegen/dimensions.js';
import type { Kind } from '../../ontology/index.js';
import { countsAnswer, type Group, group } from '../../queries/counts/answer.js';
import { amountsOf } from '../../queries/counts/statement.js';
import { pageOf } from './representation/answers.js';
import type { Column, Table } from './representation/table.js';

const { total, inNoGroup, inSeveralGroups } = countsAnswer.shape;

/** The body of a count. Three numbers are nullable, as clients have known them, although they are never null. */
export const countsBody = pageOf(group, {
  ...countsAnswer.omit({ groups: true, complete: true }).shape,
  total: total.nullable().describe(total.description ?? ''),
  inNoGroup: inNoGroup.nullable().describe(inNoGroup.description ?? ''),
  inSeveralGroups: inSeveralGroups.nullable().describe(inSeveralGroups.description ?? ''),
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
