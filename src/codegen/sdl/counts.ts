import { type Kind, kinds } from '../../ontology/index.js';
import { dimensionsOf } from '../dimensions.js';
import { block, described } from './text.js';

/** What each kind can be counted by. */
export function countTypes(): string[] {
  return kinds.flatMap(groupingTypes);
}

/** What `subtree` means, for GraphQL and REST. */
export const subtreeDescription =
  'For what stands in a tree: true also counts a row for everything that its key is part of. Default: true for sectors and places, false for agencies and sources.';

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
      described(subtreeDescription, 'subtree: Boolean'),
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
