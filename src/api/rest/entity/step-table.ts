import type { z } from 'zod';
import type { Table } from '../representation/table.js';
import type { stepSchema } from './reasons.js';

type Step = z.output<typeof stepSchema>;
const own = [
  'status',
  'role',
  'basis',
  'certainty',
  'direction',
  'since',
  'until',
  'percent',
  'event',
] as const;

/** The table of relations for CSV: both ends, relation, qualifiers, sentences, sources. */
export const stepTable: Table<Step> = {
  name: 'relations',
  columns: [
    { name: 'id', of: ({ id }) => id },
    { name: 'from_id', of: ({ from }) => from.id },
    { name: 'from_name', of: ({ from }) => from.name },
    { name: 'from_nameZh', of: ({ from }) => from.nameZh },
    { name: 'relation', of: ({ relation }) => relation },
    { name: 'to_id', of: ({ to }) => to.id },
    { name: 'to_name', of: ({ to }) => to.name },
    { name: 'to_nameZh', of: ({ to }) => to.nameZh },
    ...own.map((name) => ({ name, of: (step: Step) => step[name] })),
    { name: 'sentence', of: ({ sentence }) => sentence },
    { name: 'sentenceZh', of: ({ sentenceZh }) => sentenceZh },
    { name: 'sources', of: ({ sources }) => sources.map(({ reference }) => reference) },
    { name: 'sources_names', of: ({ sources }) => sources.map(({ name }) => name) },
  ],
};
