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
  if (isKey(name)) return name;
  if (!ascii.test(name)) return fold(name).key;
  return name.toLowerCase().replace(ignored, '').replace(gaps, ' ').trim();
}

/** Characters that nothing beside them changes. */
const steady = /[a-z0-9\p{Script=Han}]/u;
/** Whether one unit is its own key, wherever it stands: 1 if so, 2 if not, 0 where nobody has asked yet. */
const known = new Uint8Array(0x10000);

/** Whether a name is surely its own key, as nearly all Chinese ones are. */
function isKey(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (known[unit] === 0) {
      const character = name[at] as string;
      known[unit] = steady.test(character) && formOf(character) === character ? 1 : 2;
    }
    if (known[unit] !== 1) return false;
  }
  return true;
}

/** Forms of characters met before, gaps in them as one space; a graph has some thousands. */
const forms = new Map<string, string>();
/** Who sends every character that there is must not fill the memory. */
const mostForms = 20_000;

function formOf(character: string): string {
  const known = forms.get(character);
  if (known !== undefined) return known;
  const form = unfolded(character);
  if (forms.size < mostForms) forms.set(character, form);
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
