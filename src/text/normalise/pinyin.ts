import { createRequire } from 'node:module';

/** A Chinese name as it is typed in Latin letters without tones. */
export interface Spoken {
  /** Without spaces: gongyehexinxihuabu. */
  readonly letters: string;
  /** For each letter the place in the key that it stems from. */
  readonly at: readonly number[];
  /** Where syllables, and words in other letters, begin. */
  readonly starts: readonly number[];
  /** First letters of the syllables; undefined for what nobody writes so: a name with other letters, or a long one. */
  readonly initials: string | undefined;
}

const han = /\p{Script=Han}/u;
/** Nobody writes a longer name by its initials. */
const MAX_LENGTH_BY_INITIALS = 12;

let read: typeof import('pinyin-pro').pinyin | undefined;

/** The dictionary takes a tenth of a second to read, so it is read when the first name is to be said, not at a start. */
function syllablesOf(key: string): string[] {
  read ??= (createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro')).pinyin;
  return read(key, { toneType: 'none', type: 'array', v: true });
}

/** The pinyin of a folded name; undefined where it has no Chinese. The package reads 银行 and 重庆 by their context. */
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

/** Letters and digits alone; ü, which keyboards write as v and many as u, is u. */
export function asTyped(text: string): string {
  return text.replace(/[^a-z0-9ü]/g, '').replace(/[vü]/g, 'u');
}
