import { isChinese } from '../../../text/match/contradicting-names.js';

/** A cluster of mentions that bears a name with others. */
interface Bearer {
  readonly names: ReadonlyMap<string, string>;
  readonly further: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, unknown>;
  isAmbiguous: boolean;
}

/**
 * Maximum number of bearers of one name that are compared with each other; 40 are 780 comparisons. More are left
 * apart, and those that nothing tells apart are ambiguous.
 */
const MAX_NAMESAKES = 40;

/**
 * Unites the clusters that bear one name, unless what they say tells them apart. If it does, those that fit together
 * are united, and whatever fits with several stays by itself and is ambiguous.
 */
export function uniteNamesakes<One extends Bearer>(
  bearers: readonly One[],
  areOther: (one: One, other: One) => boolean,
  unite: (group: One, other: One) => void,
): void {
  const [first, ...rest] = bearers;
  if (!first || rest.length === 0) return;
  const telling = bearers.filter(tells);
  if (telling.length > MAX_NAMESAKES) {
    for (const one of bearers) one.isAmbiguous ||= !tells(one);
    return;
  }
  const apart = new Set(
    telling.filter((one) => telling.some((other) => other !== one && areOther(one, other))),
  );
  if (apart.size === 0) {
    for (const one of rest) unite(first, one);
    return;
  }
  const groups: One[] = [];
  for (const one of apart) {
    const fitting = groups.filter((group) => !areOther(group, one));
    if (fitting.length === 0) groups.push(one);
    else if (fitting.length === 1 && fitting[0]) unite(fitting[0], one);
    else one.isAmbiguous = true;
  }
  for (const one of bearers) if (!apart.has(one)) one.isAmbiguous = true;
}

/** Whether something beside Latin names says which of several it is. */
function tells({ ids, keys, numbers, names, further }: Bearer): boolean {
  return ids.size + keys.size + numbers.size > 0 || [...names.values(), ...further].some(isChinese);
}
