import { nameKey } from '../../normalise/fold.js';
import type { Span } from '../highlight.js';
import type { QueryTerm } from './query-terms.js';
import type { Phrase } from './synonyms.js';
import { type Token, tokensOf, verbStemOf } from './tokens.js';

/** A text that is compared with the terms of a query. */
export interface WordText {
  readonly text: string;
  /** How much a match in it counts: 1 for a name. */
  readonly weight: number;
}

/** The weights of the fields of an entity: what it is called, what is said of it, what it is tied to. */
export const fieldWeights = {
  NAME: 1,
  FURTHER_NAME: 0.95,
  TYPE: 0.6,
  /** The word for its kind, which all of the kind have. */
  KIND: 0.25,
  SUMMARY: 0.6,
  TEXT: 0.6,
  TIED: 0.45,
  /** What is tied to that, such as the sector of a company that takes part in an event. */
  AROUND: 0.25,
} as const;

/** Another form of the verb, and another word with the same stem. */
const VERB_FORM = 0.9;
const SAME_STEM = 0.7;
/** The words of a phrase stand in the text, but apart. */
const APART = 0.6;
/** Maximum number of words between those of a synonym: further apart they say something else. */
const MAX_APART = 5;
/** Part of a Chinese word stands in the text: by its share of pairs of characters, at most this. */
const PARTLY = 0.5;

/** How much of the score is that of the one text in which most of the terms match: words together mean more. */
const TOGETHER = 0.2;

/** How one term matches a text. */
interface TermMatch {
  readonly quality: number;
  readonly spans: readonly Span[];
}

