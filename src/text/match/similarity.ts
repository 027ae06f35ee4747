import {
  common,
  commonZh,
  joining,
  legalForms,
  places,
  placesZh,
} from '../normalise/name-conventions.js';
import { type Word, wordsOf } from '../normalise/words.js';

/** How near two texts are as names, from 0 to 1, and what that rests on. */
export interface Similarity {
  readonly value: number;
  /** Whether anything was taken for a misspelling. */
  readonly misspelt: boolean;
}

/** How near two words are, from 0 to 1; undefined where they are two words. */
export type NearWords = (a: string, b: string) => number | undefined;

/** What is asked must be there more than what is there must be asked: lists shorten names. */
const shareOfAsked = 0.65;
const weights = { joining: 0.05, common: 0.3, telling: 1, first: 1.25 } as const;

/** A key taken apart for comparison, once for all that it is compared with. */
export interface WeighedName {
  /** Its words in other letters than Chinese, in their order. */
  readonly words: readonly Weighed[];
  /** Its Chinese, character by character. */
  readonly characters: readonly Weighed[];
  readonly weight: number;
}

interface Weighed {
  readonly text: string;
  readonly weight: number;
}

/**
 * Takes a key apart. `placesTell`: where firms are registered tells little of a firm, and everything of a local
 * government.
 */
export function weighedName(key: string, placesTell: boolean): WeighedName {
  const words = wordsOf(key);
  const latin = firstTellsMost(
    words.filter(({ isHan }) => !isHan).map((word) => weighedWord(word, placesTell)),
  );
  const characters = words
    .filter(({ isHan }) => isHan)
    .flatMap((word) => weighedCharacters(word.text, placesTell));
  const weight = [...latin, ...characters].reduce((sum, one) => sum + one.weight, 0);
  return { words: latin, characters, weight };
}

/**
 * Compares two keys by their words, in any order, and their Chinese by the characters that stand in both in one
 * order. Words that every other name has weigh little.
 */
export function similarity(asked: WeighedName, found: WeighedName, near: NearWords): Similarity {
  const latin = matchedWords(asked.words, found.words, near);
  const shared = latin.weight + commonCharacters(asked.characters, found.characters);
  if (shared === 0 || asked.weight === 0 || found.weight === 0)
    return { value: 0, misspelt: false };
  const value =
    (shareOfAsked * shared) / asked.weight + ((1 - shareOfAsked) * shared) / found.weight;
  return { value: Math.min(1, value), misspelt: latin.misspelt };
}

function weighedWord({ text }: Word, placesTell: boolean): Weighed {
  if (joining.has(text)) return { text, weight: weights.joining };
  const little = common.has(text) || legalForms.has(text) || (!placesTell && places.has(text));
  return { text, weight: little ? weights.common : weights.telling };
}

/** What a name begins with is its own more than what comes behind: Bengang Steel is a Bengang, not a steel. */
function firstTellsMost(words: readonly Weighed[]): Weighed[] {
  const first = words.findIndex(({ weight }) => weight === weights.telling);
  return words.map((one, at) => (at === first ? { ...one, weight: weights.first } : one));
}

/** A character counts as a word does, for it tells as much; common ones as little. */
function weighedCharacters(run: string, placesTell: boolean): Weighed[] {
  const little = new Set<number>();
  for (const pattern of placesTell ? [commonZh] : [commonZh, placesZh]) {
    for (const { 0: found, index } of run.matchAll(pattern))
      for (let at = index; at < index + found.length; at++) little.add(at);
  }
  let place = 0;
  return [...run].map((text) => {
    const weight = little.has(place) ? weights.common : weights.telling;
    place += text.length;
    return { text, weight };
  });
}

/** The weight of words that stand in both; each word is used once, the nearest pair first. */
function matchedWords(a: readonly Weighed[], b: readonly Weighed[], near: NearWords) {
  const pairs: { i: number; j: number; value: number; weight: number }[] = [];
  for (const [i, one] of a.entries()) {
    for (const [j, other] of b.entries()) {
      const value = one.text === other.text ? 1 : (near(one.text, other.text) ?? 0);
      if (value > 0) pairs.push({ i, j, value, weight: Math.min(one.weight, other.weight) });
    }
  }
  pairs.sort((x, y) => y.value - x.value);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  let weight = 0;
  let misspelt = false;
  for (const one of pairs) {
    if (usedA.has(one.i) || usedB.has(one.j)) continue;
    usedA.add(one.i);
    usedB.add(one.j);
    weight += one.weight * one.value;
    misspelt ||= one.value < 1;
  }
  return { weight, misspelt };
}

/** The heaviest row of characters that stands in both in the same order. */
function commonCharacters(all: readonly Weighed[], others: readonly Weighed[]): number {
  // What stands in one of them alone is in no such row, and most names share few characters.
  const [a, b] = [sharedWith(others, all), sharedWith(all, others)];
  let before = new Float64Array(b.length + 1);
  let row = new Float64Array(b.length + 1);
  for (const one of a) {
    for (const [j, other] of b.entries()) {
      const kept = Math.max(row[j] as number, before[j + 1] as number);
      row[j + 1] =
        one.text === other.text
          ? Math.max(kept, (before[j] as number) + Math.min(one.weight, other.weight))
          : kept;
    }
    [before, row] = [row, before];
  }
  return before[b.length] as number;
}

function sharedWith(others: readonly Weighed[], all: readonly Weighed[]): readonly Weighed[] {
  if (all.length === 0 || others.length === 0) return [];
  const texts = new Set(others.map(({ text }) => text));
  return all.filter(({ text }) => texts.has(text));
}
