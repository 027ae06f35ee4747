import { misspelt } from '../normalise/edit-distance.js';
import { nameKey } from '../normalise/fold.js';
import { type Spoken, spoken } from '../normalise/pinyin.js';
import { hasWord, isWithinWord, type Word, wordsOf } from '../normalise/words.js';
import { canBeMisspelt } from './candidate-queries.js';
import type { Span } from './highlight.js';
import { MIN_STEM, type SearchText } from './search-text.js';

/** How a name or a text matches, best first. */
export const matchKinds = ['EXACT', 'PREFIX', 'PART', 'FUZZY', 'MENTION', 'WORDS'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** How a key matches, and where. `distance` orders matches of the same kind: smaller is better. */
export interface Comparison {
  readonly how: MatchKind;
  readonly distance: number;
  readonly inPinyin: boolean;
  readonly stretches: readonly Span[];
  /** If single words matched: those that did, and those that did not. */
  readonly words?: { readonly matched: readonly string[]; readonly missing: readonly string[] };
}

/** Result of a comparison. Which characters matched is computed later, and only for the hits shown. */
export interface TextKey {
  readonly key: string;
}

/** Distances by form: as written, words apart, words in another inflection or another form of the name, pinyin, initials. */
const distances = {
  written: 0,
  apart: 1,
  inflected: 2,
  otherForm: 2,
  pinyin: 3,
  initials: 4,
} as const;
/** Minimum length of pinyin for a prefix match; two letters would match too many names. */
const MIN_PINYIN = 3;

/** Matches the spelling of a name: whole, as a prefix, or in part. */
export function matchSpelling(asked: SearchText, { key }: TextKey): Comparison | undefined {
  if (key === asked.whole) return plain('EXACT', 0, [[0, key.length]]);
  if (!hasAll(asked.least, key)) return undefined;
  const run = contiguous(asked.key, key);
  if (run) {
    const hasMore = hasWord(key, 0, run[0]) || hasWord(key, run[1], key.length);
    if (!hasMore) return plain('EXACT', 0, [[0, key.length]]);
    return plain(run[0] === 0 ? 'PREFIX' : 'PART', distances.written, [run]);
  }
  const words = wordsOf(key);
  if (sameWords(asked.words, words)) return plain('EXACT', 0, [[0, key.length]]);
  const apart = each(asked.words, (word) => wordIn(word, words));
  if (apart) return plain('PART', distances.apart, apart);
  const inflected = each(asked.words, (word) => wordIn(word, words) ?? stemIn(word, words));
  return inflected && plain('PART', distances.inflected, inflected);
}

function hasAll(parts: readonly string[], key: string): boolean {
  for (const part of parts) if (!key.includes(part)) return false;
  return true;
}

function plain(how: MatchKind, distance: number, stretches: readonly Span[]): Comparison {
  return { how, distance, inPinyin: false, stretches };
}

/**
 * A name that the text gives in another form. It ranks after names that are exactly the text, and before everything
 * else.
 */
export function inOtherForm(name: string): Comparison {
  return plain('EXACT', distances.otherForm, [[0, nameKey(name).length]]);
}

/** Matches the pinyin of a Chinese name: whole, as a prefix, from a syllable on, or by its initials. */
export function matchPinyin(
  asked: SearchText,
  { key }: TextKey,
  sayIt: (key: string) => Spoken | undefined = spoken,
): Comparison | undefined {
  const { letters } = asked;
  const said = letters ? sayIt(key) : undefined;
  if (!letters || !said) return undefined;
  const found = (
    how: MatchKind,
    start: number,
    end: number,
    distance: number = distances.pinyin,
  ) => ({
    how,
    distance,
    inPinyin: true,
    stretches: [[said.at[start] ?? 0, (said.at[end - 1] ?? 0) + 1]] as const,
  });
  if (said.letters === letters) return found('EXACT', 0, letters.length);
  if (said.initials === letters && asked.words.length === 1)
    return found('EXACT', 0, said.letters.length, distances.initials);
  if (letters.length < MIN_PINYIN) return undefined;
  const start = said.starts.find((from) => said.letters.startsWith(letters, from));
  return start === undefined
    ? undefined
    : found(start === 0 ? 'PREFIX' : 'PART', start, start + letters.length);
}

/** Matches a misspelt name or pinyin: as a whole, or word by word. */
export function matchFuzzy(asked: SearchText, { key }: TextKey): Comparison | undefined {
  // With equally many wrong letters, a match of the spelling ranks before a match of the pinyin.
  const near = (wrong: number, stretches: readonly Span[], inPinyin = false) =>
    ({ how: 'FUZZY', distance: 2 * wrong + (inPinyin ? 1 : 0), inPinyin, stretches }) as const;
  const whole = misspelt(
    asked.key,
    key,
    asked.words.every(({ isHan }) => isHan),
  );
  if (whole !== undefined) return near(whole, [[0, key.length]]);
  const words = wordsOf(key);
  let edits = 0;
  const parts = each(asked.words, (word) => {
    const spelt = wordIn(word, words);
    if (spelt || !canBeMisspelt(word)) return spelt;
    const [nearest] = words
      .filter(({ isHan }) => !isHan)
      .flatMap((other) => {
        const wrong = misspelt(word.text, other.text);
        return wrong === undefined ? [] : [{ wrong, stretch: stretchOf(other) }];
      })
      .sort((a, b) => a.wrong - b.wrong);
    edits += nearest?.wrong ?? 0;
    return nearest?.stretch;
  });
  if (parts) return near(edits, parts);
  const said = asked.letters ? spoken(key) : undefined;
  const heard = said && asked.letters ? misspelt(asked.letters, said.letters) : undefined;
  return heard === undefined ? undefined : near(heard, [[0, key.length]], true);
}

/** Matches a text that contains the query, as a whole or in its words. */
export function matchMention(asked: SearchText, { key }: TextKey): Comparison | undefined {
  if (!hasAll(asked.least, key)) return undefined;
  const words = wordsOf(key);
  const mention = (distance: number, stretches: readonly Span[]) =>
    ({ how: 'MENTION', distance, inPinyin: false, stretches }) as const;
  const run = contiguous(asked.key, key, true);
  if (run) return mention(distances.written, [run]);
  const parts = each(asked.words, (word) => wordIn(word, words, true) ?? stemIn(word, words));
  return parts && mention(distances.apart, parts);
}

function sameWords(asked: readonly Word[], words: readonly Word[]): boolean {
  return asked.length === words.length && asked.every(({ text }, at) => text === words[at]?.text);
}

/** The first position where the key contains the whole query, starting at the beginning of a word. */
function contiguous(asked: string, key: string, wholeWords = false): Span | undefined {
  for (let at = key.indexOf(asked); at >= 0; at = key.indexOf(asked, at + 1)) {
    const end = at + asked.length;
    if (!isWithinWord(key, at) && !(wholeWords && isWithinWord(key, end))) return [at, end];
  }
  return undefined;
}

/** Finds a word among others: Chinese anywhere; other words exactly or as a prefix. */
function wordIn(asked: Word, words: readonly Word[], whole = false): Span | undefined {
  for (const word of words) {
    if (word.isHan !== asked.isHan) continue;
    const at = asked.isHan ? word.text.indexOf(asked.text) : 0;
    const begins = !whole && asked.text.length > 1 && word.text.startsWith(asked.text);
    const fits = asked.isHan ? at >= 0 : word.text === asked.text || begins;
    if (fits) return [word.start + at, word.start + at + asked.text.length];
  }
  return undefined;
}

/** Finds another inflection of a word: regulation and regulators, battery and batteries. */
function stemIn(asked: Word, words: readonly Word[]): Span | undefined {
  const found = words.find(
    (word) => !asked.isHan && !word.isHan && sameStem(asked.text, word.text),
  );
  return found && stretchOf(found);
}

/** English suffixes of words with a common stem. */
const endings = 'y|e|s|es|ies|ied|ed|er|ers|or|ors|ing|ion|ions|ation|ations|al|ive|ment|ments';
const ending = new RegExp(`^(?:${endings})?$`);
/** Whether letters are such a suffix. */
export const isEnding = (letters: string) => ending.test(letters);

/** A rough check. The index of English texts has already selected the candidates with proper stemming rules. */
export function sameStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= MIN_STEM && ending.test(a.slice(shared)) && ending.test(b.slice(shared));
}

function stretchOf({ start, text }: Word): Span {
  return [start, start + text.length];
}

function each(words: readonly Word[], find: (word: Word) => Span | undefined): Span[] | undefined {
  const found: Span[] = [];
  for (const word of words) {
    const stretch = find(word);
    if (!stretch) return undefined;
    found.push(stretch);
  }
  return found;
}
