import { type Step, step } from '../../../queries/answer.js';
import { columnsOf, type Table } from '../representation/table.js';

const inOrder = step.pick({
  ...{ id: true, from: true, relation: true, to: true },
  ...{ status: true, role: true, basis: true, certainty: true, direction: true },
  ...{ since: true, until: true, percent: true, event: true },
  ...{ sentence: true, sentenceZh: true, sources: true },
});

/** The table of relations for CSV: both ends, relation, qualifiers, sentences, sources. */
export const stepTable: Table<Step> = {
  name: 'relations',
  columns: columnsOf(inOrder, {
    sources: [
      { name: 'sources', of: ({ sources }) => sources.map(({ reference }) => reference) },
      { name: 'sources_names', of: ({ sources }) => sources.map(({ name }) => name) },
    ],
  }),
};
