import { isTurnOver, mapInTurns, nextTurn } from './event-loop.js';

/** Lists with more items are written in turns. A list of this length takes a fraction of a millisecond. */
const MIN_ITEMS_IN_TURNS = 20;

/**
 * The same text as JSON.stringify for plain data, written in several turns of the event loop if it is long. Undefined
 * for undefined.
 */
export async function jsonInTurns(value: unknown): Promise<string | undefined> {
  if (Array.isArray(value)) {
    if (value.length < MIN_ITEMS_IN_TURNS) return JSON.stringify(value);
    const items = await mapInTurns(value, (item) => JSON.stringify(item) ?? 'null');
    return `[${items.join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    if (isTurnOver()) await nextTurn();
    const text = await jsonInTurns(one);
    if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${fields.join(',')}}`;
}
