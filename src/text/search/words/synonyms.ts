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

/** A phrase with what it counts beside the one that was typed: 1 is as much. */
export type GradedPhrase = Phrase & { readonly quality: number };

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
/** How much a word counts that means the same, and one that means something wider. */
export const SAME = 0.9;
const WIDER = 0.7;

/**
 * The words that mean the same, from lines such as `electric vehicle, EV, 电动汽车`, and those that mean something wider,
 * from lines such as `lidar, camera < autonomous driving`.
 */
export class Synonyms {
  /** What each phrase finds beside itself, by its key. */
  private readonly groups = new Map<string, readonly GradedPhrase[]>();

  constructor(lines: readonly string[]) {
    const wider: (readonly [narrow: readonly Phrase[], wide: readonly Phrase[]])[] = [];
    for (const line of lines) {
      const { words, wider: above } = readLine(line);
      const phrases = words.map(phraseOf);
      if (above.length > 0) wider.push([phrases, above.map(phraseOf)]);
      else
        for (const phrase of phrases)
          this.add(
            phrase,
            phrases.map((one) => ({ ...one, quality: SAME })),
          );
    }
    const same = new Map(this.groups);
    for (const [narrow, wide] of wider) {
      const all = wide.flatMap((one) => [one, ...(same.get(keyOf(one)) ?? [])]);
      // What is narrower is so by whichever of its names.
      for (const phrase of narrow.flatMap((one) => [one, ...(same.get(keyOf(one)) ?? [])]))
        this.add(
          phrase,
          all.map((one) => ({ ...one, quality: WIDER })),
        );
    }
  }

  private add(phrase: Phrase, others: readonly GradedPhrase[]): void {
    const key = keyOf(phrase);
    this.groups.set(key, [...(this.groups.get(key) ?? []), ...others]);
  }

  /** The words that have synonyms: those in Latin letters as their singulars. */
  get keys(): Iterable<string> {
    return this.groups.keys();
  }

  /**
   * The longest phrase with synonyms that begins at a token, as the number of its tokens and the phrases that it finds
   * beside itself. Undefined if there is none.
   */
  at(
    tokens: readonly Token[],
    place: number,
  ): { tokens: number; group: readonly GradedPhrase[] } | undefined {
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

/** A line of synonyms: its words, and behind `<` those that mean something wider. Without empty ones. */
export function readLine(line: string): { words: string[]; wider: string[]; sides: number } {
  const sides = line.split('<').map((side) =>
    side
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter(Boolean),
  );
  return { words: sides[0] ?? [], wider: sides[1] ?? [], sides: sides.length };
}

/** What two phrases have in common that are the same but for plurals. */
export function keyOf({ words, han }: Phrase): string {
  return han || words.map(({ singular }) => singular).join(' ');
}
