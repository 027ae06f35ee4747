import { misspelt } from '../normalise/edit-distance.js';
import { type Spoken, spoken } from '../normalise/pinyin.js';
import { hasWord, isWithinWord, type Word, wordsOf } from '../normalise/words.js';
import { canBeMisspelt } from './candidate-queries.js';
import type { Span } from './highlight.js';
import { type Asked, MIN_STEM } from './search-text.js';

/** How a name or a text matches, best first. */
export const matchKinds = ['EXACT', 'PREFIX', 'PART', 'FUZZY', 'MENTION'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** How a key matches, and where. `distance` orders what matches in the same way: nearer is smaller. */
export interface Comparison {
  readonly how: MatchKind;
  readonly distance: number;
  readonly inPinyin: boolean;
  readonly stretches: readonly Span[];
}

/** A name or a text in the form in which it is compared; which characters matched is for later, and for few. */
export interface Key {
  readonly key: string;
}

/** As written, its words apart, its words in another form, in pinyin, by initials. */
const distances = { written: 0, apart: 1, inflected: 2, pinyin: 3, initials: 4 } as const;
/** Two letters of pinyin begin too much to be worth a hit. */
const MIN_PINYIN = 3;

/** A name spelt as asked: whole, from its beginning, or in part. */
export function matchSpelling(asked: Asked, { key }: Key): Comparison | undefined {
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

/** A Chinese name as it is said: whole, from its beginning, from a syllable on, or by its initials. */
export function matchPinyin(
  asked: Asked,
  { key }: Key,
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

/** A name spelt or said nearly as asked: as a whole, or each of its words. */
export function matchFuzzy(asked: Asked, { key }: Key): Comparison | undefined {
  // With as many letters wrong, a name that is written so comes before one that is said so.
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

/** A text that has what is asked for in it, as a whole or in its words. */
export function matchMention(asked: Asked, { key }: Key): Comparison | undefined {
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

/** The first place where the key has all that is asked for in one run, from the beginning of a word on. */
function contiguous(asked: string, key: string, wholeWords = false): Span | undefined {
  for (let at = key.indexOf(asked); at >= 0; at = key.indexOf(asked, at + 1)) {
    const end = at + asked.length;
    if (!isWithinWord(key, at) && !(wholeWords && isWithinWord(key, end))) return [at, end];
  }
  return undefined;
}

/** Where a word stands among others: Chinese anywhere, other words whole or begun. */
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

/** Where a word stands in another form: regulation and regulators, battery and batteries. */
function stemIn(asked: Word, words: readonly Word[]): Span | undefined {
  const found = words.find(
    (word) => !asked.isHan && !word.isHan && sameStem(asked.text, word.text),
  );
  return found && stretchOf(found);
}

/** What English words end in when they are forms of one. */
const ending =
  /^(?:y|e|s|es|ies|ied|ed|er|ers|or|ors|ing|ion|ions|ation|ations|al|ive|ment|ments)?$/;

/** Rough, but the index of English texts, which stems by the rules, has chosen already. */
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
