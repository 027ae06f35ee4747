import pairs from 'opencc-js/dict/TSCharacters';

let table: ReadonlyMap<string, string> | undefined;

/**
 * One character in its simplified form, or as it is. Character by character and not phrase by phrase: a run cut out
 * of a name must come out as it does within the name, or it would not be found there.
 */
export function simplified(character: string): string {
  table ??= new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
  let found = character;
  // The table leads from a few rare forms to others that it simplifies again.
  for (let next = table.get(found); next && next !== found; next = table.get(found)) found = next;
  return found;
}
