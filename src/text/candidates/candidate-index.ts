import type { MatchText, ReadName } from '../match/score-name.js';
import { HashedPostings } from './hashed-postings.js';
import { keysOfName, keysOfText } from './name-keys.js';
import { grown, Postings } from './postings.js';
import { WholeIndex } from './whole-index.js';
import { WordIndex } from './word-index.js';

/**
 * Names that are looked at for one text: all that share anything with it in a list of some thousands, and those that
 * share its rarest words in a longer one, so that time grows with the number of texts alone.
 */
const MAX_VISITED = 2_000;
/** Names that are looked at for a text of nothing but common words, which is rare. */
const MAX_VISITED_COMMON = 40_000;
/** Names whose words are counted one by one. */
const MAX_COUNTED = 150;
/** Share of what two names say that they must have in common. What has less, no score makes similar. */
const MIN_SHARED = 0.2;
/** The words of the text that the name has, against the words of the name that the text has, as in scores. */
const ASKED_SHARE = 0.65;
/** How many letters of pinyin tell little: half of all company names have gongsi in them. */
const MAX_SOUNDING_ALIKE = 200;

/** Weights are kept of words and characters that fewer names have. More are in few words. */
const MAX_KEPT_WEIGHTS = 4_096;

/** One key of the text, and the keys of names that count as the same. */
interface AskedKey {
  readonly tokens: readonly { readonly token: number; readonly value: number }[];
  readonly names: number;
  /** Words and characters count; pairs of characters only lead to names. */
  readonly counts: boolean;
}

/**
 * Selects the names that may be similar to a text, for the scorer to compare. It goes from the rarest words of the text
 * to the most common ones, and orders names by the share of their words that agree, rare ones counting more.
 */
export class CandidateIndex {
  private readonly words = new WordIndex();
  private readonly wholes = new WholeIndex();
  /** Characters and pairs of characters. */
  private readonly parts = new Map<string, number>();
  private readonly lists = new Postings();
  private readonly ofWholes = new Postings();
  private readonly bySound = new HashedPostings();
  /** The numbers of the words and characters of each name, one after the other. */
  private tokens = new Uint32Array(4_096);
  private starts = new Uint32Array(1_024);
  private size = 0;
  private used = 0;
  /** What each name shares with the text of a search, and zero between searches. */
  private shared = new Float32Array(1_024);
  /** What each token of the text of a search counts, and zero between searches. */
  private asked = new Float64Array(1_024);
  /** The weight of what so many names have, and the size of the index for which it was computed. */
  private readonly weights = new Float64Array(MAX_KEPT_WEIGHTS);
  private readonly weighedAt = new Uint32Array(MAX_KEPT_WEIGHTS);

  /** Adds a name and returns its place: 0 for the first. */
  add(name: ReadName): number {
    const place = this.size++;
    const { words, characters, pairs, wholes, sounds } = keysOfName(name);
    const own = [
      ...words.map((word) => wordToken(this.words.add(word))),
      ...characters.map((character) => this.partToken(character)),
    ];
    if (place + 1 >= this.starts.length) this.starts = grown(this.starts, place + 1);
    if (this.used + own.length > this.tokens.length)
      this.tokens = grown(this.tokens, this.used + own.length);
    for (const token of own) this.tokens[this.used++] = token;
    this.starts[place + 1] = this.used;
    for (const token of own) this.lists.add(token, place);
    for (const pair of pairs) this.lists.add(this.partToken(pair), place);
    for (const whole of wholes) this.ofWholes.add(this.wholes.add(whole), place);
    for (const sound of sounds) this.bySound.add(hashOf(sound), place);
    return place;
  }

  /** The places of the names that may be similar to a text, the most promising first. */
  candidates(text: MatchText): number[] {
    const keys = keysOfText(text);
    const alike = this.alikeAsWhole(keys.wholes, keys.sounds);
    const asked = this.askedKeys(keys);
    const counted = asked.filter(({ counts }) => counts);
    const whole = counted.reduce((sum, { names }) => sum + this.weight(names), 0);
    const found: { place: number; share: number }[] = [];
    this.countAsked(counted);
    for (const place of this.visited(asked)) {
      const share = this.shareOf(place, whole);
      if (share >= MIN_SHARED && !alike.has(place)) found.push({ place, share });
    }
    for (const { tokens } of counted) for (const { token } of tokens) this.asked[token] = 0;
    found.sort((a, b) => b.share - a.share || a.place - b.place);
    return interleaved(
      [...alike],
      found.map(({ place }) => place),
    );
  }

  private countAsked(counted: readonly AskedKey[]): void {
    for (const { tokens, names } of counted) {
      const weight = this.weight(names);
      for (const { token, value } of tokens) {
        if (token >= this.asked.length) {
          const larger = new Float64Array(2 * token);
          larger.set(this.asked);
          this.asked = larger;
        }
        this.asked[token] = Math.max(this.asked[token] as number, value * weight);
      }
    }
  }

  /** Names that are the text without spaces, or sound like it. */
  private alikeAsWhole(wholes: readonly string[], sounds: readonly string[]): Set<number> {
    const found = new Set<number>();
    for (const whole of wholes)
      for (const number of this.wholes.near(whole))
        for (const place of this.ofWholes.of(number).slice(-MAX_SOUNDING_ALIKE).reverse())
          found.add(place);
    for (const sound of sounds)
      this.bySound.visit(hashOf(sound), (place) => found.add(place), MAX_SOUNDING_ALIKE);
    return found;
  }

