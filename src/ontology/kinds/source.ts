import { z } from 'zod';
import { date, worded } from '../field-types.js';
import { kind } from '../kind.js';
import { language } from '../vocabularies/names.js';
import { sourceSection, sourceType } from '../vocabularies/sources.js';

export const source = kind({
  name: 'Source',
  plural: 'sources',
  label: { en: 'source', zh: '来源' },
  description:
    'Where facts were read: a brief, each of its items, and each article or notice that an item cites.',
  color: ['#62A48E', '#447666', '#2A2C34'],
  shape: 'octagon',
  sortBy: ['publishedOn', 'listedOn', 'section', 'number'],
  fields: {
    type: sourceType.schema.describe('What kind of source it is.'),
    publisher: z
      .string()
      .min(1)
      .describe(
        'Who published it, by name. PUBLISHED_BY leads to the publisher if the graph has it.',
      ),
    language: language.schema.optional().describe('Its language.'),
    publishedOn: date('The day on which it was published.').optional(),
    listedOn: date(
      'The day under which the brief lists the item. It need not be the day of an event.',
    ).optional(),
    section: sourceSection.schema
      .optional()
      .describe('The section of the brief that contains the item.'),
    number: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Its position in that section, or among the labels of an item, from 1.'),
    locator: worded().optional().describe('Where the label is in the item.'),
    url: z.url().optional().describe('Its URL, if known.'),
  },
});
