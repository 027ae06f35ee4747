import { z } from 'zod';
import { type Answer, date, object, whole } from '../answer.js';

export const inForcePoint = object(
  'InForcePoint',
  'How many policies were in force on the last day of a period.',
  {
    key: z.string().describe('The period: 2021-08-17, 2021-08, 2021-Q3 or 2021.'),
    label: z.string().describe('The period in English.'),
    labelZh: z.string().describe('The period in Chinese.'),
    day: date.describe('The day that the numbers are about: the last day of the period.'),
    inForce: whole.describe(
      'Number of policies in force, according to the dates in their sources.',
    ),
    notInForce: whole.describe('Number of policies not in force: ended, or never issued.'),
    notYet: whole.describe('Number of policies not yet in force.'),
    unknown: whole.describe(
      'Number of policies whose sources do not say. They are not counted as in force.',
    ),
  },
).meta({ id: 'InForcePoint' });
export type InForcePoint = Answer<typeof inForcePoint>;

export const inForceSeriesAnswer = object(
  'InForceSeries',
  'The number of policies in force over time.',
  {
    points: z.array(inForcePoint).describe('One point per period, from early to late.'),
    total: whole.describe(
      'Number of policies examined. The four numbers of each point add up to it.',
    ),
    complete: z.boolean().describe('Always true: a series is never cut off.'),
  },
);
