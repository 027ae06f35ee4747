import { simplified } from './simplified.js';

/** A text in the form in which it is compared. */
export interface Folded {
  readonly key: string;
  /** For each unit of the key the place in the text, as normalised to NFC, that it stems from. */
  readonly at: readonly number[];
  /** The text that the places are in. */
  readonly text: string;
}

const ignored = /['’"“”.,()《》〈〉「」]/g;
const gaps = /[\s\-‐–—_]+/g;
/** Most names, and what need not be read character by character. */
const ascii = /^[ -~]*$/;
const accents = /[\u0300-\u036f]/g;
const han = /\p{Script=Han}/u;

/**
 * The length of a text, in characters, as it is compared: some signs stand for whole words, such as U+FDFA for eighteen
 * letters. Of a text that is longer than `most` as it is, no more than its length is looked at.
 */
export function comparedLength(text: string, most: number): number {
  if (text.length > most || ascii.test(text)) return text.length;
  return Math.max(text.length, text.normalize('NFKC').length);
}

/** The beginning of a text, so far as it is no longer than `most` characters, as it is and as it is compared. */
export function beginningOf(text: string, most: number): string {
  const beginning = text.slice(0, most);
  if (comparedLength(beginning, most) <= most) return beginning;
  return beginning.normalize('NFKC').slice(0, most);
}

/** Folds a text and remembers where each unit comes from, so that what matches can be marked in the text itself. */
export function fold(given: string): Folded {
  const text = given.normalize('NFC');
  let key = '';
  const at: number[] = [];
  let place = 0;
  let afterGap = false;
  for (const character of text) {
    const form = formOf(character);
    // Unit by unit: some characters, such as Arabic marks on their own, unfold to a space and a mark.
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
 * The key under which a name is found: width, case, accents, spaces, hyphens and most punctuation do not count, nor
 * does whether Chinese is written traditional or simplified. Names with equal keys are the same name:
 * `Ministry of  Finance` and `ministry of finance`, 財政部 and 财政部.
 */
export function nameKey(name: string): string {
  return nearlyKey(name) ?? keyOf(name);
}

function keyOf(name: string): string {
  if (!ascii.test(name)) return fold(name).key;
  return name.toLowerCase().replace(ignored, '').replace(gaps, ' ').trim();
}

/** Characters that nothing beside them changes. */
const steady = /[a-z0-9\p{Script=Han}]/u;
/** What a unit is to keys, wherever it stands; 0 is left for what nobody has asked yet. */
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
 * The key of a name that needs no more than small letters, as most need: a search compares hundreds. Undefined where
 * there is more to do, such as for marks or a second space.
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

/** Forms of characters met before, gaps in them as one space; a graph has some thousands. */
const forms = new Map<string, string>();
/** Who sends every character that there is must not fill the memory. */
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
