import { ArgumentError } from '../../errors.js';
import { comparedLength, nameKey } from '../normalise/fold.js';
import { asTyped } from '../normalise/pinyin.js';
import { type Word, wordsOf } from '../normalise/words.js';

/** Longer than any title. This is a search for names, not for pages of text. */
export const MAX_TEXT_LENGTH = 200;

/** Minimum length of a common stem; shorter stems do not show that two words are related. */
export const MIN_STEM = 4;

/** A parsed search text, as used for comparison. */
export interface SearchText {
  /** The text as it was given. */
  readonly text: string;
  /** The key of the text, for exact matches of names and ids. */
  readonly whole: string;
  /** The key without surrounding punctuation. */
  readonly key: string;
  readonly words: readonly Word[];
  /**
   * A text that every matching key must contain, whatever the inflection of its words. It is a fast filter, because
   * most keys lack it.
   */
  readonly least: readonly string[];
  /** Whether it can be an id: every id contains a colon. */
  readonly mayBeId: boolean;
  /** The text as pinyin letters. Undefined if it contains Chinese or is too short. */
  readonly letters: string | undefined;
}

/** Parses a search text. Throws BAD_USER_INPUT if it has no letters or digits, LIMIT_EXCEEDED if it is too long. */
export function askedFor(text: string): SearchText {
  const length = comparedLength(text, MAX_TEXT_LENGTH);
  if (length > MAX_TEXT_LENGTH) {
    const asCompared =
      length === text.length ? '' : ' after expanding characters that stand for whole words';
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      'text',
      `${length} characters${asCompared} are too many for a search; at most ${MAX_TEXT_LENGTH} are allowed. Search for a name or a few words.`,
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
    text,
    whole,
    key,
    mayBeId: whole.includes(':'),
    least: words.map(({ text, isHan }) => (isHan ? text : text.slice(0, MIN_STEM))),
    words: words.map((word) => ({ ...word, start: word.start - start })),
    letters: letters.length > 1 ? letters : undefined,
  };
}
