import { z } from 'zod';
import { dateExamples, datePattern } from './dates.js';

/**
 * A date as exact as it is known: a year, a month or a day as in ISO 8601, or a half or a quarter of a year. A date
 * that no source states is omitted, never guessed.
 */
export function date(description: string) {
  return z
    .string()
    .regex(datePattern, `a date such as ${dateExamples}`)
    .refine(isCalendarDate, 'a day that the calendar has')
    .meta({ fieldType: 'date' })
    .describe(description);
}

/** A text in somebody's own words, such as a name or a summary: another wording of it is no contradiction. */
export function worded() {
  return z.string().min(1).meta({ worded: true });
}

/** The id of another entity of the given kind, such as `event:catl-share-sale`. */
export function reference(kind: string, description: string) {
  const prefix = kind.toLowerCase();
  return z
    .string()
    .regex(idPattern(prefix), `an id such as ${prefix}:some-name`)
    .meta({ fieldType: 'reference', reference: kind })
    .describe(description);
}

/**
 * Where a fact was read: the id of a source and, after `#`, the place in it, such as
 * `source:brief-top-1#at-a-glance-2`.
 */
export const sourceReference = z
  .string()
  .regex(
    /^source:[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$/,
    'an id such as source:some-item or source:some-item#place-in-it',
  )
  .meta({ fieldType: 'sourceReference' });

/** Ids are readable and permanent: the kind, a colon, and lower-case words joined by hyphens. */
export function idPattern(prefix: string): RegExp {
  return new RegExp(`^${prefix}:[a-z0-9]+(-[a-z0-9]+)*$`);
}

function isCalendarDate(value: string): boolean {
  if (value.length < 10) return true;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
