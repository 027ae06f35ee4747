import { nearWords } from '../match/near-words.js';
import { editsAllowed, misspelt } from '../normalise/edit-distance.js';
import { grown, Postings } from './postings.js';

/** A word of the vocabulary that resembles another. */
export interface NearWord {
  readonly word: number;
  /** How much it counts, where the same word counts 1. */
  readonly value: number;
}

/** Letters at the beginning of a word that are compared with letters left out. Longer words are rare and differ there. */
const COMPARED_LETTERS = 7;
/** A word with more letters is a whole name: it is found by three parts, of which two wrong letters leave one as it is. */
const MAX_WORD = 12;
const PARTS = 3;
/** The most wrong letters that a word may have. */
const MAX_EDITS = 2;
/** Letters that two words with a common stem, or of which one begins the other, share at least. */
const MIN_SHARED_BEGINNING = 3;
/** Places of the table of keys. Keys that meet in one place only give words that the comparison then rejects. */
const TABLE_SIZE = 2 ** 20;

/**
 * The words of an index, and which of them are near a word: misspelt, inflected, or the beginning of the other. Words
 * are found by what is left of them when up to two letters are taken out, so that only few have to be compared.
 */
export class WordIndex {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly byKey = new Postings();
  private readonly byBeginning = new Map<string, number[]>();
  private readonly kept = new Map<number, NearWord[]>();
  /** The last word that a search has looked at, so that it looks at each once. */
  private seen = new Uint32Array(1_024);
  private search = 0;

  /** The number of a word, which it keeps. `whole` for whole names, which begin no other. */
  add(word: string, whole = false): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    if (this.kept.size > 0)
      this.compare(word, MAX_EDITS, whole, (other) => {
        const value = nearness(this.words[other] as string, word, whole);
        if (value !== undefined) this.kept.get(other)?.push({ word: number, value });
      });
    this.words.push(word);
    this.numbers.set(word, number);
    if (canBeMisspelt(word))
      for (const key of word.length > MAX_WORD ? partsOf(word) : keysOf(word, MAX_EDITS))
        this.byKey.add(key, number);
    if (!whole && word.length >= MIN_SHARED_BEGINNING) {
      const beginning = word.slice(0, MIN_SHARED_BEGINNING);
      const same = this.byBeginning.get(beginning);
      if (same) same.push(number);
      else this.byBeginning.set(beginning, [number]);
    }
    return number;
  }

  /** The words near a word, itself included. Those of a word of the vocabulary are kept, as texts repeat their words. */
  near(word: string, whole = false): readonly NearWord[] {
    const same = this.numbers.get(word);
    const kept = same === undefined ? undefined : this.kept.get(same);
    if (kept) return kept;
    const found: NearWord[] = same === undefined ? [] : [{ word: same, value: 1 }];
    this.compare(word, editsAllowed(word.length, false), whole, (number) => {
      const value =
        number === same ? undefined : nearness(word, this.words[number] as string, whole);
      if (value !== undefined) found.push({ word: number, value });
    });
    if (same !== undefined) this.kept.set(same, found);
    return found;
  }

  /** Calls `visit` once with each word that may be near. */
  private compare(
    word: string,
    edits: number,
    whole: boolean,
    visit: (number: number) => void,
  ): void {
    this.search++;
    if (this.seen.length < this.words.length) this.seen = grown(this.seen, this.words.length);
    const once = (number: number) => {
      if (this.seen[number] === this.search) return;
      this.seen[number] = this.search;
      visit(number);
    };
    if (edits > 0 && canBeMisspelt(word))
      for (const key of keysAsked(word, edits))
        this.byKey.visit(key, Number.POSITIVE_INFINITY, once);
    if (!whole && word.length >= MIN_SHARED_BEGINNING)
      for (const number of this.byBeginning.get(word.slice(0, MIN_SHARED_BEGINNING)) ?? [])
        once(number);
  }
}

/** As names are compared; a whole name may be misspelt, and is neither inflected nor abbreviated. */
function nearness(asked: string, other: string, whole: boolean): number | undefined {
  if (!whole) return nearWords(asked, other);
  const wrong = misspelt(asked, other);
  return wrong === undefined ? undefined : 1 - (1.5 * wrong) / Math.max(asked.length, other.length);
}

function canBeMisspelt(word: string): boolean {
  return word.length >= MIN_SHARED_BEGINNING && !/\p{N}/u.test(word);
}

function keysAsked(word: string, edits: number): Iterable<number> {
  if (word.length < MAX_WORD - 1) return keysOf(word, edits);
  const parts = partsAsked(word, edits);
  return word.length > MAX_WORD + 1 ? parts : [...keysOf(word, edits), ...parts];
}

/** Keys of the beginning of a word with up to so many letters left out. */
function keysOf(word: string, left: number): number[] {
  const beginning = word.slice(0, COMPARED_LETTERS);
  const keys = [keyOf(beginning, -1, -1)];
  for (let i = 0; i < beginning.length; i++) {
    keys.push(keyOf(beginning, i, -1));
    for (let j = i + 1; left > 1 && j < beginning.length; j++) keys.push(keyOf(beginning, i, j));
  }
  return keys;
}

function keyOf(text: string, without: number, andWithout: number): number {
  let hash = 17;
  for (let at = 0; at < text.length; at++)
    if (at !== without && at !== andWithout) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  return place(hash);
}

/** Keys of the three parts of a long word, each with its number and the length of the word. */
function partsOf(word: string): number[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const [start, end] = partAt(word.length, part);
    return partKey(word, start, end, part, word.length);
  });
}

/** The parts that words of about its length may share with it, as far as letters before them may have moved them. */
function partsAsked(word: string, edits: number): Set<number> {
  const keys = new Set<number>();
  for (let length = word.length - edits; length <= word.length + edits; length++) {
    if (length <= MAX_WORD) continue;
    for (let part = 0; part < PARTS; part++) {
      const [start, end] = partAt(length, part);
      for (let moved = -edits; moved <= edits; moved++)
        if (start + moved >= 0 && end + moved <= word.length)
          keys.add(partKey(word, start + moved, end + moved, part, length));
    }
  }
  return keys;
}

function partAt(length: number, part: number): readonly [number, number] {
  return [Math.floor((length * part) / PARTS), Math.floor((length * (part + 1)) / PARTS)];
}

function partKey(text: string, start: number, end: number, part: number, length: number): number {
  let hash = part * 1_009 + length;
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  return place(hash);
}

function place(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % TABLE_SIZE;
}
