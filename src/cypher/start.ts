import { kindNamed } from '../ontology/index.js';
import type { Filter } from '../query/selection.js';
import { accessPathsOf, isIdLookup } from './access-paths.js';
import type { StatementBuilder } from './builder.js';
import {
  type Estimate,
  estimateClause,
  estimatesFor,
  type Guard,
  moreThanAFew,
  noGuard,
  variablesOf,
  walksOf,
} from './estimates.js';
import { estimateTargets, targetVariables } from './target-set.js';

/**
 * Where a statement about the `n` of a kind begins: at what the filter binds, so that it costs what it finds, not what
 * the kind holds. Where the filter binds several things, the graph itself is asked which of them has the fewest
 * relations, and the statement goes on from there: a ministry with a fifth of all policies is a bad start for a
 * question about a sector that five of them name, and a good one for a question about all of manufacturing.
 */
export function startOf(kind: string, where: Filter, context: StatementBuilder): string {
  return startAt(kind, where, context) ?? `MATCH (n:${kindNamed(kind).name})`;
}

function startAt(kind: string, where: Filter, context: StatementBuilder): string | undefined {
  if (isIdLookup(where, 'id') || isIdLookup(where, 'anyName')) return undefined;
  const anchors = estimatesFor(accessPathsOf(kind, where, context), context);
  if (anchors.length === 0) return undefined;
  const close = anchors.filter(({ anchor }) => !anchor.needsTraversal);
  const far = anchors.filter(({ anchor }) => anchor.needsTraversal);
  const gathering = far.flatMap(({ anchor: { affecting } }) =>
    affecting ? [estimateTargets(affecting, context, moreThanAFew(close))] : [],
  );
  const counts = far.map((one, at) =>
    estimateClause(one, context, fewerThan([...close, ...far.slice(0, at)], one, context)),
  );
  return `${[...close.map((one) => estimateClause(one, context)), ...gathering, ...counts].join('\n')}
CALL (${[variablesOf(anchors), ...targetVariables(context)].join(', ')}) { ${walksOf(anchors, context)} }
WITH *`;
}

/** A far anchor is found where what is near of it has fewer relations than all before. */
function fewerThan(
  before: readonly Estimate[],
  { anchor }: Estimate,
  context: StatementBuilder,
): Guard {
  const weight = anchor.affecting && context.targetSets.get(anchor.affecting)?.weight;
  if (!weight || before.length === 0) return noGuard;
  const costs = before.map(({ cost }) => cost);
  return {
    needs: [...costs, weight.touches, weight.firms],
    conditions: costs.map((cost) => `${cost} > ${weight.touches} + ${weight.firms}`),
  };
}
