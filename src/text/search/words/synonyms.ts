import { nameKey } from '../../normalise/fold.js';
import { type Token, tokensOf } from './tokens.js';

/** A word or a phrase as it is looked for in texts. */
export interface Phrase {
  /** As somebody wrote it. */
  readonly text: string;
  /** Its stems, if it is in Latin letters. Empty for Chinese. */
  readonly stems: readonly string[];
  /** Its key, if it is Chinese. Empty for Latin letters. */
  readonly han: string;
}

export function phraseOf(text: string): Phrase {
  const tokens = tokensOf(text);
  const isHan = tokens.some((token) => token.isHan);
  return {
    text,
    stems: isHan ? [] : tokens.map(({ term }) => term),
    han: isHan ? nameKey(text) : '',
  };
}

/** Maximum number of words of a phrase that has synonyms. */
const MAX_WORDS = 6;

/** The words that mean the same, from lines such as `electric vehicle, EV, 电动汽车`. */
export class Synonyms {
  /** The groups by the stems, or the Chinese, of each of their phrases. */
  private readonly groups = new Map<string, readonly Phrase[]>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const phrases = wordsOfLine(line).map(phraseOf);
      for (const phrase of phrases) {
        const key = keyOf(phrase);
        this.groups.set(key, [...(this.groups.get(key) ?? []), ...phrases]);
      }
    }
  }

  /**
   * The longest phrase with synonyms that begins at a token, as the number of its tokens and the phrases that mean the
   * same. Undefined if there is none.
   */
  at(
    tokens: readonly Token[],
    place: number,
  ): { tokens: number; group: readonly Phrase[] } | undefined {
    for (let length = Math.min(MAX_WORDS, tokens.length - place); length > 0; length--) {
      const some = tokens.slice(place, place + length);
      const isHan = some[0]?.isHan === true;
      if (some.some((token) => token.isHan !== isHan)) continue;
      const key = isHan
        ? some.map(({ text }) => text).join('')
        : some.map(({ term }) => term).join(' ');
      const group = this.groups.get(key);
      if (group) return { tokens: length, group };
    }
    return undefined;
  }
}

/** The words of a line of synonyms, without empty ones. */
export function wordsOfLine(line: string): string[] {
  return line
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter(Boolean);
}

function keyOf({ stems, han }: Phrase): string {
  return han || stems.join(' ');
}
