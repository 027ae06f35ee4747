import type { Anchor } from './access-path.js';
import type { Context } from './builder.js';

/** Up to so many relations are looked through sooner than a tree is walked to find out whether it has fewer. */
const CHEAP_SCAN = 100;

export interface Counted {
  readonly anchor: Anchor;
  /** Variables: the nodes to begin at, and the number of their relations. */
  readonly ends: string;
  readonly cost: string;
}

export function counted(anchors: readonly Anchor[], context: Context): Counted[] {
  return anchors.map((anchor) => ({
    anchor,
    ends: context.variable('ends'),
    cost: context.variable('cost'),
  }));
}

export function variablesOf(all: readonly Counted[]): string {
  return all.flatMap(({ ends, cost }) => [ends, cost]).join(', ');
}

/** The walks from the ends that have the fewest relations, each `n` once. */
export function walksOf(all: readonly Counted[], context: Context): string {
  const end = context.variable('end');
  const walks = all.map(({ anchor, ends, cost }, at) => {
    // Of equal ones the first alone, or rows would come twice.
    const fewest = all
      .filter((_, other) => other !== at)
      .map((other) => `${cost} ${all.indexOf(other) < at ? '<' : '<='} ${other.cost}`);
    const condition = fewest.length > 0 ? `WITH ${ends} WHERE ${fewest.join(' AND ')} ` : '';
    return `${condition}UNWIND ${ends} AS ${end} ${anchor.walk(end)} RETURN DISTINCT n`;
  });
  return walks.join('\nUNION ');
}

/** When a far anchor is worth finding: conditions, and the variables that they need. */
export interface Worth {
  readonly needs: readonly string[];
  readonly conditions: readonly string[];
}

export const always: Worth = { needs: [], conditions: [] };

/** The ends of an anchor and their relations; of a far one only where it is worth it, else more than any other has. */
export function countOf(
  { anchor, ends, cost }: Counted,
  context: Context,
  worth: Worth = always,
): string {
  const end = context.variable('end');
  const found = `CALL () { ${anchor.ends(end)} } RETURN collect(${end}) AS ${ends}`;
  const relations = `sum(${anchor.relations(end)})`;
  if (worth.conditions.length === 0) return `CALL () { ${found}, ${relations} AS ${cost} }`;
  const needs = worth.needs.join(', ');
  return `CALL (${needs}) { WITH ${needs} WHERE ${worth.conditions.join(' AND ')}
    ${found}, CASE WHEN count(*) = 0 THEN ${Number.MAX_SAFE_INTEGER} ELSE ${relations} END AS ${cost} }`;
}

/** Where there are more than a few relations to look at otherwise. */
export function moreThanAFew(before: readonly Counted[]): Worth {
  const costs = before.map(({ cost }) => cost);
  return { needs: costs, conditions: costs.map((cost) => `${cost} > ${CHEAP_SCAN}`) };
}
