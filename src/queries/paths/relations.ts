import type { StatementBuilder } from '../../cypher/builder.js';
import { relationHolds } from '../../cypher/validity.js';
import { kinds, type Relation, relationNamed } from '../../ontology/index.js';
import type { PathQuery } from './request.js';

/** Kinds that entities share without being connected. A path through one of these is weak, whatever its relations. */
export const sharedKinds: readonly string[] = ['Sector', 'Place', 'Source'];

/** The end from which a search expands. */
export type PathEnd = 'FROM' | 'TO';

/** Binds `r` and `m`: the relations of `n` that a path may follow next, and the nodes at their other ends. */
export function tiesFrom(asked: PathQuery, end: PathEnd): string {
  const branches = patterns(asked, end, 'r', 'm').map((pattern) => `MATCH ${pattern}`);
  const [only, ...more] = branches;
  if (only && more.length === 0) return only;
  return `CALL (n) { ${branches.map((branch) => `${branch} RETURN r, m`).join(' UNION ALL ')} } WITH n, r, m`;
}

/** The number of relations of the types at `n`. Neo4j stores these numbers for large nodes, so this is cheap. */
export function degreeOf(asked: PathQuery, end: PathEnd): string {
  return patterns(asked, end, '', '')
    .map((pattern) => `COUNT { ${pattern} }`)
    .join(' + ');
}

function patterns(asked: PathQuery, end: PathEnd, link: string, far: string): string[] {
  const either = (types: readonly string[]) => `(n)-[${link}:${types.join('|')}]-(${far})`;
  if (asked.direction === 'ANY') return [either(asked.types)];
  const [both, one] = [asked.types.filter(isSymmetric), asked.types.filter((t) => !isSymmetric(t))];
  const ahead = (asked.direction === 'FORWARD') === (end === 'FROM');
  const arrow = `[${link}:${one.join('|')}]`;
  const directed = ahead ? `(n)-${arrow}->(${far})` : `(n)<-${arrow}-(${far})`;
  return [...(one.length > 0 ? [directed] : []), ...(both.length > 0 ? [either(both)] : [])];
}

/** Binds `r`: the relations of a hop from `a` to `b`, both bound. */
export function tiesBetween(asked: PathQuery): string {
  const ways = { ANY: 'true', FORWARD: 'startNode(r) = a', BACKWARD: 'startNode(r) = b' };
  const both = asked.types.filter(isSymmetric);
  const eitherWay = both.length > 0 ? ` OR r:${both.join('|')}` : '';
  return `MATCH (a)-[r:${asked.types.join('|')}]-(b) WHERE (${ways[asked.direction]}${eitherWay})`;
}

/** The condition that the relation `r` counts: its status, the status of its event, and the day. */
export function tieCounts(asked: PathQuery, context: StatementBuilder): string {
  const statuses = context.parameter(asked.statuses);
  const event = eventStatus(asked);
  return [
    `r.status IN ${statuses}`,
    ...(event === 'null' ? [] : [`coalesce(${event} IN ${statuses}, true)`]),
    relationHolds('r', asked.types, context),
  ].join(' AND ');
}

/** The condition that a path may continue to `m`: it is not to be avoided, and is not merely shared. */
export function mayPass(asked: PathQuery, context: StatementBuilder): string {
  const ends = context.parameter([asked.from, asked.to]);
  return [
    'm <> n',
    ...(asked.avoid.length > 0 ? [`NOT m.id IN ${context.parameter(asked.avoid)}`] : []),
    ...(asked.throughShared ? [] : [`(NOT m:${sharedKinds.join('|')} OR m.id IN ${ends})`]),
  ].join(' AND ');
}

/** The status of the event at one end of `r`: a party to a planned event has not done anything yet. */
export function eventStatus(asked: PathQuery): string {
  const held = asked.types
    .map(relationNamed)
    .filter(({ validitySource: heldBy }) => heldBy === 'EVENT');
  const atStart = ({ ends }: Relation) => ends.some(([from]) => from === 'Event');
  const cases = (['endNode', 'startNode'] as const).flatMap((side) => {
    const types = held.filter((one) => atStart(one) === (side === 'startNode'));
    return types.length > 0
      ? [`WHEN r:${types.map(({ name }) => name).join('|')} THEN ${side}(r).status`]
      : [];
  });
  return cases.length > 0 ? `CASE ${cases.join(' ')} END` : 'null';
}

/** A subquery that binds a variable to the nodes with some ids, through the index of each kind. */
export function byIndex(variable: string, condition: (kind: string) => string): string {
  const branches = kinds.map(
    ({ name }) => `MATCH (${variable}:${name}) WHERE ${condition(name)} RETURN ${variable}`,
  );
  return `CALL () { ${branches.join(' UNION ALL ')} }`;
}

function isSymmetric(type: string): boolean {
  return relationNamed(type).symmetric;
}
