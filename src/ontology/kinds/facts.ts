import { z } from 'zod';
import { date, reference } from '../field-types.js';
import { amountValue, kind, quantityValue } from '../kind.js';
import { amountMeaning, eventType, factStatus } from '../vocabularies/events.js';
import { provisionType } from '../vocabularies/policies.js';

export const event = kind({
  name: 'Event',
  plural: 'events',
  label: { en: 'event', zh: '事件' },
  description:
    'Something that happened, or is to happen, and has parties: a deal, a plant, a launch, a filing.',
  color: ['#F16667', '#eb2728', '#FFFFFF'],
  sortBy: ['date', 'reportedOn'],
  fields: {
    type: eventType.schema.describe('What kind of event it is.'),
    status: factStatus.schema.describe('Whether it is done, or how far from it.'),
    date: date('The day on which it happened or was announced, as the source dates it.').optional(),
    reportedOn: date(
      'The day on which an outlet reported it, where that is all that is known.',
    ).optional(),
    amounts: z
      .array(amountValue)
      .optional()
      .describe('ONE amount, in each currency in which the source gives it.'),
    amountMeaning: amountMeaning.schema.optional().describe('What the amount stands for.'),
    amountStatus: factStatus.schema
      .optional()
      .describe('How sure the amount is, where that differs from the event.'),
    quantities: z.array(quantityValue).optional().describe('Quantities that the source gives.'),
    followedFrom: reference(
      'Event',
      'The event that this one came after and from, as the source says.',
    ).optional(),
  },
});

export const provision = kind({
  name: 'Provision',
  plural: 'provisions',
  label: { en: 'provision', zh: '条款' },
  description: 'One thing that a policy asks, grants, forbids or aims at.',
  color: ['#C990C0', '#b261a5', '#FFFFFF'],
  sortBy: ['byWhen'],
  fields: {
    type: provisionType.schema.describe('What it does.'),
    text: z.string().min(1).describe('What it says, in our own words.'),
    quantities: z.array(quantityValue).optional().describe('Quantities that it sets.'),
    byWhen: date('The end of the term within which it is to be reached.').optional(),
  },
});
