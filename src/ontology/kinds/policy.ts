import { z } from 'zod';
import { date } from '../field-types.js';
import { kind } from '../kind.js';
import { policyStatus, policyType } from '../vocabularies/policies.js';

export const policy = kind({
  name: 'Policy',
  plural: 'policies',
  label: { en: 'policy', zh: '政策' },
  description:
    'A law, regulation, plan, notice, draft or the like; also one that a source merely mentions.',
  color: ['#F79767', '#f36924', '#FFFFFF'],
  sortBy: ['issuedOn', 'reportedOn', 'effectiveOn', 'passedOn', 'publishedOn', 'listedOn'],
  fields: {
    type: policyType.schema.describe('What kind of document it is.'),
    status: policyStatus.schema.describe('How far it has come, as the source puts it.'),
    issuedOn: date('The day it was issued.').optional(),
    passedOn: date('The day its legislature passed it.').optional(),
    publishedOn: date(
      'The day a draft or call for input was made public; that is no issuing.',
    ).optional(),
    reportedOn: date(
      'The day a report made it known, where that differs from the day of issue.',
    ).optional(),
    effectiveOn: date(
      'The first day on which it applies. Left out where no source says it.',
    ).optional(),
    endedOn: date('The first day on which it no longer applies.').optional(),
    listedOn: date(
      'The day under which the source lists it, whatever happened on that day.',
    ).optional(),
    documentNumber: z
      .string()
      .optional()
      .describe('Number of the document, as the issuer gives it.'),
    issuerCount: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Number of issuers that the source states; it may be more than it names.'),
    periodStart: date('First year or day of the period that a plan covers.').optional(),
    periodEnd: date('Last year or day of the period that a plan covers.').optional(),
  },
});
