import { z } from 'zod';
import { type Answer, entityReference, object } from '../answer.js';

const filter = object('InterpretedFilter', 'A filter that a part of the text led to.', {
  parameter: z
    .string()
    .describe('The parameter of REST, such as issuedBy; a list of GraphQL has the same condition.'),
  values: z.array(z.string()).describe('Its values: ids, codes or dates. Any of them may apply.'),
  entities: z
    .array(entityReference)
    .describe('The entities that the values name. Empty for codes and dates.'),
  from: z.string().describe('The part of the text that led to it.'),
});
export type InterpretedFilter = Answer<typeof filter>;

export const interpretedQuestion = object(
  'InterpretedQuestion',
  'A structured question that a text may mean. It is offered, not run.',
  {
    kind: z
      .string()
      .describe('The list that it asks for, by its name in REST and GraphQL, such as policies.'),
    filters: z.array(filter).describe('Its filters. A row must match all of them.'),
    notUnderstood: z
      .array(z.string())
      .describe('The words of the text that no filter holds. The question leaves them out.'),
  },
);
export type InterpretedQuestion = Answer<typeof interpretedQuestion>;
