import { editsAllowed, lettersIn, misspelt, mostDifferent } from '../normalise/edit-distance.js';
import { HashedPostings } from './hashed-postings.js';
import { withLettersLeftOut } from './left-out.js';
import { grown } from './postings.js';

/** The most wrong letters that a name may have. */
const MAX_EDITS = 2;
/** Letters from which a name can be misspelt. */
const MIN_MISSPELT = 3;
/** A longer name is found by its halves, a shorter one by its beginning with letters left out. */
const MAX_SHORT = 12;
/** Parts of the first half of a long name, of which two wrong letters leave one as it is. */
const PARTS = 3;
const RADIX = 31;

/**
 * Whole names without spaces, and which of them are a text with up to two wrong letters. Many names end alike (in
 * kejiyouxiangongsi), so that no key is an end alone: of two wrong letters, either at most one is in the first half of
 * the name, which is then found with one letter left out, or both are, and the second half leads to the name together
 * with a part of the first. A name longer than twelve letters has about half as many keys as letters, of sixteen bytes.
 */
export class WholeIndex {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly byKey = new HashedPostings();
  /** Which letters a name has; see lettersIn. */
  private letters = new Uint32Array(1_024);
  /** The last search that has looked at a name, so that each looks at it once. */
  private seen = new Uint32Array(1_024);
  private search = 0;

  /** The number of a name, which it keeps. */
  add(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    if (number >= this.letters.length) {
      this.letters = grown(this.letters, number);
      this.seen = grown(this.seen, number);
    }
    this.names.push(name);
    this.numbers.set(name, number);
    this.letters[number] = lettersIn(name);
    if (canBeMisspelt(name))
      for (const key of name.length > MAX_SHORT
        ? keysOfLong(name)
        : withLettersLeftOut(name, MAX_EDITS))
        this.byKey.add(key, number);
    return number;
  }

  /** The numbers of the names that are the text with so many wrong letters as its length allows, the nearest first. */
  near(text: string): readonly number[] {
    const same = this.numbers.get(text);
    const edits = editsAllowed(text.length, false);
    if (edits === 0 || !canBeMisspelt(text)) return same === undefined ? [] : [same];
    const found: number[][] = Array.from({ length: edits + 1 }, () => []);
    if (same !== undefined) found[0]?.push(same);
    this.search++;
    const letters = lettersIn(text);
    const visit = (number: number) => {
      if (this.seen[number] === this.search) return;
      this.seen[number] = this.search;
      if (number === same || mostDifferent(letters, this.letters[number] as number, edits)) return;
      const wrong = misspelt(text, this.names[number] as string);
      if (wrong !== undefined) found[wrong]?.push(number);
    };
    if (text.length <= MAX_SHORT + edits)
      for (const key of withLettersLeftOut(text, edits)) this.byKey.visit(key, visit);
    if (text.length > MAX_SHORT - edits)
      for (const key of keysAsked(text, edits)) this.byKey.visit(key, visit);
    return found.flatMap((some) => some.sort((a, b) => a - b));
  }
}

function canBeMisspelt(name: string): boolean {
  return name.length >= MIN_MISSPELT && !/\p{N}/u.test(name);
}

const halfOf = (length: number) => Math.floor(length / 2);

function keysOfLong(name: string): number[] {
  const half = halfOf(name.length);
  const hashes = beginningsOf(name);
  const tail = between(hashes, half, name.length);
  const keys = [headKey(between(hashes, 0, half), half)];
  for (let at = 0; at < half; at++) keys.push(headKey(leftOut(hashes, half, at), half));
  for (let part = 0; part < PARTS; part++) {
    const [start, end] = partAt(half, part);
    keys.push(tailKey(tail, between(hashes, start, end), part, name.length));
  }
  return keys;
}

/** The keys of names of about the length of a text: letters before a half, or a part, may have moved it. */
function keysAsked(text: string, edits: number): Set<number> {
  const keys = new Set<number>();
  const hashes = beginningsOf(text);
  const lengths = Array.from({ length: 2 * edits + 1 }, (_, at) => text.length - edits + at).filter(
    (length) => length > MAX_SHORT,
  );
  for (const half of new Set(lengths.map(halfOf))) {
    // As much as the half, or one letter more, each with one letter left out; without the last, it is the half itself.
    for (const size of [half, half + 1])
      for (let at = 0; at < size; at++) keys.add(headKey(leftOut(hashes, size, at), half));
  }
  for (const length of lengths) {
    const half = halfOf(length);
    const border = text.length - (length - half);
    const tail = between(hashes, border, text.length);
    for (let part = 0; part < PARTS; part++) {
      const [start, end] = partAt(half, part);
      for (let moved = -edits; moved <= edits; moved++)
        if (start + moved >= 0 && end + moved <= border)
          keys.add(tailKey(tail, between(hashes, start + moved, end + moved), part, length));
    }
  }
  return keys;
}

function partAt(length: number, part: number): readonly [number, number] {
  return [Math.floor((length * part) / PARTS), Math.floor((length * (part + 1)) / PARTS)];
}

const headKey = (head: number, half: number) => (Math.imul(head, 0x5bd1e995) + half) | 0;
const tailKey = (tail: number, inHead: number, part: number, length: number) =>
  (Math.imul(tail, 0x1b873593) + Math.imul(inHead, 0x27d4eb2f) + PARTS * length + part) | 0;

/** The hash of each beginning of a text, from which those of all of its parts follow. */
function beginningsOf(text: string): Int32Array {
  const hashes = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at++)
    hashes[at + 1] = Math.imul(hashes[at] as number, RADIX) + text.charCodeAt(at);
  return hashes;
}

function between(hashes: Int32Array, start: number, end: number): number {
  return ((hashes[end] as number) - Math.imul(hashes[start] as number, powerOf(end - start))) | 0;
}

/** The hash of so many letters at the beginning, without one of them. */
function leftOut(hashes: Int32Array, size: number, without: number): number {
  const rest = size - without - 1;
  return (
    (Math.imul(hashes[without] as number, powerOf(rest)) + between(hashes, without + 1, size)) | 0
  );
}

const powers = [1];

/** The radix to a power, as whole numbers of 32 bits multiply. */
function powerOf(exponent: number): number {
  for (let at = powers.length; at <= exponent; at++)
    powers.push(Math.imul(powers[at - 1] as number, RADIX));
  return powers[exponent] as number;
}
