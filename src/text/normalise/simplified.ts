import pairs from 'opencc-js/dict/TSCharacters';

let table: ReadonlyMap<string, string> | undefined;

/**
 * The simplified form of a character, or the character itself. The conversion is per character, not per phrase,
 * because a part cut out of a name must convert as it does within the name; otherwise it would not be found.
 */
export function simplified(character: string): string {
  table ??= new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
  let found = character;
  // The table maps a few rare forms to characters that need simplification themselves.
  for (let next = table.get(found); next && next !== found; next = table.get(found)) found = next;
  return found;
}
