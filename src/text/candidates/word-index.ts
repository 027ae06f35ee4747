import { nearWords } from '../match/near-words.js';
import { editsAllowed } from '../normalise/edit-distance.js';
import { HashedPostings } from './hashed-postings.js';
import { withLettersLeftOut } from './left-out.js';
import { grown } from './postings.js';

/** A word of the vocabulary that resembles another. */
export interface NearWord {
  readonly word: number;
  /** How much it counts, where the same word counts 1. */
  readonly value: number;
}

/** The most wrong letters that a word may have. */
const MAX_EDITS = 2;
/** Letters that two words with a common stem, or of which one begins the other, share at least. */
const MIN_SHARED_BEGINNING = 3;
/**
 * The words of an index, and which of them are near a word: misspelt, inflected, or the beginning of the other. Words
 * are found by what is left of them when up to two letters are taken out, so that only few have to be compared.
 */
export class WordIndex {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly byKey = new HashedPostings();
  private readonly byBeginning = new Map<string, number[]>();
  private readonly kept = new Map<number, NearWord[]>();
  /** The last word that a search has looked at, so that it looks at each once. */
  private seen = new Uint32Array(1_024);
  private search = 0;

  /** The number of a word, which it keeps. */
  add(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    if (this.kept.size > 0)
      this.compare(word, MAX_EDITS, (other) => {
        const value = nearWords(this.words[other] as string, word);
        if (value !== undefined) this.kept.get(other)?.push({ word: number, value });
      });
    this.words.push(word);
    this.numbers.set(word, number);
    if (canBeMisspelt(word))
      for (const key of withLettersLeftOut(word, MAX_EDITS)) this.byKey.add(key, number);
    if (word.length >= MIN_SHARED_BEGINNING) {
      const beginning = word.slice(0, MIN_SHARED_BEGINNING);
      const same = this.byBeginning.get(beginning);
      if (same) same.push(number);
      else this.byBeginning.set(beginning, [number]);
    }
    return number;
  }

  /** The words near a word, itself included. Those of a word of the vocabulary are kept, as texts repeat their words. */
  near(word: string): readonly NearWord[] {
    const same = this.numbers.get(word);
    const kept = same === undefined ? undefined : this.kept.get(same);
    if (kept) return kept;
    const found: NearWord[] = same === undefined ? [] : [{ word: same, value: 1 }];
    this.compare(word, editsAllowed(word.length, false), (number) => {
      const value = number === same ? undefined : nearWords(word, this.words[number] as string);
      if (value !== undefined) found.push({ word: number, value });
    });
    if (same !== undefined) this.kept.set(same, found);
    return found;
  }

  /** Calls `visit` once with each word that may be near. */
  private compare(word: string, edits: number, visit: (number: number) => void): void {
    this.search++;
    if (this.seen.length < this.words.length) this.seen = grown(this.seen, this.words.length);
    const once = (number: number) => {
      if (this.seen[number] === this.search) return;
      this.seen[number] = this.search;
      visit(number);
    };
    if (edits > 0 && canBeMisspelt(word))
      for (const key of withLettersLeftOut(word, edits)) this.byKey.visit(key, once);
    if (word.length >= MIN_SHARED_BEGINNING)
      for (const number of this.byBeginning.get(word.slice(0, MIN_SHARED_BEGINNING)) ?? [])
        once(number);
  }
}

function canBeMisspelt(word: string): boolean {
  return word.length >= MIN_SHARED_BEGINNING && !/\p{N}/u.test(word);
}