  private askedKeys({ words, characters, pairs }: ReturnType<typeof keysOfText>): AskedKey[] {
    const plain = (key: string, counts: boolean): AskedKey => {
      const token = this.parts.get(key);
      return token === undefined
        ? { tokens: [], names: 0, counts }
        : { tokens: [{ token, value: 1 }], names: this.lists.count(token), counts };
    };
    const keys = [
      ...words.map((word): AskedKey => {
        const tokens = this.words.near(word).map(({ word, value }) => ({
          token: wordToken(word),
          value,
        }));
        // A misspelt word is as rare as the word that it may be.
        const exact = tokens.filter(({ value }) => value === 1);
        const counts = (exact.length > 0 ? exact : tokens).map(({ token }) =>
          this.lists.count(token),
        );
        const names = Math.max(0, ...counts);
        return { tokens, names, counts: true };
      }),
      ...pairs.map((pair) => plain(pair, false)),
      ...characters.map((character) => plain(character, true)),
    ];
    return keys.sort((a, b) => a.names - b.names);
  }

  /** The names that share the rarest keys, as many as can be looked at; of these those that share most. */
  private visited(asked: readonly AskedKey[], limit = MAX_VISITED): number[] {
    if (this.shared.length < this.size) this.shared = new Float32Array(this.size * 2);
    const { shared } = this;
    const touched: number[] = [];
    let left = limit;
    let most = 0;
    let isCut = false;
    for (const { tokens, names } of asked) {
      for (const { token, value } of tokens) {
        const count = this.lists.count(token);
        if (count > left) {
          isCut = true;
          continue;
        }
        left -= count;
        const weight = value * this.weight(names || count);
        const places = this.lists.of(token);
        for (let at = places.length - 1; at >= 0; at--) {
          const place = places[at] as number;
          const before = shared[place] as number;
          const sum = before + weight;
          if (before === 0) touched.push(place);
          shared[place] = sum;
          if (sum > most) most = sum;
        }
      }
    }
    if (touched.length === 0 && isCut && limit < MAX_VISITED_COMMON)
      return this.visited(asked, MAX_VISITED_COMMON);
    const chosen = touched.length > MAX_COUNTED ? this.best(touched, most) : touched;
    for (const place of touched) shared[place] = 0;
    return chosen;
  }

  /** The places that share most, found by counting instead of sorting thousands. */
  private best(touched: readonly number[], most: number): number[] {
    const steps = new Uint32Array(257);
    const stepOf = (place: number) => Math.floor(((this.shared[place] as number) / most) * 255);
    for (const place of touched) {
      const step = stepOf(place);
      steps[step] = (steps[step] as number) + 1;
    }
    let least = 256;
    for (let sum = 0; least > 0; least--) {
      sum += steps[least - 1] as number;
      if (sum > MAX_COUNTED) break;
    }
    const chosen = touched.filter((place) => stepOf(place) >= least);
    if (chosen.length > 0) return chosen;
    // More names than can be counted share equally much: the first of them.
    return touched.filter((place) => stepOf(place) >= least - 1).slice(-MAX_COUNTED);
  }

  private shareOf(place: number, whole: number): number {
    let [shared, own] = [0, 0];
    for (let at = this.starts[place] as number; at < (this.starts[place + 1] as number); at++) {
      const token = this.tokens[at] as number;
      shared += this.asked[token] ?? 0;
      own += this.weight(this.lists.count(token));
    }
    if (shared === 0) return 0;
    return (
      ASKED_SHARE * Math.min(1, shared / whole) + (1 - ASKED_SHARE) * Math.min(1, shared / own)
    );
  }

  /** A word that few names have tells more than one that many have. */
  private weight(names: number): number {
    if (names >= MAX_KEPT_WEIGHTS) return Math.log(1 + this.size / names);
    if (this.weighedAt[names] !== this.size) {
      this.weights[names] = Math.log(1 + this.size / Math.max(1, names));
      this.weighedAt[names] = this.size;
    }
    return this.weights[names] as number;
  }

  private partToken(part: string): number {
    const known = this.parts.get(part);
    if (known !== undefined) return known;
    const token = 2 * this.parts.size + 1;
    this.parts.set(part, token);
    return token;
  }
}

/** Two lists in one, alternating: names that sound alike are many, and must not crowd out those that share words. */
function interleaved(a: readonly number[], b: readonly number[]): number[] {
  const all: number[] = [];
  for (let at = 0; at < Math.max(a.length, b.length); at++)
    for (const list of [a, b]) if (at < list.length) all.push(list[at] as number);
  return all;
}

/** Beginnings of pinyin are millions in a long list, so that they are known by their hashes alone. */
function hashOf(sound: string): number {
  let hash = 17;
  for (let at = 0; at < sound.length; at++) hash = (Math.imul(hash, 31) + sound.charCodeAt(at)) | 0;
  return hash;
}

/** Words have even numbers, and parts odd ones. */
function wordToken(word: number): number {
  return 2 * word;
}
