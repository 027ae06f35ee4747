import { fieldShapes } from './field-shape.js';
import { kindNamed } from './kinds.js';
import { onceEach } from './once-each.js';
import { vocabularies } from './vocabularies.js';

/** How an entity says that a source only mentions it: a field, and the codes that mean so. */
export interface MentionField {
  readonly field: string;
  readonly codes: readonly string[];
}

/** The field that says whether entities of a kind are only mentioned; null for kinds without one. */
export const mentionFieldOf = onceEach((kind): MentionField | null => {
  for (const { name, vocabulary } of fieldShapes(kindNamed(kind).schema)) {
    const terms = vocabularies.find((one) => one.name === vocabulary)?.terms ?? {};
    const codes = Object.keys(terms).filter((code) => terms[code]?.isMention);
    if (codes.length > 0) return { field: name, codes };
  }
  return null;
});

/** What the filter `onlyMentioned` means for a kind that has it. */
export function mentionDescription({ field, codes }: MentionField): string {
  return `True: only mentioned, as a source does not state its stage (${field} ${codes.join(', ')}). False: a source states it.`;
}
