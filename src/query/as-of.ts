import { ArgumentError } from '../errors.js';
import { checkDay } from './dates.js';
/** How something stands on a day, as far as its sources tell. */
export const validities = ['YES', 'NO', 'NOT_YET', 'UNKNOWN'] as const;

export type Validity = (typeof validities)[number];

/** What to do with what is UNKNOWN on the day. It is never counted as held. */
export const undatedChoices = ['LEAVE_OUT', 'INCLUDE', 'ONLY'] as const;

export type Undated = (typeof undatedChoices)[number];

/** The day that an answer is about, and what becomes of facts whose dates are not known. */
export interface AsOf {
  /** A whole day, such as 2021-09-01. */
  readonly day: string;
  readonly undated: Undated;
}

/**
 * The day and what becomes of the undated, as a request gives them; undefined when it asks of no day. `place` stands
 * before the names of the arguments in messages, such as `issued.`. Throws BAD_USER_INPUT for what is no whole day, and
 * for `undated` without a day.
 */
export function asOfFrom(
  day?: string | null,
  undated?: Undated | null,
  place = '',
): AsOf | undefined {
  if (day != null) return { day: checkDay(`${place}asOf`, day), undated: undated ?? 'LEAVE_OUT' };
  if (undated == null) return undefined;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    `${place}undated`,
    `${undated} says what becomes of facts without dates on a day, and no day is given. Give asOf too, such as asOf: "2021-09-01".`,
  );
}

/** The arguments asOf and undated of a field below the root. Each that is left out is inherited. */
export interface OwnDay {
  /** A whole day; null for no day, which is all that is known. */
  readonly asOf?: string | null | undefined;
  readonly undated?: Undated | null | undefined;
}

/**
 * The day of a field: its own, else the one that it inherits from above. Throws BAD_USER_INPUT for what is no whole day,
 * and for `undated` where there is no day; `field` is the field's name, for the message.
 */
export function asOfBelow(
  inherited: AsOf | undefined,
  own: OwnDay | undefined,
  field: string,
): AsOf | undefined {
  if (!own) return inherited;
  const day = own.asOf === undefined ? inherited?.day : own.asOf;
  if (day == null) return asOfFrom(undefined, own.undated, `${field}.`);
  return asOfFrom(day, own.undated ?? inherited?.undated, `${field}.`);
}
