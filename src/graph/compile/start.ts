import { kindNamed, sidesOf } from '../../ontology/index.js';
import type { Condition } from '../selection.js';
import type { Affecting } from './affecting.js';
import { type Anchor, affectingAnchor, tiedAnchor } from './anchor.js';
import type { Context } from './context.js';
import { tiedIds } from './where.js';

/** Up to so many relations are looked through sooner than a tree is walked to find out whether it has fewer. */
const few = 500;

/**
 * Where a statement about the `n` of a kind begins: at what the filter binds, so that it costs what it finds, not what
 * the kind holds. Where the filter binds several things, the graph itself is asked which of them has the fewest
 * relations, and the statement goes on from there: a ministry with a fifth of all policies is a bad start for a
 * question about a sector that five of them name, and a good one for a question about all of manufacturing.
 */
export function startOf(kind: string, where: Condition, context: Context): string {
  const label = kindNamed(kind).name;
  const all = `MATCH (n:${label})`;
  if (binds(where, 'id') || binds(where, 'anyName')) return all;
  const anchors = anchorsIn(kind, where, context);
  const [first, ...more] = anchors;
  if (!first) return all;
  if (more.length > 0) return fewestOf(anchors, context);
  const end = context.variable('end');
  return `CALL () { ${first.ends(end)} } ${first.walk(end)} WITH DISTINCT n`;
}

/** Places to begin at, those found by a look-up first. Only what must hold counts: not what stands in or, not or none. */
function anchorsIn(kind: string, where: Condition, context: Context): Anchor[] {
  const found = mustHold(where).flatMap((condition) => {
    const tied = sidesOf(kind).flatMap((side) => {
      const names = condition[side.field] ?? endsNamed(condition, side.field);
      return names
        ? [tiedAnchor(kind, side, tiedIds(side, names as string[], context), context)]
        : [];
    });
    const affecting = condition.affecting as Affecting | null | undefined;
    return affecting ? [...tied, affectingAnchor(affecting, context)] : tied;
  });
  return found.sort((a, b) => Number(a.far) - Number(b.far));
}

function mustHold(where: Condition): Condition[] {
  const within = (where.and ?? []) as Condition[];
  return [where, ...within.flatMap(mustHold)];
}

function binds(where: Condition, key: string): boolean {
  return mustHold(where).some((condition) => condition[key] != null);
}

/** The names of the other ends in `some: { issuedBy: { node: { anyName: [...] } } }`. */
function endsNamed(condition: Condition, field: string): unknown {
  const some = (condition.some ?? {}) as Condition;
  return ((some[field] as Condition | null | undefined)?.node as Condition | undefined)?.anyName;
}

interface Counted {
  readonly anchor: Anchor;
  /** Variables: the nodes to begin at, and the number of their relations. */
  readonly ends: string;
  readonly cost: string;
}

/** Each anchor's ends with the number of their relations, then the walk from those that have the fewest. */
function fewestOf(anchors: readonly Anchor[], context: Context): string {
  const all = anchors.map(
    (anchor): Counted => ({
      anchor,
      ends: context.variable('ends'),
      cost: context.variable('cost'),
    }),
  );
  const end = context.variable('end');
  const counts = all.map((one, at) => countOf(one, end, all.slice(0, at)));
  const walks = all.map(({ anchor, ends, cost }, at) => {
    // Of equal ones the first alone, or rows would come twice.
    const fewest = all
      .filter((_, other) => other !== at)
      .map((other) => `${cost} ${all.indexOf(other) < at ? '<' : '<='} ${other.cost}`);
    return `WITH ${ends} WHERE ${fewest.join(' AND ')} UNWIND ${ends} AS ${end} ${anchor.walk(end)} RETURN DISTINCT n`;
  });
  const imported = all.flatMap(({ ends, cost }) => [ends, cost]).join(', ');
  return `${counts.join('\n')}\nCALL (${imported}) { ${walks.join('\nUNION ')} }\nWITH n`;
}

/** The ends of an anchor and their relations; of a far one only where each one before it has more than a few. */
function countOf({ anchor, ends, cost }: Counted, end: string, before: readonly Counted[]): string {
  const found = `CALL () { ${anchor.ends(end)} } RETURN collect(${end}) AS ${ends}`;
  const relations = `sum(${anchor.relations(end)})`;
  if (!anchor.far || before.length === 0) return `CALL () { ${found}, ${relations} AS ${cost} }`;
  const costs = before.map((one) => one.cost);
  return `CALL (${costs.join(', ')}) { WITH ${costs.join(', ')} WHERE ${costs.map((one) => `${one} > ${few}`).join(' AND ')}
    ${found}, CASE WHEN count(*) = 0 THEN ${Number.MAX_SAFE_INTEGER} ELSE ${relations} END AS ${cost} }`;
}
