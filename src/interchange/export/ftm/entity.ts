import { createHash } from 'node:crypto';
import { dateKey } from '../../../ontology/index.js';
import type { Fields } from '../../../queries/export/exported.js';

/** A FollowTheMoney entity before its values are converted to texts. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** FollowTheMoney stores ids of up to so many characters. */
const MAX_ID_LENGTH = 200;

/**
 * FollowTheMoney ids only allow letters, digits, points and hyphens. Each other character of ours has its own
 * replacement, so that ids stay distinct. The end of an id that is too long becomes the hash of the whole, so that it
 * stays distinct too and is the same in every export.
 */
export function ftmId(id: string): string {
  const legal = id.replace(/[:>;_]/g, (sign) => signs[sign] ?? sign);
  if (legal.length <= MAX_ID_LENGTH) return legal;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 40);
  return `${legal.slice(0, MAX_ID_LENGTH - hash.length - 1)}-${hash}`;
}

const signs: Readonly<Record<string, string>> = { ':': '.', '>': '--', ';': '..', _: '-' };

/**
 * The ids of the sources, without the place within each, for which there is no property. No entity may refer to itself.
 */
export function proofOf(id: string, { sources }: Fields): string[] {
  const ids = ((sources ?? []) as string[]).map((source) => source.split('#')[0] ?? source);
  return ids.filter((source) => source !== id).map(ftmId);
}

/** A date for a property: FollowTheMoney has no quarters and halves, so of these the year is left. */
export function ftmDate(date: unknown): unknown {
  return isPart(date) ? date.slice(0, 4) : date;
}

/** Dates that say more than their property can, each as `name: value`. */
export function exactDates(value: Fields, names: readonly string[]): string[] {
  return inWords(
    value,
    names.filter((name) => isPart(value[name])),
  );
}

/** Whether it is a quarter or a half, which alone have a key other than themselves. */
function isPart(date: unknown): date is string {
  return typeof date === 'string' && dateKey(date) !== date;
}

/** Fields without a FollowTheMoney property, each as `name: value`. */
export function inWords(value: Fields, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const given = value[name];
    return given === undefined ? [] : [`${name}: ${[given].flat().map(inWord).join(', ')}`];
  });
}

function inWord(value: unknown): string {
  return value !== null && typeof value === 'object'
    ? Object.values(value).join(' ')
    : String(value);
}
