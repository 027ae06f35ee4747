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
      `What ${kind.plural} can be grouped by.`,
      `enum ${kind.name}Dimension`,
      dimensionsOf(kind.name).map(({ name, description }) => described(description, name)),
    ),
    block(`How to group ${kind.plural}.`, `input ${kind.name}Grouping`, [
      described('What to group by.', `dimension: ${kind.name}Dimension!`),
      described('For a date: how long each period is. Left out: MONTH.', 'period: Period'),
      described(
        'For a date: the first period is the one of this date. Left out: the first that holds a row.',
        'from: Date',
      ),
      described(
        'For a date: the last period is the one of this date. Left out: the last that holds a row.',
        'to: Date',
      ),
      described(
        'For what stands in a tree, such as sectors and places: true counts a row for all that lies above as well.',
        'subtree: Boolean',
      ),
      described(
        'For relations to several kinds: only those that lead to these kinds.',
        'kinds: [KindName!]',
      ),
      described(
        'For IN_FORCE: the day. Left out: the day of the request, or today in China.',
        'day: Date',
      ),
    ]),
  ];
}

function countField(kind: Kind): string {
  const argument = (description: string, line: string) => described(description, line, '    ');
  return described(
    `How many ${kind.plural} there are, in groups.`,
    `${countsFieldOf(kind)}(\n${[
      argument('What to group by: one dimension, or two crossed.', `by: [${kind.name}Grouping!]!`),
      argument('Which to count. Left out: all.', `where: ${kind.name}Where`),
      argument(
        'Only groups of this rank or a better one; ties at the end all come. Left out: all groups.',
        'top: Int',
      ),
      argument(
        'Order of the groups. Left out: KEY when the first dimension is a date, else RANK.',
        'order: CountOrder',
      ),
      argument('Only what held on this day.', 'asOf: Date'),
      argument('What becomes of what is not dated, with asOf.', 'undated: Undated'),
    ].join('\n')}\n  ): Counts!`,
  );
}
