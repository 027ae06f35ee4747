import { isLegalWord } from '../normalise/legal-forms.js';
import { common, commonZh, joining } from '../normalise/name-conventions.js';
import { places, placesZh } from '../normalise/place-names.js';
import { type Word, wordsOf } from '../normalise/words.js';

/** How similar two texts are as names, from 0 to 1, with what only one of them has. */
export interface Similarity {
  readonly value: number;
  /** Whether any word was matched as a misspelling. */
  readonly misspelt: boolean;
  /** The words that only the first, and only the second, has; without stop words. */
  readonly onlyAsked: readonly Weighed[];
  readonly onlyFound: readonly Weighed[];
  /** The number of Chinese characters in the same order. */
  readonly sharedCharacters: number;
}

/** How similar two words are, from 0 to 1. Undefined if they are different words. */
export type NearWords = (a: string, b: string) => number | undefined;

/**
 * Weight of the words of the query that the name contains, against the words of the name that the query contains. The
 * first counts more, because lists shorten names.
 */
const shareOfAsked = 0.65;
const weights = { joining: 0.05, common: 0.3, telling: 1, first: 1.25 } as const;
/** From this weight on, a word tells two names apart. */
export const MIN_TELLING = 1;

/** A key split into words, once for all comparisons. */
export interface WeighedName {
  /** Its non-Chinese words in order. */
  readonly words: readonly Weighed[];
  /** Its Chinese text, character by character, without the words for and. */
  readonly characters: readonly Weighed[];
  /** The same characters as one text. */
  readonly han: string;
  readonly weight: number;
}

export interface Weighed {
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
    .flatMap((word) => weighedCharacters(word.text.replace(andZh, ''), placesTell));
  const weight = [...latin, ...characters].reduce((sum, one) => sum + one.weight, 0);
  return { words: latin, characters, han: characters.map(({ text }) => text).join(''), weight };
}

const andZh = /[和与及暨的]/gu;

/**
 * Compares two keys: words in any order, Chinese by the longest common subsequence of characters. Words that many
 * names share weigh little.
 */
export function similarity(asked: WeighedName, found: WeighedName, near: NearWords): Similarity {
  const latin = matchedWords(asked.words, found.words, near);
  const [characters, sharedCharacters] = commonCharacters(asked.characters, found.characters);
  const shared = latin.weight + characters;
  const { misspelt, onlyAsked, onlyFound } = latin;
  if (shared === 0 || asked.weight === 0 || found.weight === 0)
    return { value: 0, misspelt: false, onlyAsked, onlyFound, sharedCharacters };
  const value =
    (shareOfAsked * shared) / asked.weight + ((1 - shareOfAsked) * shared) / found.weight;
  return { value: Math.min(1, value), misspelt, onlyAsked, onlyFound, sharedCharacters };
}

function weighedWord({ text }: Word, placesTell: boolean): Weighed {
  if (joining.has(text)) return { text, weight: weights.joining };
  const little = common.has(text) || isLegalWord(text) || (!placesTell && places.has(text));
  return { text, weight: little ? weights.common : weights.telling };
}

/**
 * The beginning of a name distinguishes it more than its end: Bengang Steel is a Bengang company, not just any steel
 * company.
 */
function firstTellsMost(words: readonly Weighed[]): readonly Weighed[] {
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

interface MatchedWords {
  readonly weight: number;
  readonly misspelt: boolean;
  readonly onlyAsked: readonly Weighed[];
  readonly onlyFound: readonly Weighed[];
}

/**
 * The total weight of words that both keys contain. Each word is used once: first equal words, then words written in
 * one or in two, then the most similar.
 */
function matchedWords(a: readonly Weighed[], b: readonly Weighed[], near: NearWords): MatchedWords {
  let weight = 0;
  let misspelt = false;
  const [restA, restB]: [Weighed[], Weighed[]] = [[], [...b]];
  for (const one of a) {
    const at = restB.findIndex(({ text }) => text === one.text);
    if (at < 0) restA.push(one);
    else weight += Math.min(one.weight, (restB.splice(at, 1)[0] as Weighed).weight);
  }
  if (restA.length > 0 && restB.length > 0) {
    weight += writtenInTwo(restA, restB) + writtenInTwo(restB, restA);
    const pairs: { one: Weighed; other: Weighed; value: number }[] = [];
    for (const one of restA) {
      for (const other of restB) {
        const value = near(one.text, other.text) ?? 0;
        if (value > 0) pairs.push({ one, other, value });
      }
    }
    if (pairs.length > 1) pairs.sort((x, y) => y.value - x.value);
    for (const { one, other, value } of pairs) {
      const [i, j] = [restA.indexOf(one), restB.indexOf(other)];
      if (i < 0 || j < 0) continue;
      restA.splice(i, 1);
      restB.splice(j, 1);
      weight += Math.min(one.weight, other.weight) * value;
      misspelt = true;
    }
  }
  const withoutStopWords = (words: Weighed[]) =>
    words.filter((one) => one.weight > weights.joining);
  return {
    weight,
    misspelt,
    onlyAsked: withoutStopWords(restA),
    onlyFound: withoutStopWords(restB),
  };
}

/** Takes out words that are two neighbours in the one list and one in the other: `byte dance`, `bytedance`. */
function writtenInTwo(apart: Weighed[], joined: Weighed[]): number {
  let weight = 0;
  for (let at = 0; at + 1 < apart.length; at++) {
    const [first, second] = [apart[at] as Weighed, apart[at + 1] as Weighed];
    const length = first.text.length + second.text.length;
    const other = joined.findIndex(
      ({ text }) =>
        text.length === length && text.startsWith(first.text) && text.endsWith(second.text),
    );
    if (other < 0) continue;
    weight += Math.min(first.weight + second.weight, (joined[other] as Weighed).weight);
    apart.splice(at, 2);
    joined.splice(other, 1);
    at--;
  }
  return weight;
}

/** A shared character in the sum of commonCharacters; the sum of weights of a name stays below it. */
const ONE_CHARACTER = 4096;

/** The longest common subsequence of characters: its weight, and its length. */
function commonCharacters(
  all: readonly Weighed[],
  others: readonly Weighed[],
): readonly [weight: number, length: number] {
  // Characters that only one of the two contains cannot be part of it, and most names share few characters.
  const [a, b] = [sharedWith(others, all), sharedWith(all, others)];
  if (a.length === 0 || b.length === 0) return [0, 0];
  let before = new Float64Array(b.length + 1);
  let row = new Float64Array(b.length + 1);
  for (const one of a) {
    for (const [j, other] of b.entries()) {
      const kept = Math.max(row[j] as number, before[j + 1] as number);
      row[j + 1] =
        one.text === other.text
          ? Math.max(
              kept,
              (before[j] as number) + ONE_CHARACTER + Math.min(one.weight, other.weight),
            )
          : kept;
    }
    [before, row] = [row, before];
  }
  const sum = before[b.length] as number;
  return [sum % ONE_CHARACTER, Math.floor(sum / ONE_CHARACTER)];
}

function sharedWith(others: readonly Weighed[], all: readonly Weighed[]): readonly Weighed[] {
  if (all.length === 0 || others.length === 0) return [];
  const texts = new Set(others.map(({ text }) => text));
  return all.filter(({ text }) => texts.has(text));
}
