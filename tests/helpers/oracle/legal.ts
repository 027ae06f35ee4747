import { relationNamed } from '../../../src/ontology/index.js';
import { spanOf } from './days.js';
import type { Fact, Facts, Values } from './facts.js';

export type State = 'YES' | 'NO' | 'NOT_YET' | 'UNKNOWN';
/** What a request asks about: a day, and what becomes of what nobody dates. */
export interface Moment {
  readonly day: string;
  readonly undated: 'LEAVE_OUT' | 'INCLUDE' | 'ONLY';
}

/** Whether a date has surely come, surely not come, or may have come by a day; undefined for no date. */
function come(date: unknown, day: string): 'SURELY' | 'NOT' | 'PERHAPS' | undefined {
  const [span, on] = [spanOf(date), spanOf(day)];
  if (!span || !on) return undefined;
  if (span.last <= on.first) return 'SURELY';
  return span.first > on.first ? 'NOT' : 'PERHAPS';
}

export function policyOn(policy: Values, day: string): State {
  const [effective, ended] = [come(policy.effectiveOn, day), come(policy.endedOn, day)];
  const begun = come(policy.issuedOn ?? policy.passedOn, day);
  if (policy.status === 'DRAFT' || policy.status === 'CALL_FOR_INPUT') return 'NO';
  if (ended === 'SURELY') return 'NO';
  if (effective === 'NOT' || begun === 'NOT') return 'NOT_YET';
  if (policy.status === 'ENDED' && !ended) return 'UNKNOWN';
  if (effective === 'SURELY' && ended !== 'PERHAPS') return 'YES';
  return 'UNKNOWN';
}

function termOn(status: unknown, from: unknown, until: unknown, day: string): State {
  const [begun, over] = [come(from, day), come(until, day)];
  if (status !== 'ACTUAL' && status !== 'ENDED') return 'NO';
  if (over === 'SURELY') return 'NO';
  if (begun === 'NOT') return 'NOT_YET';
  if (begun !== 'SURELY' || over === 'PERHAPS') return 'UNKNOWN';
  return status === 'ENDED' && !over ? 'UNKNOWN' : 'YES';
}

export function relationOn(facts: Facts, type: string, link: Fact, day: string): State {
  const [from, to] = [facts.entities.get(link.from), facts.entities.get(link.to)];
  if (!from || !to) throw new Error(`${link.id} hangs in the air.`);
  switch (relationNamed(type).validitySource) {
    case 'ALWAYS':
      return 'YES';
    case 'POLICY':
      return link.status === 'ACTUAL' ? policyOn(from, day) : 'NO';
    case 'ISSUE': {
      const begun = link.since ?? to.issuedOn ?? to.passedOn ?? to.publishedOn;
      return termOn(link.status, begun, link.until, day);
    }
    case 'EVENT': {
      const event = facts.kindOf.get(link.from) === 'Event' ? from : to;
      return termOn(event.status, event.date, undefined, day);
    }
    default: {
      const event = facts.entities.get(String(link.event));
      return termOn(link.status, link.since ?? event?.date, link.until, day);
    }
  }
}

/** The state of an entity on a day; undefined for kinds that no date bears on. */
export function entityOn(facts: Facts, id: string, day: string): State | undefined {
  const value = facts.entities.get(id);
  if (!value) throw new Error(`There is no ${id}.`);
  const kind = facts.kindOf.get(id);
  if (kind === 'Policy') return policyOn(value, day);
  if (kind === 'Event') return termOn(value.status, value.date, undefined, day);
  if (kind !== 'Provision') return undefined;
  const states = facts
    .links('SETS')
    .filter(({ to }) => to === id)
    .map(({ from }) => policyOn(facts.entities.get(from) as Values, day));
  return (['YES', 'UNKNOWN', 'NOT_YET'] as const).find((state) => states.includes(state)) ?? 'NO';
}

export function relationCounts(facts: Facts, type: string, link: Fact, at?: Moment): boolean {
  if (!at) return true;
  const state = relationOn(facts, type, link, at.day);
  return state === 'YES' || (state === 'UNKNOWN' && at.undated !== 'LEAVE_OUT');
}

export function entityCounts(facts: Facts, id: string, at?: Moment): boolean {
  const state = at && entityOn(facts, id, at.day);
  if (!at || !state) return true;
  if (state === 'YES') return at.undated !== 'ONLY';
  return state === 'UNKNOWN' && at.undated !== 'LEAVE_OUT';
}
