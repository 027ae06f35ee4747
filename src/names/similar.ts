import { common, commonZh, joining, legalForms, places, placesZh } from './manners.js';
import { type Word, wordsOf } from './words.js';

/** How near two texts are as names, from 0 to 1, and what that rests on. */
export interface Similarity {
  readonly value: number;
  /** Whether anything was taken for a misspelling. */
  readonly misspelt: boolean;
}

/** How near two words are, from 0 to 1; undefined where they are two words. */
export type NearWords = (a: string, b: string) => number | undefined;

interface Weighing {
  /** Where firms are registered tells little of a firm, and everything of a local government. */
  readonly placesTell: boolean;
  readonly near: NearWords;
}

/** What is asked must be there more than what is there must be asked: lists shorten names. */
const shareOfAsked = 0.65;
const weights = { joining: 0.05, common: 0.3, telling: 1 } as const;

/**
 * Compares two keys by their words, in any order, and their Chinese by the characters that stand in both in one
 * order. Words that every other name has weigh little.
 */
export function similarity(asked: string, found: string, weighing: Weighing): Similarity {
  const [a, b] = [weighed(asked, weighing.placesTell), weighed(found, weighing.placesTell)];
  const latin = matchedWords(a.words, b.words, weighing.near);
  const shared = latin.weight + commonCharacters(a.characters, b.characters);
  if (shared === 0 || a.weight === 0 || b.weight === 0) return { value: 0, misspelt: false };
  const value = (shareOfAsked * shared) / a.weight + ((1 - shareOfAsked) * shared) / b.weight;
  return { value: Math.min(1, value), misspelt: latin.misspelt };
}

interface Weighed {
  readonly text: string;
  readonly weight: number;
}

function weighed(key: string, placesTell: boolean) {
  const words = wordsOf(key);
  const latin = words.filter(({ isHan }) => !isHan).map((word) => weighedWord(word, placesTell));
  const characters = words
    .filter(({ isHan }) => isHan)
    .flatMap((word) => weighedCharacters(word.text, placesTell));
  const weight = [...latin, ...characters].reduce((sum, one) => sum + one.weight, 0);
  return { words: latin, characters, weight };
}

function weighedWord({ text }: Word, placesTell: boolean): Weighed {
  if (joining.has(text)) return { text, weight: weights.joining };
  const little = common.has(text) || legalForms.has(text) || (!placesTell && places.has(text));
  return { text, weight: little ? weights.common : weights.telling };
}

/** A character is half a word or less. */
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
  const pairs = a
    .flatMap((one, i) =>
      b.map((other, j) => ({ i, j, one, other, value: nearness(one.text, other.text, near) })),
    )
    .filter(({ value }) => value > 0)
    .sort((x, y) => y.value - x.value);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  let weight = 0;
  let misspelt = false;
  for (const { i, j, one, other, value } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    weight += Math.min(one.weight, other.weight) * value;
    misspelt ||= value < 1;
  }
  return { weight, misspelt };
}

function nearness(a: string, b: string, near: NearWords): number {
  return a === b ? 1 : (near(a, b) ?? 0);
}

/** The heaviest row of characters that stands in both in the same order. */
function commonCharacters(a: readonly Weighed[], b: readonly Weighed[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const row = [0];
    for (const [j, other] of b.entries()) {
      const both = one.text === other.text ? Math.min(one.weight, other.weight) : 0;
      const taken = (before[j] ?? 0) + both;
      row.push(Math.max(row[j] ?? 0, before[j + 1] ?? 0, both > 0 ? taken : 0));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
