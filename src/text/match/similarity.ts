import {
  common,
  commonZh,
  joining,
  legalForms,
  places,
  placesZh,
} from '../normalise/name-conventions.js';
import { type Word, wordsOf } from '../normalise/words.js';

/** How similar two texts are as names, from 0 to 1, with the features that this is based on. */
export interface Similarity {
  readonly value: number;
  /** Whether any word was matched as a misspelling. */
  readonly misspelt: boolean;
}

/** How similar two words are, from 0 to 1. Undefined if they are different words. */
export type NearWords = (a: string, b: string) => number | undefined;

/**
 * Weight of the words of the query that the name contains, against the words of the name that the query contains. The
 * first counts more, because lists shorten names.
 */
const shareOfAsked = 0.65;
const weights = { joining: 0.05, common: 0.3, telling: 1, first: 1.25 } as const;

/** A key split into words, once for all comparisons. */
export interface WeighedName {
  /** Its non-Chinese words in order. */
  readonly words: readonly Weighed[];
  /** Its Chinese text, character by character. */
  readonly characters: readonly Weighed[];
  readonly weight: number;
}

interface Weighed {
  readonly text: string;
  readonly weight: number;
}

/**
 * Splits a key. `placesTell` says whether place names carry weight: the place of registration says little about a
 * company, but everything about a local government.
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
 * Compares two keys: words in any order, Chinese by the longest common subsequence of characters. Words that many
 * names share weigh little.
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

/**
 * The beginning of a name distinguishes it more than its end: Bengang Steel is a Bengang company, not just any steel
 * company.
 */
function firstTellsMost(words: readonly Weighed[]): Weighed[] {
  const first = words.findIndex(({ weight }) => weight === weights.telling);
  return words.map((one, at) => (at === first ? { ...one, weight: weights.first } : one));
}

/** A character weighs as much as a word, because it carries as much meaning. Common characters weigh less. */
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

/** The total weight of words that both keys contain. Each word is used once, most similar pair first. */
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

/** The common subsequence of characters with the largest weight. */
function commonCharacters(all: readonly Weighed[], others: readonly Weighed[]): number {
  // Characters that only one of the two contains cannot be part of it, and most names share few characters.
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
