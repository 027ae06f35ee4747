import { kindNamed } from '../ontology/index.js';
import type { Condition } from '../query/selection.js';
import { anchorsIn, binds } from './access-paths.js';
import type { Context } from './builder.js';
import {
  always,
  type Counted,
  counted,
  countOf,
  moreThanAFew,
  variablesOf,
  type Worth,
  walksOf,
} from './estimates.js';
import { nearOf, nearScope } from './target-set.js';

/**
 * Where a statement about the `n` of a kind begins: at what the filter binds, so that it costs what it finds, not what
 * the kind holds. Where the filter binds several things, the graph itself is asked which of them has the fewest
 * relations, and the statement goes on from there: a ministry with a fifth of all policies is a bad start for a
 * question about a sector that five of them name, and a good one for a question about all of manufacturing.
 */
export function startOf(kind: string, where: Condition, context: Context): string {
  return startAt(kind, where, context) ?? `MATCH (n:${kindNamed(kind).name})`;
}

function startAt(kind: string, where: Condition, context: Context): string | undefined {
  if (binds(where, 'id') || binds(where, 'anyName')) return undefined;
  const anchors = counted(anchorsIn(kind, where, context), context);
  if (anchors.length === 0) return undefined;
  const close = anchors.filter(({ anchor }) => !anchor.far);
  const far = anchors.filter(({ anchor }) => anchor.far);
  const gathering = far.flatMap(({ anchor: { affecting } }) =>
    affecting ? [nearOf(affecting, context, moreThanAFew(close))] : [],
  );
  const counts = far.map((one, at) =>
    countOf(one, context, fewerThan([...close, ...far.slice(0, at)], one, context)),
  );
  return `${[...close.map((one) => countOf(one, context)), ...gathering, ...counts].join('\n')}
CALL (${[variablesOf(anchors), ...nearScope(context)].join(', ')}) { ${walksOf(anchors, context)} }
WITH *`;
}

/** A far anchor is found where what is near of it has fewer relations than all before. */
function fewerThan(before: readonly Counted[], { anchor }: Counted, context: Context): Worth {
  const weight = anchor.affecting && context.near.get(anchor.affecting)?.weight;
  if (!weight || before.length === 0) return always;
  const costs = before.map(({ cost }) => cost);
  return {
    needs: [...costs, weight.touches, weight.firms],
    conditions: costs.map((cost) => `${cost} > ${weight.touches} + ${weight.firms}`),
  };
}
