import { kinds, type Traversal, traversalsOf } from '../../../src/ontology/index.js';
import { type AffectingAsked, above, reachesAny } from './affecting.js';
import { type Counted, counts, countsIn } from './counts.js';
import { spanOf } from './days.js';
import { type Fact, type Facts, tiesOf, typeOf, type Values } from './facts.js';
import { type Moment, relationCounts } from './legal.js';

export type Where = Readonly<Record<string, unknown>>;

/** What a filter means, said once more in plain JavaScript: every condition is true or false, and `not` is the rest. */
export function fulfils(
  facts: Facts,
  id: string,
  where: Where,
  at?: Moment,
  around?: Counted,
): boolean {
  const kind = facts.kindOf.get(id) as string;
  const counted = countsIn(where, around);
  return Object.entries(where).every(([key, value]) => {
    if (value == null) return true;
    switch (key) {
      case 'id':
        return (value as string[]).includes(id);
      case 'anyName':
        return idsBehind(facts, value).includes(id);
      case 'and':
        return (value as Where[]).every((one) => fulfils(facts, id, one, at, counted));
      case 'or':
        return (value as Where[]).some((one) => fulfils(facts, id, one, at, counted));
      case 'not':
        return !fulfils(facts, id, value as Where, at, counted);
      case 'onlyMentioned':
        return (facts.entities.get(id)?.status === 'MENTIONED') === value;
      case 'affecting':
        return reachesAny(facts, id, value as AffectingAsked, at, counted);
      case 'relationStatus':
      case 'relationCertainty':
        return true;
      case 'some':
        return eachSort(kind, value).every(([side, one]) =>
          hasTie(facts, id, side, one, at, counted),
        );
      case 'none':
        return eachSort(kind, value).every(
          ([side, one]) => !hasTie(facts, id, side, one, at, counted),
        );
    }
    const sides = traversalsOf(kind).filter(({ field }) => (both[key] ?? [key]).includes(field));
    if (sides.length > 0) {
      const ids = idsBehind(facts, value);
      return sides.some((side) =>
        heldTies(facts, id, side, at)
          .filter(({ link }) => counts(link, counted))
          .some(({ other }) => wholes(facts, other, side).some((one) => ids.includes(one))),
      );
    }
    const values = facts.entities.get(id) as Values;
    return fieldFulfils(typeOf(kind, key), values[key], value as Where);
  });
}

/** Filters that name two relations. */
const both: Readonly<Record<string, readonly string[]>> = {
  issuedOrPutForwardBy: ['issuedBy', 'putForwardBy'],
  issuedOrPutForward: ['issued', 'putForward'],
};

/** What stands at the other end, and what it is part of where it is a sector or a place. */
function wholes(facts: Facts, other: string, { relation: { name } }: Traversal): string[] {
  const kind = facts.kindOf.get(other) ?? '';
  const inTree = ['Sector', 'Place'].includes(kind) && !['PART_OF', 'READ_IN'].includes(name);
  return inTree ? [other, ...above(facts, other)] : [other];
}

/** Whether a relation and what stands at its other end fulfil a condition. */
export function tieFulfils(
  facts: Facts,
  side: Traversal,
  { link, other }: { link: Fact; other: string },
  condition: Where,
  at?: Moment,
  around?: Counted,
): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (value == null) return true;
    if (key !== 'node')
      return fieldFulfils(typeOf(side.relation.name, key), link[key], value as Where);
    const where = value as Where;
    if (side.targetKinds.length === 1) return fulfils(facts, other, where, at, around);
    return Object.entries(where).every(([inner, wanted]) => {
      if (wanted == null) return true;
      if (inner === 'id') return (wanted as string[]).includes(other);
      if (inner === 'anyName') return idsBehind(facts, wanted).includes(other);
      if (inner !== 'kind') throw new Error(`EntityWhere has no ${inner}.`);
      const kind = facts.kindOf.get(other) ?? '';
      return [kind, kind.toUpperCase()].some((one) => (wanted as string[]).includes(one));
    });
  });
}

/** The relations of an entity on one side that count at the moment asked about. */
export function heldTies(facts: Facts, id: string, side: Traversal, at?: Moment) {
  return tiesOf(facts, id, side).filter(({ link }) =>
    relationCounts(facts, side.relation.name, link, at),
  );
}

/** Ids behind ids and names. Throws for a name that points at none or several: the test must not ask it. */
export function idsBehind(facts: Facts, given: unknown): string[] {
  return (given as string[]).map((text) => {
    const id = facts.named(text);
    if (!id) throw new Error(`${text} names nothing.`);
    return id;
  });
}

function hasTie(
  facts: Facts,
  id: string,
  side: Traversal,
  condition: Where,
  at: Moment | undefined,
  counted: Counted,
): boolean {
  return heldTies(facts, id, side, at)
    .filter(({ link }) => counts(link, counted, condition))
    .some((tie) => tieFulfils(facts, side, tie, condition, at, counted));
}

function eachSort(kind: string, conditions: unknown): [Traversal, Where][] {
  return Object.entries(conditions as Where).flatMap(([field, condition]) => {
    const side = traversalsOf(kind).find((one) => one.field === field);
    if (!side) throw new Error(`${kind} has no ${field}; kinds are ${kinds.map((k) => k.name)}.`);
    return condition == null ? [] : [[side, condition as Where] as [Traversal, Where]];
  });
}

/** An amount of money, as a data set states it. */
export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/** All conditions are about one and the same amount, but whether any is known. */
function amountsFulfil(amounts: readonly Amount[], { known, ...filter }: Where): boolean {
  if (known != null && known !== amounts.length > 0) return false;
  const { currency, from, to } = filter as { currency?: string; from?: number; to?: number };
  if (currency == null) return true;
  return amounts.some(
    (one) =>
      one.currency === currency &&
      (from == null || one.value >= from) &&
      (to == null || one.value <= to),
  );
}

function fieldFulfils(type: string | undefined, value: unknown, filter: Where): boolean {
  if (type === 'object') return amountsFulfil((value ?? []) as readonly Amount[], filter);
  const known = value !== undefined;
  return Object.entries(filter).every(([key, wanted]) => {
    if (wanted == null) return true;
    if (key === 'known') return wanted === known;
    if (key === 'notIn') return !(wanted as unknown[]).includes(value);
    if (!known) return false;
    if (key === 'in') return (wanted as unknown[]).includes(value);
    if (key === 'is') return value === wanted;
    if (key === 'contains')
      return String(value).toLowerCase().includes(String(wanted).toLowerCase());
    if (key !== 'from' && key !== 'to') throw new Error(`No filter has ${key}.`);
    if (type !== 'date')
      return key === 'from' ? Number(value) >= Number(wanted) : Number(value) <= Number(wanted);
    const [span, bound] = [spanOf(value), spanOf(wanted)];
    if (!span || !bound) throw new Error(`${wanted} is not a date.`);
    return key === 'from' ? span.first >= bound.first : span.last <= bound.last;
  });
}
