/** A word of a key: a run of Chinese characters, or of other letters and digits. */
export interface Word {
  readonly text: string;
  /** Where it begins in the key. */
  readonly start: number;
  readonly isHan: boolean;
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const han = /^\p{Script=Han}/u;

/** The words of a key; none for a text without letters and digits. `5g技术` has two. */
export function wordsOf(key: string): Word[] {
  return [...key.matchAll(runs)].map(({ 0: text, index }) => ({
    text,
    start: index,
    isHan: han.test(text),
  }));
}

/** Pairs of neighbouring characters, or the one there is: what a run of Chinese is found by. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`);
}
