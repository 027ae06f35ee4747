import { z } from 'zod';
import { date } from '../field-types.js';
import { kind } from '../kind.js';
import { agencyLevel, agencyType, companyType } from '../vocabularies/agencies.js';

const named = z
  .boolean()
  .optional()
  .describe(
    'False if the source mentions it without a name. The entry is replaced when the name becomes known.',
  );

export const agency = kind({
  name: 'Agency',
  plural: 'agencies',
  label: { en: 'agency', zh: '机构' },
  description:
    'An organ of state or party, a legislature, a court, a local government or one of its departments, a public institution or a mass organisation.',
  color: ['#5E9BE0', '#2870c2', '#2A2C34'],
  shape: 'ellipse',
  sortBy: ['level'],
  fields: {
    type: agencyType.schema.describe('What kind of organ it is.'),
    level: agencyLevel.schema.describe('Its level of government.'),
    foundedOn: date(
      'The day on which it was set up, or on which setting it up was decided.',
    ).optional(),
    dissolvedOn: date(
      'The day on which it was dissolved, or on which that was decided. Omitted if it exists.',
    ).optional(),
    named,
  },
});

export const company = kind({
  name: 'Company',
  plural: 'companies',
  label: { en: 'company', zh: '企业' },
  description: 'A firm, group, fund, brand or exchange.',
  color: ['#8DCC93', '#5db665', '#2A2C34'],
  shape: 'hexagon',
  sortBy: [],
  fields: {
    type: companyType.schema.describe('What kind of company it is.'),
    exchangeCode: z.string().optional().describe('Code at a stock exchange, such as 300750.SZ.'),
    identifiers: z
      .array(z.string())
      .optional()
      .describe('Registration numbers, LEI and the like, each as scheme:value.'),
    named,
  },
});

export const person = kind({
  name: 'Person',
  plural: 'people',
  label: { en: 'person', zh: '人物' },
  description: 'A person whom a source names, or an unnamed holder of a role.',
  color: ['#E07F9F', '#cc3c6c', '#2A2C34'],
  shape: 'pentagon',
  sortBy: [],
  fields: { named },
});
