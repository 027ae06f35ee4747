import {
  dateKey,
  fieldShapes,
  isWithin,
  type Relation,
  relationId,
  relationNamed,
  widerDates,
} from '../../../ontology/index.js';
import { factStatus } from '../../../ontology/vocabularies/events.js';
import { countedCodes } from '../../../ontology/vocabulary.js';
import type { GivenRelation, ParsedRow } from '../parse/parsed-row.js';

/** What the other rows of a tie change about one relation of a row. */
export interface Interval {
  /** Fields in place of those of the row. A field that is undefined is taken out. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The row that says when the interval ends. */
  readonly endedBy?: ParsedRow;
  readonly notes: readonly string[];
}

/** One statement of a tie. */
interface Statement {
  readonly draft: ParsedRow;
  readonly given: GivenRelation;
  readonly event: string | undefined;
  /** The day from which the statement counts. */
  readonly from: string | undefined;
  readonly isEnd: boolean;
}

const counted: ReadonlySet<unknown> = new Set(countedCodes(factStatus));

/**
 * Finds the ties that rows state several times with another first day or another event: a stake that changes, a second
 * purchase of one target. Each is an interval of its own; without this, all but the first would contradict it. `idOf`
 * gives the id of an end, `eventOf` that of the event, if it is known.
 */
export function intervalsOf(
  drafts: readonly ParsedRow[],
  idOf: (draft: ParsedRow, end: GivenRelation['from']) => string | undefined,
): ReadonlyMap<GivenRelation, Interval> {
  const ties = new Map<string, Statement[]>();
  for (const draft of drafts) {
    if (draft.leftOut !== undefined) continue;
    for (const given of draft.relations) {
      const relation = relationNamed(given.type);
      const [from, to] = [idOf(draft, given.from), idOf(draft, given.to)];
      if (!relation.identity.includes('interval') || given.value.interval !== undefined) continue;
      if (from === undefined || to === undefined) continue;
      const key = relationId(relation, { from, to });
      const at = given.references.event;
      const event = at === undefined ? given.value.event : idOf(draft, at);
      const one = {
        draft,
        given,
        event: event as string | undefined,
        from: given.value.since as string | undefined,
        isEnd: isEnd(relation, given),
      };
      const stated = ties.get(key);
      if (stated) stated.push(one);
      else ties.set(key, [one]);
    }
  }
  return new Map([...ties.values()].flatMap((statements) => [...changesOf(statements)]));
}

/** A stake of 0 percent is none: the tie has ended. A plan to end it has not ended it. */
function isEnd(relation: Relation, { value }: GivenRelation): boolean {
  const hasPercent = fieldShapes(relation.schema).some(({ name }) => name === 'percent');
  return hasPercent && value.percent === 0 && isFact(value);
}

function isFact({ status }: GivenRelation['value']): boolean {
  return status === undefined || counted.has(status);
}

function* changesOf(statements: readonly Statement[]): Generator<[GivenRelation, Interval]> {
  const names = namesOf(statements);
  const following = followingOf(statements);
  for (const one of statements) {
    const interval = names.get(one);
    const next = one.given.untilNext ? following.get(one) : undefined;
    const notes = one.isEnd
      ? [`0 percent: the tie has ended${one.from === undefined ? '' : `, on ${one.from}`}`]
      : [];
    const value = {
      ...(interval === undefined ? {} : { interval }),
      ...(one.isEnd ? ended(one) : {}),
      ...(next?.from === undefined ? {} : { until: next.from }),
    };
    if (Object.keys(value).length === 0) continue;
    yield [one.given, { value, notes, ...(next ? { endedBy: next.draft } : {}) }];
  }
}

function ended({ from, given }: Statement): Interval['value'] {
  return {
    percent: undefined,
    since: undefined,
    until: from ?? given.value.until,
    status: 'ENDED',
  };
}

/**
 * The name of each interval: its first day, or else its event. Empty if the rows state one interval alone. Days of which
 * one may be the other, as 2019 and 2019-03, do not tell two intervals apart.
 */
function namesOf(statements: readonly Statement[]): ReadonlyMap<Statement, string> {
  const byKey = new Map<string, string>();
  const byEvent = new Map<string, string>();
  const [days, daysWithoutEvent] = [new Days(), new Days()];
  const taken = new Set<string>();
  const keyOf = ({ event, from }: Statement) => JSON.stringify([event, from]);
  for (const one of statements) {
    const { event, from } = one;
    if (byKey.has(keyOf(one)) || (event === undefined && from === undefined)) continue;
    const byDay = (event === undefined ? days : daysWithoutEvent).overlapping(from);
    const name = (event && byEvent.get(event)) ?? byDay ?? distinctName(one, taken);
    byKey.set(keyOf(one), name);
    taken.add(name);
    days.add(from, name);
    if (event === undefined) daysWithoutEvent.add(from, name);
    else byEvent.set(event, name);
  }
  if (taken.size < 2) return new Map();
  return new Map(
    statements.flatMap((one) => {
      const name = byKey.get(keyOf(one));
      return name === undefined ? [] : [[one, name]];
    }),
  );
}

/** Names by days, found by any day that may be the same: 2019 by 2019-03, and the reverse. */
class Days {
  private readonly names = new Map<string, string>();
  private readonly within = new Map<string, string>();

  add(day: string | undefined, name: string): void {
    if (day === undefined) return;
    if (!this.names.has(day)) this.names.set(day, name);
    for (const coarser of [day, ...widerDates(day)])
      if (!this.within.has(coarser)) this.within.set(coarser, name);
  }

  overlapping(day: string | undefined): string | undefined {
    if (day === undefined) return undefined;
    const coarser = [day, ...widerDates(day)].map((one) => this.names.get(one));
    return coarser.find((name) => name !== undefined) ?? this.within.get(day);
  }
}

/** Names have small letters, as 2021-q3. Two events of one day are told apart by their ids. */
function distinctName({ event, from }: Statement, taken: ReadonlySet<string>): string {
  const slug = event?.slice(event.indexOf(':') + 1);
  if (from === undefined) return slug ?? '';
  const name = from.toLowerCase();
  return taken.has(name) && slug !== undefined ? `${name}-${slug}` : name;
}

/**
 * The statement that ends each interval: the next one with a later day. None where the row says itself when it ended,
 * for what is only planned or rumoured, or where nobody knows which is next: a row of the tie gives no day, or one that
 * may be that of another.
 */
function followingOf(statements: readonly Statement[]): ReadonlyMap<Statement, Statement> {
  const found = new Map<Statement, Statement>();
  const facts = statements.filter(({ given }) => isFact(given.value));
  const dayOf = ({ from }: Statement) => (from === undefined ? '' : dateKey(from));
  const backwards = facts.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)).reverse();
  let later: Statement | undefined;
  let before: Statement | undefined;
  for (const one of backwards) {
    const isLater = before !== undefined && dayOf(before) !== dayOf(one);
    if (one.from === undefined || (isLater && isWithin(before?.from ?? '', one.from)))
      return new Map();
    if (isLater) later = before;
    before = one;
    if (later && !one.isEnd && one.given.value.until === undefined) found.set(one, later);
  }
  return found;
}
