import { nameKey } from './fold.js';
import { type NormalisedName, normaliseName } from './normalised-name.js';
import { spoken } from './pinyin.js';
import { withoutDivision } from './place-names.js';
import { pairsOf, wordsOf } from './words.js';

/**
 * Number of pinyin letters that the index stores from each syllable on. Longer queries are found by these letters and
 * then compared in full.
 */
export const MAX_TAIL_LENGTH = 24;

/** The key that marks a kind, so that the index returns only the requested kinds. */
export const kindMark = (kind: string) => `=${kind.toLowerCase()}`;

/**
 * A whole name as one index term: with a marker at its beginning and without spaces, where the analyzer would split
 * it.
 */
export const wholeName = (key: string) => `^${key.replaceAll(' ', '_')}`;

/** An id as one index term. Its mark is another, so that the beginning of a name does not find ids. */
export const wholeId = (key: string) => `@${key.replaceAll(' ', '_')}`;

/** Another form of a whole name as one index term. */
export const otherForm = (key: string) => `~${key.replaceAll(' ', '_')}`;

/**
 * The keys of a name in other forms that are certainly the same name: with abbreviations in full, and for an agency
 * without the country and as the official register writes it. A text in one of these forms is looked up by them.
 */
export function formsOf(
  kind: string,
  name: string,
  reading: NormalisedName = normaliseName(name),
): string[] {
  const { plain, stateless, official } = reading;
  const forms = kind === 'Agency' || kind === 'Policy' ? [plain, stateless, official] : [plain];
  const ofPlace = kind === 'Place' ? [withoutDivision(plain)] : [];
  return [...new Set([...forms, ...ofPlace, ...coreForms(reading)])].filter((form) => form !== '');
}

/** Chinese characters from which a name without its legal form may be certain. */
const MIN_CORE_ZH = 4;
const han = /^\p{Script=Han}/u;

/**
 * Forms of the core of a name: without spaces and in alphabetical order, each with the legal form; and without it where
 * the core may be distinctive. The scorer decides whether two names with such a form in common are the same.
 */
export function coreForms({ core, joined, sorted, legal }: NormalisedName): string[] {
  const withForm = (form: string) => (legal.key === '' ? form : `${form} ${legal.key}`);
  const mayTell = core.includes(' ') || (core.length >= MIN_CORE_ZH && han.test(core));
  return [
    withForm(joined),
    ...(sorted.includes(' ') ? [withForm(sorted)] : []),
    ...(mayTell && !legal.group ? [joined] : []),
  ];
}

/**
 * The search keys of an entity, separated by spaces: its kind, its id, whole names and their other forms, words, single
 * Chinese characters and pairs, pinyin from every syllable on, and initials. They only find candidates; the scorers
 * decide how a name matches.
 */
export function searchKeysOf(kind: string, id: string, names: readonly string[]): string {
  const keys = new Set([kindMark(kind), wholeId(nameKey(id))]);
  for (const name of names) {
    const key = nameKey(name);
    const reading = normaliseName(name);
    keys.add(wholeName(key));
    for (const form of formsOf(kind, name, reading)) if (form !== key) keys.add(otherForm(form));
    // Texts are asked for in the words of their plain form: 1 for First, and Cyrillic in Latin letters.
    for (const { text, isHan } of wordsOf(reading.plain)) if (!isHan) keys.add(text);
    for (const { text, isHan } of wordsOf(key)) {
      if (!isHan) keys.add(text);
      else for (const part of [...text, ...pairsOf(text)]) keys.add(part);
    }
    const said = spoken(key);
    if (!said) continue;
    keys.add(said.letters);
    for (const start of said.starts) keys.add(said.letters.slice(start, start + MAX_TAIL_LENGTH));
    if (said.initials) keys.add(said.initials);
  }
  return [...keys].join(' ');
}
