import { ArgumentError } from '../../errors.js';
import { comparedLength, nameKey } from '../normalise/fold.js';
import { asTyped } from '../normalise/pinyin.js';
import { type Word, wordsOf } from '../normalise/words.js';

/** Longer than any title; who pastes a page wants another tool. */
export const MAX_TEXT_LENGTH = 200;

/** Fewer letters in common make no form of a word. */
export const MIN_STEM = 4;

/** A search text as it is compared. */
export interface Asked {
  /** The key of the text, for names and ids that are just so. */
  readonly whole: string;
  /** The same without the marks around it. */
  readonly key: string;
  readonly words: readonly Word[];
  /** What a key has in it wherever it has the words, in whatever form: soon looked for, and missing in most keys. */
  readonly least: readonly string[];
  /** Whether it can be an id: each has a colon. */
  readonly mayBeId: boolean;
  /** The whole as letters of pinyin; undefined where it has Chinese, or too little to mean anything. */
  readonly letters: string | undefined;
}

/** Reads a search text. Throws BAD_USER_INPUT for one without letters and digits, LIMIT_EXCEEDED for a page of text. */
export function askedFor(text: string): Asked {
  const length = comparedLength(text, MAX_TEXT_LENGTH);
  if (length > MAX_TEXT_LENGTH) {
    const asCompared = length === text.length ? '' : ' once signs for whole words are written out';
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      'text',
      `${length} characters${asCompared} are more than a search takes; allowed are ${MAX_TEXT_LENGTH}. Search for a name or a few words.`,
      { limit: MAX_TEXT_LENGTH },
    );
  }
  const whole = nameKey(text);
  const words = wordsOf(whole);
  if (words.length === 0) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'text',
      `"${text}" has no letter and no digit to search for. Write a name or a few words in English, Chinese or pinyin, such as MIIT, 工信部 or gongxinbu.`,
    );
  }
  const letters = words.some(({ isHan }) => isHan)
    ? ''
    : asTyped(words.map((word) => word.text).join(''));
  const [first, last] = [words[0], words.at(-1)];
  const start = first?.start ?? 0;
  const key = whole.slice(start, (last?.start ?? 0) + (last?.text.length ?? 0));
  return {
    whole,
    key,
    mayBeId: whole.includes(':'),
    least: words.map(({ text, isHan }) => (isHan ? text : text.slice(0, MIN_STEM))),
    words: words.map((word) => ({ ...word, start: word.start - start })),
    letters: letters.length > 1 ? letters : undefined,
  };
}
