import { type Edges, turned } from './levels.js';
import type { Budget } from './limits.js';

/** Steps without a path after which each step is checked before it is taken. */
const patience = 2_000;

export interface Wanted {
  readonly most: number;
  /** Every path passes these. */
  readonly through: readonly number[];
  readonly ids: readonly string[];
  /** Takes each path as it is found, so that those before a limit are not lost. */
  readonly found: (path: readonly number[]) => void;
}

/**
 * The simple paths along levels from a start, in the order of the ids along them. A walk that would visit an entity
 * twice is given up at once; where that happens again and again behind a hub, the rest of the way is first looked at
 * from its far end, without the entities already passed, which shows that nothing comes of it.
 */
export function pathsAlong(
  levels: readonly Edges[],
  start: number,
  { most, through, ids, found }: Wanted,
  budget: Budget,
): void {
  const length = levels.length;
  const path = [start];
  const sorted = levels.map(() => new Map<number, readonly number[]>());
  const lists = through.length > 0 ? passedAhead(levels, through) : undefined;
  const whole = 2 ** through.length - 1;
  const back: (Edges | undefined)[] = [];
  let [count, wasted] = [0, 0];

  const onwardOf = (place: number, at: number): readonly number[] => {
    const known = sorted[place]?.get(at);
    if (known) return known;
    const inOrder = [...(levels[place]?.get(at) ?? [])].sort(byId);
    sorted[place]?.set(at, inOrder);
    return inOrder;
  };
  const byId = (a: number, b: number) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1);

  /** Where the next place must lie for a way to the end that passes nothing on the path again. */
  const leading = (place: number, far: number): ReadonlySet<number> => {
    let open: Set<number> = new Set([far]);
    for (let at = length - 1; at > place; at--) {
      back[at] ??= turned(levels[at] as Edges);
      const before = new Set<number>();
      for (const one of open) {
        const all = back[at]?.get(one) ?? [];
        budget.takeSteps(all.length);
        for (const other of all) if (!path.includes(other)) before.add(other);
      }
      open = before;
      if (open.size === 0) break;
    }
    return open;
  };

  const visit = (place: number, at: number, passed: number): void => {
    if (place === length) {
      found([...path]);
      count++;
      wasted = 0;
      return;
    }
    let onward = onwardOf(place, at);
    if (wasted > patience && onward.length > 8 && place < length - 1) {
      const open = leading(place, end);
      onward = onward.filter((far) => open.has(far));
    }
    budget.takeSteps(onward.length);
    for (const far of onward) {
      if (count >= most) return;
      wasted++;
      if (path.includes(far)) continue;
      const now = passed | bitOf(through, far);
      if (lists && !lists[place + 1]?.get(far)?.some((ahead) => (now | ahead) === whole)) continue;
      path.push(far);
      visit(place + 1, far, now);
      path.pop();
    }
  };
  const [end] = [...(levels[length - 1]?.values() ?? [])][0] as readonly [number];
  visit(0, start, 0);
}

/** For each place and entity: which of those to be passed the ways ahead pass, each combination once. */
function passedAhead(levels: readonly Edges[], through: readonly number[]) {
  const ahead: Map<number, readonly number[]>[] = [];
  for (let place = levels.length; place >= 0; place--) {
    const here = new Map<number, readonly number[]>();
    const last = levels[place - 1];
    if (place === levels.length) {
      for (const ends of last?.values() ?? []) for (const end of ends) here.set(end, [0]);
    } else {
      for (const [at, onward] of levels[place] as Edges) {
        const sets = new Set<number>();
        for (const far of onward)
          for (const set of ahead[place + 1]?.get(far) ?? []) sets.add(set | bitOf(through, at));
        here.set(at, [...sets]);
      }
    }
    ahead[place] = here;
  }
  return ahead;
}

function bitOf(through: readonly number[], at: number): number {
  const found = through.indexOf(at);
  return found < 0 ? 0 : 2 ** found;
}
