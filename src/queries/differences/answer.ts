import { z } from 'zod';
import type { DifferenceReason } from '../../dataset/statements/difference.js';
import type { PrecedenceRule } from '../../dataset/statements/precedence.js';
import {
  type Answer,
  codes,
  cursor,
  endOfList,
  entityReference,
  object,
  relationName,
  stepSource,
} from '../answer.js';

const reason = codes('DifferenceReason', 'In what way data sets contradict each other.', {
  VALUE: 'They state different values of a field, and not both can be so.',
  MISSING:
    'One states a relation, such as an issuer, that another lacks although it states others of the same kind.',
} satisfies Record<DifferenceReason, string>);

const rule = codes('PrecedenceRule', 'What decides which of several values is shown.', {
  PRECEDENCE: 'The data set whose value is shown has the lower precedence number.',
  PUBLICATION: 'The source of the data set whose value is shown was published later.',
  NAME: 'Neither decides, so the name of the data set that comes first in the alphabet does.',
} satisfies Record<PrecedenceRule, string>);

const said = object('DifferenceStatement', 'What one data set says on a difference.', {
  dataSet: z.string().describe('The data set.'),
  value: z
    .string()
    .nullable()
    .describe(
      'The value as text; of an issuer, its role. Null if the data set does not state the relation.',
    ),
  shown: z.boolean().describe('True if answers show this value.'),
  sources: z
    .array(stepSource)
    .describe(
      'Where the data set read it. If it does not state the relation: where it read the others of that entity.',
    ),
}).meta({ id: 'DifferenceStatement' });

export const differenceEdge = object(
  'DifferenceEdge',
  'A point on which data sets contradict each other.',
  {
    cursor,
    entity: entityReference.describe('The entity that it is about.'),
    relation: relationName
      .nullable()
      .describe('The relation that it is about. Null for a field of the entity itself.'),
    other: entityReference
      .nullable()
      .describe('The entity at the other end of the relation. Null for a field of the entity.'),
    reason: reason.describe('In what way the data sets contradict each other.'),
    field: z
      .string()
      .describe(
        'The field, such as issuedOn. Of a relation, its field as seen from the entity, such as issuedBy or issuedBy.role.',
      ),
    rule: rule
      .nullable()
      .describe(
        'What decides which value is shown. Null if nothing has to be decided, as all stated relations are shown.',
      ),
    statements: z.array(said).describe('What each data set says, the one shown first.'),
  },
).meta({ id: 'Difference' });
export type DifferenceEdge = Answer<typeof differenceEdge>;

export const differencesAnswer = object(
  'Differences',
  'A page of the points on which data sets contradict each other, by entity.',
  {
    edges: z.array(differenceEdge).describe('The differences.'),
    ...endOfList,
    complete: z
      .boolean()
      .describe('True if the list, read to its last page, contains every difference in the graph.'),
  },
);
