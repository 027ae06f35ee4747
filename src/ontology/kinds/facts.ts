import { z } from 'zod';
import { date, reference, worded } from '../field-types.js';
import { amountValue, kind, quantityValue } from '../kind.js';
import { amountMeaning, eventType, factStatus } from '../vocabularies/events.js';
import { provisionType } from '../vocabularies/policies.js';

export const event = kind({
  name: 'Event',
  plural: 'events',
  label: { en: 'event', zh: '事件' },
  description:
    'Something that happened or will happen and has parties: a deal, a plant, a launch, a filing.',
  color: ['#F27576', '#eb2728', '#2A2C34'],
  shape: 'star',
  sortBy: ['date', 'reportedOn', 'listedOn'],
  orders: [
    { name: 'day', by: 'FIRST_DATE', fields: ['date', 'reportedOn', 'listedOn'] },
    { name: 'amount', by: 'AMOUNT', field: 'amounts' },
  ],
  fields: {
    type: eventType.schema.describe('What kind of event it is.'),
    status: factStatus.schema.describe(
      'Factual status: actual, planned, reported, failed and so on.',
    ),
    date: date('The day on which it happened or was announced, as the source dates it.').optional(),
    reportedOn: date(
      'The day on which an outlet reported it, if that is all that is known.',
    ).optional(),
    listedOn: date(
      'The day under which the source lists it. It need not be the day of the event.',
    ).optional(),
    amounts: z
      .array(amountValue)
      .optional()
      .describe('A single amount, in every currency in which the source states it.'),
    amountMeaning: amountMeaning.schema.optional().describe('What the amount stands for.'),
    amountStatus: factStatus.schema
      .optional()
      .describe('The factual status of the amount, if it differs from that of the event.'),
    quantities: z.array(quantityValue).optional().describe('Quantities that the source gives.'),
    followedFrom: reference(
      'Event',
      'The earlier event that led to this one, according to the source.',
    ).optional(),
  },
});

export const provision = kind({
  name: 'Provision',
  plural: 'provisions',
  label: { en: 'provision', zh: '条款' },
  description: 'One thing that a policy requires, grants, forbids or aims at.',
  color: ['#C990C0', '#b261a5', '#2A2C34'],
  shape: 'round-rectangle',
  sortBy: ['byWhen'],
  fields: {
    type: provisionType.schema.describe('What it does.'),
    text: worded().describe('Its content, in our own words.'),
    quantities: z.array(quantityValue).optional().describe('Quantities that it sets.'),
    byWhen: date('The deadline by which it is to be reached.').optional(),
  },
});
