/** A word of a key: a run of Chinese characters, or of other letters and digits. */
export interface Word {
  readonly text: string;
  /** Its position in the key. */
  readonly start: number;
  readonly isHan: boolean;
}

const han = /\p{Script=Han}/u;
const other = /[\p{L}\p{N}\p{M}]/u;

/** The class of a character. 0: not yet computed. */
const sorts = { gap: 1, other: 2, han: 3 } as const;
/**
 * A search splits thousands of names, and a regular expression with script classes is slow, so each character is
 * classified once.
 */
const known = new Uint8Array(0x10000);

function sortOf(code: number): number {
  const before = known[code];
  if (before) return before;
  const character = String.fromCodePoint(code);
  const sort = han.test(character) ? sorts.han : other.test(character) ? sorts.other : sorts.gap;
  // Characters outside the table are rare and are not cached.
  known[code] = sort;
  return sort;
}

/** The words of a key. Empty for a text without letters and digits. `5g技术` has two words. */
export function wordsOf(key: string): Word[] {
  const words: Word[] = [];
  let start = 0;
  let running: number = sorts.gap;
  for (let at = 0; at <= key.length; ) {
    const code = key.codePointAt(at) ?? 0;
    const sort = at < key.length ? sortOf(code) : sorts.gap;
    if (sort !== running) {
      if (running !== sorts.gap)
        words.push({ text: key.slice(start, at), start, isHan: running === sorts.han });
      [start, running] = [at, sort];
    }
    at += code > 0xffff ? 2 : 1;
  }
  return words;
}

/** Whether a range of a key contains a letter or a digit. */
export function hasWord(key: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (sortOf(key.codePointAt(at) ?? 0) !== sorts.gap) return true;
  return false;
}

/**
 * Whether a position in a key is inside a word, not at its border. Between two Chinese characters there is a border.
 */
export function isWithinWord(key: string, place: number): boolean {
  if (place <= 0 || place >= key.length) return false;
  const before = key.charCodeAt(place - 1);
  const isHalf = before >= 0xdc00 && before <= 0xdfff;
  const last = isHalf ? (key.codePointAt(place - 2) ?? before) : before;
  return sortOf(last) === sorts.other && sortOf(key.codePointAt(place) ?? 0) === sorts.other;
}

/** Pairs of neighbouring characters, or the single character if there is only one: the index terms of Chinese text. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`);
}
