import type { Facts, Values } from './facts.js';
import { entityCounts, type Moment } from './legal.js';
import { fulfils, type Where } from './where.js';

export interface Listing {
  readonly kind: string;
  readonly where: Where;
  readonly orderBy: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  readonly asOf?: Moment | undefined;
}

/** Every id that a list holds, in its order: what is not known last, ties by id. */
export function listed(facts: Facts, { kind, where, orderBy, asOf }: Listing): string[] {
  const { field, direction } = orderBy;
  return facts
    .ids(kind)
    .filter((id) => fulfils(facts, id, where, asOf) && entityCounts(facts, id, asOf))
    .map((id) => facts.entities.get(id) as Values)
    .sort((a, b) => {
      const [x, y] = [a[field], b[field]];
      if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
      return (direction === 'DESC' ? -1 : 1) * compare(x, y) || compare(a.id, b.id);
    })
    .map(({ id }) => id);
}

/** Texts by their characters' numbers, as Neo4j sorts them; JavaScript would sort by halves of characters. */
export function compare(a: unknown, b: unknown): number {
  if (a === b || typeof a !== typeof b) return 0;
  if (typeof a === 'number') return a - (b as number);
  const [left, right] = [a, b].map((text) =>
    [...String(text)].map((one) => one.codePointAt(0)),
  ) as [number[], number[]];
  const at = left.findIndex((code, index) => code !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at] ?? 0) - (right[at] ?? -1);
}
