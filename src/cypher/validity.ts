import { relationNamed, type ValiditySource } from '../ontology/index.js';
import { upperBound } from '../query/dates.js';
import type { StatementBuilder } from './builder.js';

/**
 * The predicate that a relation of one of the types is valid on the day of the request; `true` if there is no day.
 * `undatedAlone` selects only relations whose validity is UNKNOWN, for lists with `undated: ONLY`.
 */
export function relationHolds(
  link: string,
  types: readonly string[],
  context: StatementBuilder,
  undatedAlone = false,
): string {
  if (!context.asOf) return 'true';
  const otherwise = context.asOf.undated === 'LEAVE_OUT' ? "['YES']" : "['YES', 'UNKNOWN']";
  return `${relationState(link, types, context)} IN ${undatedAlone ? "['UNKNOWN']" : otherwise}`;
}

/** The predicate that a node of the kind is valid on the day of the request; `true` if there is no day. */
export function entityHolds(node: string, kind: string, context: StatementBuilder): string {
  const state = entityState(node, kind, context);
  if (!context.asOf || !state) return 'true';
  const states = { LEAVE_OUT: "['YES']", INCLUDE: "['YES', 'UNKNOWN']", ONLY: "['UNKNOWN']" };
  return `${state} IN ${states[context.asOf.undated]}`;
}

/** An expression for the Validity of a relation of one of the types on the day of the request, which must have one. */
export function relationState(
  link: string,
  types: readonly string[],
  context: StatementBuilder,
): string {
  const on = dayOf(context);
  const byState = new Map<string, string[]>();
  for (const type of types) {
    const state = stateBy[relationNamed(type).validitySource](link, type, on);
    byState.set(state, [...(byState.get(state) ?? []), type]);
  }
  const [only, ...more] = byState.keys();
  if (only && more.length === 0) return only;
  const cases = [...byState].map(
    ([state, members]) => `WHEN type(${link}) IN ${list(members)} THEN ${state}`,
  );
  return `CASE ${cases.join(' ')} END`;
}

/** Whether entities of the kind have a validity that depends on the day. */
export function isDated(kind: string): boolean {
  return kind === 'Policy' || kind === 'Event' || kind === 'Provision';
}

/** An expression for the Validity of an entity. Undefined for kinds without dates, or if the request has no day. */
export function entityState(
  node: string,
  kind: string,
  context: StatementBuilder,
): string | undefined {
  if (!context.asOf || !isDated(kind)) return undefined;
  if (kind === 'Policy') return policyState(node, dayOf(context));
  if (kind === 'Event') return eventState(node, dayOf(context));
  const [policy, link] = [context.fresh('policy'), context.fresh('sets')];
  const states = `COLLECT { MATCH (${policy}:Policy)-[${link}:SETS]->(${node}) RETURN ${policyState(policy, dayOf(context))} }`;
  return `CASE WHEN 'YES' IN ${states} THEN 'YES' WHEN 'UNKNOWN' IN ${states} THEN 'UNKNOWN' WHEN 'NOT_YET' IN ${states} THEN 'NOT_YET' ELSE 'NO' END`;
}

/** The fields that determine `policyState`. Policies with equal values are in force on the same days. */
export const policyStateFields = [
  'status',
  'issuedOn',
  'passedOn',
  'effectiveOn',
  'endedOn',
] as const;

/**
 * An expression for the Validity of a policy. A draft is NO. Without a date of effect, it is UNKNOWN unless the policy
 * has ended or was not yet issued or passed.
 */
export function policyState(policy: string, on: Day): string {
  const begun = `coalesce(${policy}.issuedOn, ${policy}.passedOn)`;
  return `CASE WHEN ${policy}.status IN ['CALL_FOR_INPUT', 'DRAFT'] THEN 'NO'
    WHEN ${surelyBy(`${policy}.endedOn`, on)} THEN 'NO'
    WHEN ${surelyAfter(`${policy}.effectiveOn`, on)} OR ${surelyAfter(begun, on)} THEN 'NOT_YET'
    WHEN ${policy}.status = 'ENDED' AND ${policy}.endedOn IS NULL THEN 'UNKNOWN'
    WHEN ${surelyBy(`${policy}.effectiveOn`, on)} AND (${policy}.endedOn IS NULL OR ${surelyAfter(`${policy}.endedOn`, on)}) THEN 'YES'
    ELSE 'UNKNOWN' END`;
}

const stateBy: Record<ValiditySource, (link: string, type: string, on: Day) => string> = {
  ALWAYS: () => "'YES'",
  SELF: (link, _type, on) => {
    const ofEvent = `CASE WHEN ${link}.event IS NULL THEN null ELSE head(COLLECT { MATCH (e:Event {id: ${link}.event}) RETURN e.date }) END`;
    // Bound to a variable, because the first day occurs several times in the expression.
    return `head([begunOn IN [coalesce(${link}.since, ${ofEvent})] | ${termState(`${link}.status`, 'begunOn', `${link}.until`, on)}])`;
  },
  POLICY: (link, _type, on) =>
    `CASE WHEN ${link}.status = 'ACTUAL' THEN ${policyState(`startNode(${link})`, on)} ELSE 'NO' END`,
  ISSUE: (link, _type, on) => {
    const policy = `endNode(${link})`;
    const from = `coalesce(${link}.since, ${policy}.issuedOn, ${policy}.passedOn, ${policy}.publishedOn)`;
    return termState(`${link}.status`, from, `${link}.until`, on);
  },
  EVENT: (link, type, on) => {
    const atStart = relationNamed(type).ends.some(([from]) => from === 'Event');
    return eventState(`${atStart ? 'startNode' : 'endNode'}(${link})`, on);
  },
};

function eventState(event: string, on: Day): string {
  return termState(`${event}.status`, `${event}.date`, 'null', on);
}

/** Valid from one day until another. UNKNOWN if the first day is missing, or if a partial date is ambiguous. */
function termState(status: string, from: string, until: string, on: Day): string {
  return `CASE WHEN NOT ${status} IN ['ACTUAL', 'ENDED'] THEN 'NO'
    WHEN ${surelyBy(until, on)} THEN 'NO'
    WHEN ${surelyAfter(from, on)} THEN 'NOT_YET'
    WHEN ${from} IS NULL OR NOT ${surelyBy(from, on)} OR NOT ${surelyAfter(until, on)} OR (${status} = 'ENDED' AND ${until} IS NULL) THEN 'UNKNOWN'
    ELSE 'YES' END`;
}

/** A day as parameters: the day itself, and the partial dates that start on or before it but may mean a later day. */
export interface Day {
  readonly day: string;
  readonly open: string;
}

export function bindDay(day: string, context: StatementBuilder): Day {
  return { day: context.parameter(day), open: context.parameter(upperBound(day).reachBeyond) };
}

/**
 * The date is on or before the day, whichever day it means. Dates are text of known precision, such as `2021-08`, or
 * null.
 */
function surelyBy(date: string, { day, open }: Day): string {
  return `(${date} <= ${day} AND NOT ${date} IN ${open})`;
}

/** The date is after the day, whichever day it means: `2021-08` sorts before each of its days. */
function surelyAfter(date: string, { day }: Day): string {
  return `${date} > ${day}`;
}

function dayOf(context: StatementBuilder): Day {
  if (!context.asOf) throw new Error('Legal time needs the day that is asked about.');
  return bindDay(context.asOf.day, context);
}

function list(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`;
}
