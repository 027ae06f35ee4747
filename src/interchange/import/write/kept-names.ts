import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { normaliseName } from '../../../text/normalise/normalised-name.js';
import { namesOf } from '../resolve/score-ties.js';

/**
 * The display names of a later row about an entity, as further names with the row as their source. Only those that earlier
 * rows do not give, except for the way in which they are written.
 */
export function keptNames(
  kind: string,
  before: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  const borne = new Set(namesOf({ ...before, id: '' }).flatMap(formsOf));
  const [source] = (later.sources ?? []) as string[];
  return [later.name, later.nameZh].flatMap((text) => {
    if (typeof text !== 'string' || formsOf(text).some((form) => borne.has(form))) return [];
    for (const form of formsOf(text)) borne.add(form);
    const type = kind === 'Policy' ? 'OFFICIAL' : 'ALTERNATIVE';
    return [{ text, language: nameLanguage(text), kind: type, source }];
  });
}

function formsOf(name: string): string[] {
  return [nameKey(name), normaliseName(name).plain];
}
