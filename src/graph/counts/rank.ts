import type { Group } from './answer.js';
import type { Asked } from './grouping.js';

export type Ranked = Group & { readonly rank: number };

/** The largest first. Groups of one size share a rank, and the next rank leaves room for them: 1, 2, 2, 4. */
export function ranked(groups: readonly Group[]): Ranked[] {
  const sorted = [...groups].sort((a, b) => b.count - a.count || byKey(a, b));
  let rank = 0;
  return sorted.map((group, at) => {
    if (group.count !== sorted[at - 1]?.count) rank = at + 1;
    return { ...group, rank };
  });
}

/** Ranked groups in the order asked for: by key where the first dimension is a date and nothing else is said. */
export function orderedGroups(
  groups: readonly Ranked[],
  asked: readonly Asked[],
  order: 'RANK' | 'KEY' | null | undefined,
): Ranked[] {
  const chosen = order ?? (asked[0]?.period ? 'KEY' : 'RANK');
  return chosen === 'KEY' ? [...groups].sort(byKey) : [...groups];
}

/** Keys are compared as text, character by character: the same on every machine, and right for periods. */
function byKey(a: Group, b: Group): number {
  for (const [at, { key }] of a.keys.entries()) {
    const [left, right] = [key ?? '', b.keys[at]?.key ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