/** A text as it is compared: its tokens, their stems by place, and its key. Reading one takes microseconds. */
export interface ReadText extends WordText {
  readonly key: string;
  readonly tokens: readonly Token[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export function readText({ text, weight }: WordText): ReadText {
  const tokens = tokensOf(text);
  const places = new Map<string, number[]>();
  tokens.forEach(({ term, isHan }, at) => {
    if (isHan) return;
    const known = places.get(term);
    if (known) known.push(at);
    else places.set(term, [at]);
  });
  return { text, weight, key: nameKey(text), tokens, places };
}

/** The result of scoring an entity. */
export interface WordScore {
  /** From 0 to 1: 1 if every term stands in its names as it was typed. */
  readonly score: number;
  /** The terms that matched and those that did not, as they were typed. */
  readonly matched: readonly string[];
  readonly missing: readonly string[];
  /** The text that most of the terms matched in, by its place in the list, and where. */
  readonly best: number;
  readonly spans: readonly Span[];
}

/**
 * Scores the texts of an entity by the terms of a query: the mean of the best match of each term, weighted by its
 * rarity (inverse document frequency), with a part for the text in which most of them match, times the share of the
 * query that matched. Undefined if no term matches.
 */
export function scoreWords(
  matcher: Matcher,
  rarity: readonly number[],
  texts: readonly ReadText[],
): WordScore | undefined {
  const { terms } = matcher;
  const total = rarity.reduce((sum, one) => sum + one, 0);
  const inText = texts.map(() => ({ sum: 0, spans: [] as Span[] }));
  const matched: string[] = [];
  const missing: string[] = [];
  let sum = 0;
  let covered = 0;
  terms.forEach((term, at) => {
    const weight = rarity[at] ?? 0;
    let best = 0;
    texts.forEach((text, place) => {
      const match = matcher.matchesIn(text)[at];
      if (!match) return;
      const value = match.quality * text.weight;
      const own = inText[place];
      if (own) {
        own.sum += value * weight;
        own.spans.push(...match.spans);
      }
      best = Math.max(best, value);
    });
    (best > 0 ? matched : missing).push(term.text);
    sum += best * weight;
    if (best > 0) covered += weight;
  });
  if (matched.length === 0 || total === 0) return undefined;
  const best = inText.reduce((top, one, at) => (one.sum > (inText[top]?.sum ?? 0) ? at : top), 0);
  const { spans = [] } = inText[best] ?? {};
  const together = Math.max(...inText.map((one) => one.sum)) / total;
  return {
    score: ((1 - TOGETHER) * (sum / total) + TOGETHER * together) * (covered / total),
    matched,
    missing,
    best,
    spans,
  };
}

/**
 * Compares texts with the terms of a query, each text once: a name counts for its bearer and for what is tied to it.
 */
export class Matcher {
  private readonly known = new WeakMap<ReadText['tokens'], (TermMatch | undefined)[]>();

  constructor(readonly terms: readonly QueryTerm[]) {}

  matchesIn(text: ReadText): readonly (TermMatch | undefined)[] {
    const before = this.known.get(text.tokens);
    if (before) return before;
    const matches = this.terms.map((term) => matchTerm(term, text));
    this.known.set(text.tokens, matches);
    return matches;
  }
}

function matchTerm({ phrases }: QueryTerm, text: ReadText): TermMatch | undefined {
  let best: TermMatch | undefined;
  phrases.forEach((phrase, at) => {
    const found = phrase.han
      ? matchHan(phrase.han, text, at > 0)
      : matchLatin(phrase, text, at > 0);
    if (!found) return;
    const quality = found.quality * phrase.quality;
    if (quality > (best?.quality ?? 0)) best = { quality, spans: found.spans };
  });
  return best;
}

function matchHan(
  han: string,
  { key, tokens }: ReadText,
  isSynonym: boolean,
): TermMatch | undefined {
  // A single character stands in many words that mean something else: 法 in 办法.
  const at =
    han.length > 1 ? key.indexOf(han) : (tokens.find(({ text }) => text === han)?.start ?? -1);
  if (at >= 0) return { quality: 1, spans: [[at, at + han.length]] };
  // Part of a synonym may mean anything: 国有 of 国有股东.
  if (han.length < 3 || isSynonym) return undefined;
  const spans: Span[] = [];
  for (let start = 0; start + 2 <= han.length; start++) {
    const found = key.indexOf(han.slice(start, start + 2));
    if (found >= 0) spans.push([found, found + 2]);
  }
  const share = spans.length / (han.length - 1);
  return share >= 0.5 ? { quality: share * PARTLY, spans } : undefined;
}

function matchLatin({ words }: Phrase, text: ReadText, isSynonym: boolean): TermMatch | undefined {
  const { tokens, places } = text;
  const [first, ...rest] = words;
  if (!first) return undefined;
  const spanOf = (at: number): Span => {
    const { start = 0, text: word = '' } = tokens[at] ?? {};
    return [start, start + word.length];
  };
  let best: TermMatch | undefined;
  for (const start of places.get(first.term) ?? []) {
    const found = [start];
    for (const word of rest) {
      const next = start + found.length;
      const at = tokens[next]?.term === word.term ? next : places.get(word.term)?.[0];
      if (at === undefined) return best;
      if (isSynonym && Math.abs(at - start) > MAX_APART) {
        found.length = 0;
        break;
      }
      found.push(at);
    }
    if (found.length === 0) continue;
    const isTogether = found.every((at, place) => at === start + place);
    const forms = found.map((at, place) => formQuality(tokens[at], words[place], isSynonym));
    const quality = Math.min(...forms) * (isTogether ? 1 : APART);
    if (quality > (best?.quality ?? 0)) best = { quality, spans: found.map(spanOf) };
  }
  return best;
}

/** How near the form of a word is. A synonym has only its own forms: a regulator is no regulation. */
function formQuality(
  token: Token | undefined,
  word: Phrase['words'][number] | undefined,
  isSynonym: boolean,
): number {
  if (!token || !word) return 0;
  if (token.singular === word.singular) return 1;
  if (verbStemOf(token.singular) === verbStemOf(word.singular)) return VERB_FORM;
  return isSynonym ? 0 : SAME_STEM;
}
