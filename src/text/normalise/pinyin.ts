import { createRequire } from 'node:module';

/** The pinyin of a Chinese name, in Latin letters without tones. */
export interface Spoken {
  /** Without spaces: gongyehexinxihuabu. */
  readonly letters: string;
  /** For each letter: the position in the key that it comes from. */
  readonly at: readonly number[];
  /** Positions where syllables, and words in other letters, begin. */
  readonly starts: readonly number[];
  /**
   * First letters of the syllables. Undefined for names that nobody abbreviates this way: long names, and names with
   * other letters.
   */
  readonly initials: string | undefined;
}

const han = /\p{Script=Han}/u;
/** Longest name, in syllables, that is found by its initials. */
const MAX_LENGTH_BY_INITIALS = 12;

let read: typeof import('pinyin-pro').pinyin | undefined;

/** Reading the dictionary takes a tenth of a second, so it is loaded when the first name needs it, not at start. */
function syllablesOf(key: string): string[] {
  read ??= (createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro')).pinyin;
  return read(key, { toneType: 'none', type: 'array', v: true });
}

/**
 * The pinyin of a folded name. Undefined if it has no Chinese characters. The package reads 银行 and 重庆 according to
 * context.
 */
export function spoken(key: string): Spoken | undefined {
  if (!han.test(key)) return undefined;
  const characters = [...key];
  const syllables = syllablesOf(key);
  if (syllables.length !== characters.length) return undefined;
  let letters = '';
  const at: number[] = [];
  const starts: number[] = [];
  let place = 0;
  let afterGap = true;
  for (const [index, character] of characters.entries()) {
    const isHan = han.test(character);
    const syllable = asTyped(isHan ? (syllables[index] ?? '') : character);
    if (syllable && (isHan || afterGap)) starts.push(letters.length);
    letters += syllable;
    for (let unit = 0; unit < syllable.length; unit++) at.push(place);
    place += character.length;
    afterGap = isHan || syllable === '';
  }
  const short =
    characters.length <= MAX_LENGTH_BY_INITIALS && characters.every((one) => han.test(one));
  return {
    letters,
    at,
    starts,
    initials: short ? starts.map((start) => letters[start]).join('') : undefined,
  };
}

/** Only letters and digits. ü is written as v on keyboards and often as u; it becomes u. */
export function asTyped(text: string): string {
  return text.replace(/[^a-z0-9ü]/g, '').replace(/[vü]/g, 'u');
}
