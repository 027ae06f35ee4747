import { nameKey } from '../../normalise/fold.js';
import { type Token, tokensOf } from './tokens.js';

/** A word or a phrase as it is looked for in texts. */
export interface Phrase {
  /** As somebody wrote it. */
  readonly text: string;
  /** Its words, if it is in Latin letters. Empty for Chinese. */
  readonly words: readonly Pick<Token, 'term' | 'singular'>[];
  /** Its key, if it is Chinese. Empty for Latin letters. */
  readonly han: string;
}

export function phraseOf(text: string): Phrase {
  const tokens = tokensOf(text);
  const isHan = tokens.some((token) => token.isHan);
  return {
    text,
    words: isHan ? [] : tokens,
    han: isHan ? nameKey(text) : '',
  };
}

/** Maximum number of words of a phrase that has synonyms. */
const MAX_WORDS = 6;

/** The words that mean the same, from lines such as `electric vehicle, EV, 电动汽车`. */
export class Synonyms {
  /** The groups by the key of each of their phrases. */
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
        : some.map(({ singular }) => singular).join(' ');
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

/** What two phrases have in common that are the same but for plurals. */
export function keyOf({ words, han }: Phrase): string {
  return han || words.map(({ singular }) => singular).join(' ');
}
