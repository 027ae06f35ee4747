import { z } from 'zod';
import { type Answer, stepSource } from '../answer.js';

/** A source of a statement. REST has it with its address, so that a page can link to the original. */
const statementSource = stepSource
  .extend({ url: z.string().nullable().describe('URL of the source, if known.') })
  .meta({ id: 'StatementSource', description: 'Where a data set read a statement.' });

export const statementRow = z
  .object({
    about: z.string().describe('Id of the entity or relation that it is about.'),
    field: z.string().describe('The field, such as issuedOn.'),
    value: z
      .string()
      .describe(
        'The value as text: a code, a date, a number, a name. A list of values gives one statement for each.',
      ),
    dataSet: z.string().describe('The data set that states it.'),
    shown: z.boolean().describe('True if answers show this value.'),
    sources: z.array(statementSource).describe('Where the data set read it.'),
  })
  .meta({ id: 'Statement', description: 'What one data set says of one field.' });
export type StatementRow = Answer<typeof statementRow>;
