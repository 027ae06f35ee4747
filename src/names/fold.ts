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
const gap = /^[\s\-‐–—_]+$/;
const accents = /[\u0300-\u036f]/g;
const han = /\p{Script=Han}/u;

/** Folds a text and remembers where each unit comes from, so that what matches can be marked in the text itself. */
export function fold(given: string): Folded {
  const text = given.normalize('NFC');
  let key = '';
  const at: number[] = [];
  let place = 0;
  for (const character of text) {
    // Part by part: some characters, such as Arabic marks on their own, unfold to a space and a mark.
    for (const part of formOf(character)) {
      if (gap.test(part)) {
        if (key !== '' && !key.endsWith(' ')) {
          key += ' ';
          at.push(place);
        }
      } else {
        key += part;
        for (let unit = 0; unit < part.length; unit++) at.push(place);
      }
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
  return fold(name).key;
}

/** Characters met before: names of a million companies are made of some thousands. */
const forms = new Map<string, string>();

function formOf(character: string): string {
  let form = forms.get(character);
  if (form === undefined) {
    form = unfolded(character);
    forms.set(character, form);
  }
  return form;
}

function unfolded(character: string): string {
  const form = character
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(ignored, '');
  return han.test(form) ? [...form].map(simplified).join('') : form;
}
