import { ArgumentError } from '../errors.js';
import { checkDay } from './dates.js';
/** Whether something holds on a day, according to its sources. */
export const validities = ['YES', 'NO', 'NOT_YET', 'UNKNOWN'] as const;

export type Validity = (typeof validities)[number];

/** What to do with facts that are UNKNOWN on the day. They are never counted as held. */
export const undatedChoices = ['LEAVE_OUT', 'INCLUDE', 'ONLY'] as const;

export type Undated = (typeof undatedChoices)[number];

/** The day of an answer, and what to do with undated facts. */
export interface AsOf {
  /** A full date, such as 2021-09-01. */
  readonly day: string;
  readonly undated: Undated;
}

/**
 * The day and the choice for undated facts of a request. Undefined if the request gives no day. `place` is a prefix
 * for argument names in messages, such as `issued.`. Throws BAD_USER_INPUT if the day is not a full date, or if
 * `undated` is given without a day.
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
    `${undated} applies only with a day. Give asOf too, such as asOf: "2021-09-01".`,
  );
}

/** The arguments asOf and undated of a nested field. Each is inherited if it is not given. */
export interface OwnDay {
  /** A full date; null for no day, so everything known is listed. */
  readonly asOf?: string | null | undefined;
  readonly undated?: Undated | null | undefined;
}

/**
 * The day of a field: its own, or else the inherited one. Throws BAD_USER_INPUT if it is not a full date, or if
 * `undated` is given without a day. `field` is the name of the field, for the message.
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
