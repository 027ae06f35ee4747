import { z } from 'zod';
import { date } from '../field-types.js';
import { kind } from '../kind.js';
import { policyStatus, policyType } from '../vocabularies/policies.js';

export const policy = kind({
  name: 'Policy',
  plural: 'policies',
  label: { en: 'policy', zh: '政策' },
  description:
    'A law, regulation, plan, notice, draft or similar document, including those that a source merely mentions.',
  color: ['#F79767', '#f36924', '#2A2C34'],
  shape: 'rectangle',
  sortBy: ['issuedOn', 'reportedOn', 'effectiveOn', 'passedOn', 'publishedOn', 'listedOn'],
  orders: [
    {
      name: 'day',
      by: 'FIRST_DATE',
      fields: ['issuedOn', 'passedOn', 'decidedOn', 'publishedOn', 'reportedOn', 'listedOn'],
    },
  ],
  fields: {
    type: policyType.schema.describe('What kind of document it is.'),
    status: policyStatus.schema.describe(
      'Its stage, according to the source: draft, issued, in force and so on.',
    ),
    issuedOn: date('The day it was issued.').optional(),
    passedOn: date('The day its legislature passed it.').optional(),
    decidedOn: date('The day it was decided, if the source says no more than that.').optional(),
    publishedOn: date(
      'The day a draft or call for input was made public. This does not count as issuing.',
    ).optional(),
    reportedOn: date(
      'The day a report made it known, if that differs from the day of issue.',
    ).optional(),
    effectiveOn: date(
      'The first day on which it applies. Omitted if no source states it.',
    ).optional(),
    endedOn: date('The first day on which it no longer applies.').optional(),
    listedOn: date(
      'The day under which the source lists it. It need not be the day of an event.',
    ).optional(),
    documentNumber: z.string().optional().describe('Document number given by the issuer.'),
    issuerCount: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Number of issuers that the source states. The source may name fewer.'),
    periodStart: date('First year or day of the period that a plan covers.').optional(),
    periodEnd: date('Last year or day of the period that a plan covers.').optional(),
  },
});
