import type { Fields } from '../../../queries/export/exported.js';

/** An entity of FollowTheMoney before its values are made texts. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Ids there are letters, digits, points and hyphens; each sign of ours has one of its own, so that no two become one. */
export function ftmId(id: string): string {
  return id.replace(/[:>;_]/g, (sign) => signs[sign] ?? sign);
}

const signs: Readonly<Record<string, string>> = { ':': '.', '>': '--', ';': '..', _: '-' };

/** The documents where something was read; the place within each cannot be held. No entity may point at itself. */
export function proofOf(id: string, { sources }: Fields): string[] {
  const ids = ((sources ?? []) as string[]).map((source) => source.split('#')[0] ?? source);
  return ids.filter((source) => source !== id).map(ftmId);
}

/** What has no property there, as `name: value`. */
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
