import type { Group } from './answer.js';
import type { Asked } from './grouping.js';

export type Ranked<One> = One & { readonly rank: number };

/**
 * The largest first, equal ones by key. Equal ones share a rank, and the next rank leaves room for them: 1, 2, 2, 4.
 * Keys are compared character by character, so that the order is the same on every machine.
 */
export function withRanks<One extends object>(
  items: readonly One[],
  sizeOf: (one: One) => number,
  keyOf: (one: One) => string,
): Ranked<One>[] {
  const sorted = items
    .map((one) => ({ one, size: sizeOf(one), key: keyOf(one) }))
    .sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  let rank = 0;
  return sorted.map(({ one, size }, at) => {
    if (size !== sorted[at - 1]?.size) rank = at + 1;
    return { ...one, rank };
  });
}

/** The groups of a count with their ranks. */
export function rankedGroups(groups: readonly Group[]): Ranked<Group>[] {
  return withRanks(groups, ({ count }) => count, keyOf);
}

/** Ranked groups in the order asked for: by key where the first dimension is a date and nothing else is said. */
export function orderedGroups(
  groups: readonly Ranked<Group>[],
  asked: readonly Asked[],
  order: 'RANK' | 'KEY' | null | undefined,
): Ranked<Group>[] {
  const chosen = order ?? (asked[0]?.period ? 'KEY' : 'RANK');
  if (chosen === 'RANK') return [...groups];
  return [...groups].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Keys side by side, or why there is none; a space sorts before whatever a key is made of. */
function keyOf({ keys }: Group): string {
  return keys.map(({ key, missing }) => key ?? missing).join(' ');
}
