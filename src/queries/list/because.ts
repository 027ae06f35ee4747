import type { StatementBuilder } from '../../cypher/builder.js';
import type { Projection } from '../../cypher/projection.js';
import { countsAsReach, reachPattern, reachPatterns } from '../../cypher/reach.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import type { Counted } from '../../query/counted.js';
import { type Affecting, reachKinds } from '../../query/reach.js';
import type { Reason } from '../answer.js';
import { type LinkRow, MAX_REASONS, reasonOf } from '../explanation.js';

/** A condition `affecting` with the relations that count in it. */
export interface CountedAffecting {
  readonly affecting: Affecting;
  readonly counted: Counted;
}

/** Every way in which a policy reaches what was asked for, each as its chain of links with their sources. */
export function becauseOf(
  conditions: readonly CountedAffecting[],
  policy: string,
  context: StatementBuilder,
): Projection<{ because: Reason[]; becauseComplete: boolean }> {
  const parts = conditions.map((one) => waysFrom(one, policy, context));
  return {
    expression: `[${parts.join(', ')}]`,
    decode: (value) => {
      const rows = (value as [string, LinkRow[]][][]).flat();
      const reasons = rows.slice(0, MAX_REASONS).map(([via, links]) => reasonOf(via, links));
      return { because: reasons.sort(byNearness), becauseComplete: rows.length <= MAX_REASONS };
    },
  };
}

function waysFrom(
  { affecting, counted }: CountedAffecting,
  policy: string,
  context: StatementBuilder,
): string {
  const [touch, target, link, via, links] = ['touch', 'target', 'link', 'via', 'links'].map(
    context.fresh,
  ) as [string, string, string, string, string];
  const branches = reachPatterns(affecting, target, context).map(
    (way) => `${way.match} RETURN '${way.via}' AS ${via}, ${way.links} AS ${links}`,
  );
  if (branches.length === 0) return '[]';
  return `COLLECT { MATCH ${reachPattern(policy, touch, target)} WHERE ${countsAsReach(affecting, counted, touch, context)}
    CALL (${target}) { ${branches.join(' UNION ALL ')} }
    RETURN [${via}, COLLECT { UNWIND [${touch}] + ${links} AS ${link} RETURN ${relationProjection(link, context)} }] LIMIT ${MAX_REASONS + 1} }`;
}

function byNearness(a: Reason, b: Reason): number {
  return (
    reachKinds.indexOf(a.via) - reachKinds.indexOf(b.via) ||
    a.steps.length - b.steps.length ||
    a.steps
      .map(({ id }) => id)
      .join()
      .localeCompare(b.steps.map(({ id }) => id).join(), 'en')
  );
}
