import { compareDates } from './days.js';
import { type Facts, typeOf, type Values } from './facts.js';
import { entityCounts, type Moment } from './legal.js';
import { type Amount, fulfils, type Where } from './where.js';

export interface Listing {
  readonly kind: string;
  readonly where: Where;
  readonly orderBy: {
    readonly field: string;
    readonly direction: 'ASC' | 'DESC';
    readonly currency?: string | null | undefined;
  };
  readonly asOf?: Moment | undefined;
}

/** Every id that a list holds, in its order: what is not known last, ties by id. */
export function listed(facts: Facts, { kind, where, orderBy, asOf }: Listing): string[] {
  const { direction } = orderBy;
  return facts
    .ids(kind)
    .filter((id) => fulfils(facts, id, where, asOf) && entityCounts(facts, id, asOf))
    .map((id) => facts.entities.get(id) as Values)
    .sort((a, b) => {
      const [x, y] = [sortedBy(kind, a, orderBy), sortedBy(kind, b, orderBy)];
      if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
      const inOrder = isDate(kind, orderBy) ? compareDates(x, y) : compare(x, y);
      return (direction === 'DESC' ? -1 : 1) * inOrder || compare(a.id, b.id);
    })
    .map(({ id }) => id);
}

/** The dates of which the first that is known is the day of an entity. */
const days: Readonly<Record<string, readonly string[]>> = {
  Policy: ['issuedOn', 'passedOn', 'decidedOn', 'publishedOn', 'reportedOn', 'listedOn'],
  Event: ['date', 'reportedOn', 'listedOn'],
};

function isDate(kind: string, { field }: Listing['orderBy']): boolean {
  return field === 'day' || typeOf(kind, field) === 'date';
}

/** What an order compares: a field, the day of what is more than mentioned, or the greatest amount in a currency. */
function sortedBy(kind: string, values: Values, { field, currency }: Listing['orderBy']): unknown {
  if (field === 'day') {
    if (values.status === 'MENTIONED') return undefined;
    return days[kind]?.map((name) => values[name]).find((date) => date !== undefined);
  }
  if (field !== 'amount') return values[field];
  const amounts = ((values.amounts ?? []) as readonly Amount[]).filter(
    (one) => one.currency === currency,
  );
  return amounts.length > 0 ? Math.max(...amounts.map(({ value }) => value)) : undefined;
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
