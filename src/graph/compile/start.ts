import { kindNamed, sidesOf } from '../../ontology/index.js';
import type { Condition } from '../selection.js';
import type { Context } from './context.js';
import { relationHolds } from './legal-time.js';
import { pattern } from './pattern.js';
import { tiedIds } from './where.js';

/** Where a statement about the `n` of a kind begins: at the ends that the filter binds, so that it costs what it finds, not what the kind holds. */
export function startOf(kind: string, where: Condition, context: Context): string {
  const label = kindNamed(kind).name;
  const tied = sidesOf(kind).find((side) => where[side.field] != null);
  if (where.id != null || where.anyName != null || !tied) return `MATCH (n:${label})`;
  const [relation, end] = [context.variable('r'), context.variable('m')];
  const ids = tiedIds(tied, where[tied.field] as string[], context);
  const ends = tied.others
    .map((other) => `MATCH (${end}:${other}) WHERE ${end}.id IN ${ids} RETURN ${end}`)
    .join(' UNION ALL ');
  return `CALL () { ${ends} } MATCH ${pattern('n', tied, relation, end).replace('(n)', `(n:${label})`)} WHERE ${relationHolds(relation, [tied.relation.name], context)} WITH DISTINCT n`;
}
