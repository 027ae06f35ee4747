import type { AccessPath } from './access-path.js';
import type { StatementBuilder } from './builder.js';

/** Up to so many relations are looked through sooner than a tree is walked to find out whether it has fewer. */
const CHEAP_SCAN = 100;

export interface Estimate {
  readonly anchor: AccessPath;
  /** Variables: the nodes to begin at, and the number of their relations. */
  readonly ends: string;
  readonly cost: string;
}

export function estimatesFor(
  anchors: readonly AccessPath[],
  context: StatementBuilder,
): Estimate[] {
  return anchors.map((anchor) => ({
    anchor,
    ends: context.fresh('ends'),
    cost: context.fresh('cost'),
  }));
}

export function variablesOf(all: readonly Estimate[]): string {
  return all.flatMap(({ ends, cost }) => [ends, cost]).join(', ');
}

/** The walks from the ends that have the fewest relations, each `n` once. */
export function walksOf(all: readonly Estimate[], context: StatementBuilder): string {
  const end = context.fresh('end');
  const walks = all.map(({ anchor, ends, cost }, at) => {
    // Of equal ones the first alone, or rows would come twice.
    const fewest = all
      .filter((_, other) => other !== at)
      .map((other) => `${cost} ${all.indexOf(other) < at ? '<' : '<='} ${other.cost}`);
    const condition = fewest.length > 0 ? `WITH ${ends} WHERE ${fewest.join(' AND ')} ` : '';
    return `${condition}UNWIND ${ends} AS ${end} ${anchor.expand(end)} RETURN DISTINCT n`;
  });
  return walks.join('\nUNION ');
}

/** When a far anchor is worth finding: conditions, and the variables that they need. */
export interface Guard {
  readonly needs: readonly string[];
  readonly conditions: readonly string[];
}

export const noGuard: Guard = { needs: [], conditions: [] };

/** The ends of an anchor and their relations; of a far one only where it is worth it, else more than any other has. */
export function estimateClause(
  { anchor, ends, cost }: Estimate,
  context: StatementBuilder,
  worth: Guard = noGuard,
): string {
  const end = context.fresh('end');
  const found = `CALL () { ${anchor.seek(end)} } RETURN collect(${end}) AS ${ends}`;
  const relations = `sum(${anchor.degree(end)})`;
  if (worth.conditions.length === 0) return `CALL () { ${found}, ${relations} AS ${cost} }`;
  const needs = worth.needs.join(', ');
  return `CALL (${needs}) { WITH ${needs} WHERE ${worth.conditions.join(' AND ')}
    ${found}, CASE WHEN count(*) = 0 THEN ${Number.MAX_SAFE_INTEGER} ELSE ${relations} END AS ${cost} }`;
}

/** Where there are more than a few relations to look at otherwise. */
export function moreThanAFew(before: readonly Estimate[]): Guard {
  const costs = before.map(({ cost }) => cost);
  return { needs: costs, conditions: costs.map((cost) => `${cost} > ${CHEAP_SCAN}`) };
}
