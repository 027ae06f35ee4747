import { misspelt } from '../normalise/edit-distance.js';
import { common } from '../normalise/name-conventions.js';
import { places } from '../normalise/place-names.js';
import { sameStem } from '../search/scorers.js';

/** Endings of words that are abbreviated: `tech`, `semi` and `intl` are, the name Sun of Sunway is not. */
const abbreviatedEnding =
  /(?:ology|ologies|ation|ations|tional|ment|ical|icals|ture|tures|ering|uring|ductor|ductors|onics|bile|tive|istry)$/;

/**
 * How similar two words are that are misspelt, inflected or abbreviated forms of each other, from 0 to 1: `tech` and
 * `technology`. Undefined for different words: places, numbers, and syllables of Chinese such as Wentao and Wenbao.
 */
export function nearWords(a: string, b: string): number | undefined {
  if (a.length < 3 || b.length < 3) return undefined;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // Letters that all words have in common with their misspelt forms: one of the first two.
  if (a[0] !== b[0] && a[1] !== b[1] && a[0] !== b[1]) return undefined;
  const wrong = misspelt(a, b) ?? (isLeftOut(short, long) ? 1 : undefined);
  if (wrong !== undefined)
    return areNames(a, b, wrong) ? undefined : 1 - (1.5 * wrong) / long.length;
  if (sameStem(a, b)) return 0.9;
  const abbreviated = long.startsWith(short) && !/\d/.test(long);
  return abbreviated && (common.has(long) || abbreviatedEnding.test(long)) ? 0.8 : undefined;
}

/** Whether a letter within the longer word is left out in the shorter: `Pmp` for `Pump`. */
function isLeftOut(short: string, long: string): boolean {
  if (short.length !== 3 || long.length !== 4 || short[0] !== long[0] || /\d/.test(long))
    return false;
  return short === long[0] + long.slice(2) || short === long.slice(0, 2) + long[3];
}

/** Whether two words with a few other letters are two names: places, or Chinese said in other syllables. */
function areNames(a: string, b: string, wrong: number): boolean {
  if (places.has(a) && places.has(b)) return true;
  if (!pinyin.test(a) || !pinyin.test(b)) return false;
  // Writers confuse n and ng at the end of a syllable.
  return !(wrong === 1 && a.length >= 7 && a.replaceAll('ng', 'n') === b.replaceAll('ng', 'n'));
}

/** Syllables of Chinese in Latin letters, by what they begin with. */
const syllables = [
  '[bpm](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|u)',
  'f(?:a|o|ei|ou|an|en|ang|eng|u)',
  '[dt](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ie|iao|iu|ian|ing|u|uo|uan|un|ui)',
  '[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|v|ve|ue)',
  '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  '[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)',
  '(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  'y(?:a|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)',
  'w(?:a|o|ai|ei|an|en|ang|eng|u)',
  '(?:a|e|ai|ao|ou|an|en|ang|er)',
];
/** A word that may be Chinese in Latin letters. */
const pinyin = new RegExp(`^(?:${syllables.join('|')}){1,4}$`);
