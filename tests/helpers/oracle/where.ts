import { kinds, type Traversal, traversalsOf } from '../../../src/ontology/index.js';
import { type AffectingAsked, reachesAny } from './affecting.js';
import { spanOf } from './days.js';
import { type Fact, type Facts, tiesOf, typeOf, type Values } from './facts.js';
import { type Moment, relationCounts } from './legal.js';

export type Where = Readonly<Record<string, unknown>>;

/** What a filter means, said once more in plain JavaScript: every condition is true or false, and `not` is the rest. */
export function fulfils(facts: Facts, id: string, where: Where, at?: Moment): boolean {
  const kind = facts.kindOf.get(id) as string;
  return Object.entries(where).every(([key, value]) => {
    if (value == null) return true;
    switch (key) {
      case 'id':
        return (value as string[]).includes(id);
      case 'anyName':
        return idsBehind(facts, value).includes(id);
      case 'and':
        return (value as Where[]).every((one) => fulfils(facts, id, one, at));
      case 'or':
        return (value as Where[]).some((one) => fulfils(facts, id, one, at));
      case 'not':
        return !fulfils(facts, id, value as Where, at);
      case 'onlyMentioned':
        return (facts.entities.get(id)?.status === 'MENTIONED') === value;
      case 'affecting':
        return reachesAny(facts, id, value as AffectingAsked, at);
      case 'some':
        return eachSort(kind, value).every(([side, one]) => hasTie(facts, id, side, one, at));
      case 'none':
        return eachSort(kind, value).every(([side, one]) => !hasTie(facts, id, side, one, at));
    }
    const side = traversalsOf(kind).find(({ field }) => field === key);
    if (side) {
      const ids = idsBehind(facts, value);
      return heldTies(facts, id, side, at).some(({ other }) => ids.includes(other));
    }
    const values = facts.entities.get(id) as Values;
    return fieldFulfils(typeOf(kind, key), values[key], value as Where);
  });
}

/** Whether a relation and what stands at its other end fulfil a condition. */
export function tieFulfils(
  facts: Facts,
  side: Traversal,
  { link, other }: { link: Fact; other: string },
  condition: Where,
  at?: Moment,
): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (value == null) return true;
    if (key !== 'node')
      return fieldFulfils(typeOf(side.relation.name, key), link[key], value as Where);
    const where = value as Where;
    if (side.targetKinds.length === 1) return fulfils(facts, other, where, at);
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

function hasTie(facts: Facts, id: string, side: Traversal, condition: Where, at?: Moment): boolean {
  return heldTies(facts, id, side, at).some((tie) => tieFulfils(facts, side, tie, condition, at));
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
