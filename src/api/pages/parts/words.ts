import { type FieldShape, vocabularies } from '../../../ontology/index.js';
import type { Language } from '../texts/say.js';

/** The label of a code of a vocabulary in a language. Undefined if the vocabulary has no such code. */
export function labelOf(
  vocabulary: string | undefined,
  code: string | null | undefined,
  language: Language,
): string | undefined {
  if (!vocabulary || !code) return undefined;
  return vocabularies.find(({ name }) => name === vocabulary)?.terms[code]?.label[language];
}

/** The name of a field in words: `Issued on` for issuedOn, `Issued by, role` for issuedBy.role. */
export function fieldInWords({ name }: Pick<FieldShape, 'name'>): string {
  const words = name.replace('.', ', ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalised(words);
}

/**
 * A place in a source in words: `At a glance, 3` for at-a-glance-3. A place that is a web address or has other
 * characters stays as it is.
 */
export function placeInWords(place: string): string {
  if (!/^[a-z]+(-[a-z]+)*(-\d+)*$/.test(place)) return place;
  const words = place
    .replace(/-(?=[a-z])/g, ' ')
    .replace(/-(\d+)/, ', $1')
    .replace(/-(\d+)/g, '.$1');
  return capitalised(words);
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** A text whose first letter is a capital. */
export function capitalised(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
