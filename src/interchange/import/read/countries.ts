import { nameKey } from '../../../text/normalise/fold.js';
import { countryTable } from './country-table.js';

/** A country by its code of ISO 3166-1 in two letters and its common name in English. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

/** Countries by the key of each code and name. Made at the first use, as few imports need it. */
let known: ReadonlyMap<string, Country> | undefined;

/** The country that a code in two or three letters or a name in English or Chinese means. Undefined if it is none. */
export function countryOf(text: string): Country | undefined {
  known ??= byKey();
  return known.get(nameKey(text));
}

/** Whether a text has the form of a code, which a name of a country has not. */
export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2,3}$/.test(text);
}

function byKey(): ReadonlyMap<string, Country> {
  const chinese = new Intl.DisplayNames('zh', { type: 'region' });
  const found = new Map<string, Country>();
  for (const [, code = '', long = '', names = ''] of countryTable.matchAll(
    /^([A-Z]{2}) ([A-Z]{3}) (.+)$/gm,
  )) {
    const all = names.split(' | ');
    const country = { code, name: all[0] ?? code };
    for (const text of [code, long, ...all, chinese.of(code) ?? code])
      if (!found.has(nameKey(text))) found.set(nameKey(text), country);
  }
  return found;
}
