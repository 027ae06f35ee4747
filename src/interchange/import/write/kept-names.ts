import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { formsOf } from '../../../text/normalise/search-keys.js';
import { namesOf } from '../resolve/score-ties.js';

/**
 * The display names of a later row about an entity, as further names with the row as their source. Only those that earlier
 * rows do not give, in forms by which it is not found anyway.
 */
export function keptNames(
  kind: string,
  before: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  const keysOf = (name: string) => [nameKey(name), ...formsOf(kind, name)];
  const borne = new Set(namesOf({ ...before, id: '' }).flatMap(keysOf));
  const [source] = (later.sources ?? []) as string[];
  return [later.name, later.nameZh].flatMap((text) => {
    if (typeof text !== 'string' || keysOf(text).some((form) => borne.has(form))) return [];
    for (const form of keysOf(text)) borne.add(form);
    const type = kind === 'Policy' ? 'OFFICIAL' : 'ALTERNATIVE';
    return [{ text, language: nameLanguage(text), kind: type, source }];
  });
}
