import { type Group, type GroupKey, groupKey, named } from './answer.js';
import { type Asked, checkNumber } from './grouping.js';
import { periodCount, periodsBetween } from './periods.js';
import { mostGroups } from './statement.js';

/**
 * Groups of 0 for every period without rows, between from and to or the first and last that hold any. Where a second
 * dimension is crossed, each of its keys gets all periods. `number` is how many groups that makes: with more than the
 * answer holds, the empty ones are left out. Throws LIMIT_EXCEEDED for too many periods.
 */
export function withEmptyPeriods(
  groups: readonly Group[],
  asked: readonly Asked[],
  money: boolean,
): { groups: readonly Group[]; number: number } {
  if (!asked.some(({ period }) => period)) return { groups, number: groups.length };
  const axes = asked.map((one, at) => axis(groups, one, at));
  const number = axes.reduce((product, { length }) => product * length, 1);
  if (number > mostGroups) return { groups, number };
  const present = new Set(groups.map(({ keys }) => cell(keys)));
  const all = axes.reduce<GroupKey[][]>(
    (cells, keys) => cells.flatMap((before) => keys.map((key) => [...before, key])),
    [[]],
  );
  const empty = all
    .filter((keys) => !present.has(cell(keys)))
    .map((keys) => ({
      ...named(keys),
      count: 0,
      sums: [],
      withoutAmount: money ? 0 : null,
      ids: [],
    }));
  return { groups: [...groups, ...empty], number };
}

/** Every key of one dimension: all periods, or the keys that have rows. */
function axis(groups: readonly Group[], asked: Asked, at: number): GroupKey[] {
  const found = new Map(
    groups.flatMap(({ keys }) => (keys[at] ? [[keys[at].key, keys[at]] as const] : [])),
  );
  if (!asked.period) return [...found.values()];
  const keys = [...found.keys()].sort() as string[];
  const [first, last] = [asked.from ?? keys[0], asked.to ?? keys.at(-1)];
  if (!first || !last) return [];
  checkNumber(asked.dimension.name, periodCount(first, last, asked.period));
  return periodsBetween(first, last, asked.period).map(
    (key) => found.get(key) ?? groupKey([key, null, null], asked),
  );
}

function cell(keys: readonly GroupKey[]): string {
  return JSON.stringify(keys.map(({ key }) => key));
}
