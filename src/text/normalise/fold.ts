import { simplified } from './simplified.js';

/** A text in its folded form, as used for comparison. */
export interface Folded {
  readonly key: string;
  /** For each UTF-16 unit of the key: its position in the text (in NFC). */
  readonly at: readonly number[];
  /** The text that the positions refer to. */
  readonly text: string;
}

const ignored = /['’"“”.,()《》〈〉「」]/g;
const gaps = /[\s\-‐–—_]+/g;
/** Matches most names: text that needs no folding character by character. */
const ascii = /^[ -~]*$/;
const accents = /[\u0300-\u036f]/g;
const han = /\p{Script=Han}/u;

/**
 * The length of a text in characters after folding. Some characters expand to whole words: U+FDFA becomes eighteen
 * letters. If the text itself is longer than `most`, its own length is returned.
 */
export function comparedLength(text: string, most: number): number {
  if (text.length > most || ascii.test(text)) return text.length;
  return Math.max(text.length, text.normalize('NFKC').length);
}

/** The beginning of a text, such that it has at most `most` characters both before and after folding. */
export function beginningOf(text: string, most: number): string {
  const beginning = text.slice(0, most);
  if (comparedLength(beginning, most) <= most) return beginning;
  return beginning.normalize('NFKC').slice(0, most);
}

/** Folds a text and records the origin of each unit, so that matches can be highlighted in the original text. */
export function fold(given: string): Folded {
  const text = given.normalize('NFC');
  let key = '';
  const at: number[] = [];
  let place = 0;
  let afterGap = false;
  for (const character of text) {
    const form = formOf(character);
    // Unit by unit: some characters, such as isolated Arabic marks, expand to a space and a mark.
    for (let unit = 0; unit < form.length; unit++) {
      const isGap = form[unit] === ' ';
      if (isGap && (key === '' || afterGap)) continue;
      key += form[unit];
      at.push(place);
      afterGap = isGap;
    }
    place += character.length;
  }
  return key.endsWith(' ')
    ? { key: key.slice(0, -1), at: at.slice(0, -1), text }
    : { key, at, text };
}

/**
 * The key by which a name is found. It ignores width, case, accents, spaces, hyphens, most punctuation, and the
 * difference between traditional and simplified Chinese. Names with equal keys are the same name: `Ministry of
 * Finance` and `ministry of finance`, 財政部 and 财政部.
 */
export function nameKey(name: string): string {
  return nearlyKey(name) ?? keyOf(name);
}

function keyOf(name: string): string {
  if (!ascii.test(name)) return fold(name).key;
  return name.toLowerCase().replace(ignored, '').replace(gaps, ' ').trim();
}

/** Characters that fold the same way whatever their neighbours are. */
const steady = /[a-z0-9\p{Script=Han}]/u;
/** How each UTF-16 unit folds. 0: not yet computed. */
const sorts = { steady: 1, capital: 2, gap: 3, other: 4 } as const;
const known = new Uint8Array(0x10000);

function sortOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const isSteady = steady.test(character) && formOf(character) === character;
  const isCapital = /[A-Z]/.test(character);
  const sort = isSteady ? 'steady' : isCapital ? 'capital' : character === ' ' ? 'gap' : 'other';
  known[unit] = sorts[sort];
  return sorts[sort];
}

/**
 * The key of a name that only needs lower-casing, which is true of most; a search compares hundreds of names.
 * Undefined if more is needed, for example for accents or double spaces.
 */
function nearlyKey(name: string): string | undefined {
  let hasCapital = false;
  let last: number = sorts.gap;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const sort = known[unit] || sortOf(unit);
    if (sort === sorts.other || (sort === sorts.gap && last === sorts.gap)) return undefined;
    if (sort === sorts.capital) hasCapital = true;
    last = sort;
  }
  if (last === sorts.gap) return undefined;
  return hasCapital ? name.toLowerCase() : name;
}

/** Folded characters seen so far; a gap is stored as one space. A graph has some thousands of distinct characters. */
const forms = new Map<string, string>();
/** Limit of the cache, so that requests with arbitrary characters cannot fill the memory. */
const MAX_FORMS = 20_000;

function formOf(character: string): string {
  const known = forms.get(character);
  if (known !== undefined) return known;
  const form = unfolded(character);
  if (forms.size < MAX_FORMS) forms.set(character, form);
  return form;
}

function unfolded(character: string): string {
  const form = character
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(ignored, '')
    .replace(gaps, ' ');
  return han.test(form) ? [...form].map(simplified).join('') : form;
}
