import { type Kind, kinds } from '../../ontology/index.js';
import { dimensionsOf } from '../dimensions.js';
import { block, described } from './text.js';

/** Counts of each kind: what it can be grouped by, and the question at the root. */
export function countTypes(): string[] {
  return [
    ...kinds.flatMap(groupingTypes),
    `extend type Query {\n${kinds.map(countField).join('\n')}\n}\n`,
  ];
}

/** The root field that counts a kind: `policyCounts`. */
export function countsFieldOf(kind: Kind): string {
  return `${kind.name.toLowerCase()}Counts`;
}

function groupingTypes(kind: Kind): string[] {
  return [
    block(
      `The dimensions by which ${kind.plural} can be grouped.`,
      `enum ${kind.name}Dimension`,
      dimensionsOf(kind.name).map(({ name, description }) => described(description, name)),
    ),
    block(`How to group ${kind.plural}.`, `input ${kind.name}Grouping`, [
      described('What to group by.', `dimension: ${kind.name}Dimension!`),
      described('For a date: the length of a period. Default: MONTH.', 'period: Period'),
      described(
        'For a date: the first period is the one that contains this date. Default: the first period that has a row.',
        'from: Date',
      ),
      described(
        'For a date: the last period is the one that contains this date. Default: the last period that has a row.',
        'to: Date',
      ),
      described(
        'For trees, such as sectors and places: true also counts a row for every ancestor of its key.',
        'subtree: Boolean',
      ),
      described(
        'For relations to several kinds: only relations to these kinds.',
        'kinds: [KindName!]',
      ),
      described(
        'For IN_FORCE: the day. Default: asOf of the request, or else today in China.',
        'day: Date',
      ),
    ]),
  ];
}

function countField(kind: Kind): string {
  const argument = (description: string, line: string) => described(description, line, '    ');
  return described(
    `The number of ${kind.plural}, by groups.`,
    `${countsFieldOf(kind)}(\n${[
      argument(
        'What to group by: one dimension, or two dimensions crossed.',
        `by: [${kind.name}Grouping!]!`,
      ),
      argument('Which ones to count. Default: all.', `where: ${kind.name}Where`),
      argument(
        'Only groups of this rank or better. All groups tied at this rank are listed. Default: all groups.',
        'top: Int',
      ),
      argument(
        'Order of the groups. Default: KEY if the first dimension is a date, else RANK.',
        'order: CountOrder',
      ),
      argument('Only what held on this day.', 'asOf: Date'),
      argument('With asOf: what to do with undated facts. Default: LEAVE_OUT.', 'undated: Undated'),
    ].join('\n')}\n  ): Counts`,
  );
}
