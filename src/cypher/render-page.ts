import type { Filter } from '../query/selection.js';
import type { AccessPath } from './access-path.js';
import { accessPathsOf, isIdLookup } from './access-paths.js';
import type { StatementBuilder } from './builder.js';
import {
  type ListQuery,
  orderedScanOf,
  residualPredicate,
  validPredicateOf,
} from './ordered-scan.js';
import { defaultPlan, type ListPlan } from './statistics.js';
import { materialiseTargets, targetVariables } from './target-set.js';

/**
 * Clauses that give the rows of a page as `n`. Either they are read in the order of the list by an index, until the
 * page is full, or found from what the filter binds and then sorted; `way` says which, where there is a choice.
 */
export function renderPage(
  listing: ListQuery,
  predicate: string,
  context: StatementBuilder,
  way?: ListPlan,
): string {
  const { kind, where, cut } = listing;
  const page = `WITH n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;
  if (isIdLookup(where, 'id') || isIdLookup(where, 'anyName'))
    return `MATCH (n:${kind}) WHERE ${validPredicateOf(kind, where, context)} AND ${predicate}\n${page}`;

  const anchors = accessPathsOf(kind, where, context);
  if (way && !way.streams && anchors.length > 0)
    return `${renderExpand(kind, where, anchors, way, context, ` AND ${predicate}`)}\n${page}`;
  const stream = orderedScanOf(listing, anchors, context);
  const gathering = way ? gatheringOf(anchors, way, context) : '';
  const scope = targetVariables(context);
  return `${gathering}CALL (${scope.join(', ')}) { ${stream.rows(scope)} }\nWITH n`;
}

/** Clauses that give as `n` all that fulfils a filter. */
export function renderAll(
  kind: string,
  where: Filter,
  context: StatementBuilder,
  way?: ListPlan,
): string {
  const anchors =
    isIdLookup(where, 'id') || isIdLookup(where, 'anyName')
      ? []
      : accessPathsOf(kind, where, context);
  if (anchors.length === 0)
    return `MATCH (n:${kind}) WHERE ${validPredicateOf(kind, where, context)}`;
  const chosen = way ?? defaultPlan;
  return renderExpand(kind, where, anchors, { ...chosen, open: chosen.openForAll }, context);
}

/** The walk from an anchor, each `n` once. What the walk fulfils by itself is not asked again. */
function renderExpand(
  kind: string,
  where: Filter,
  anchors: readonly AccessPath[],
  way: ListPlan,
  context: StatementBuilder,
  more = '',
): string {
  const anchor = anchors[way.anchor];
  if (!anchor) throw new Error(`A filter of ${anchors.length} anchors has none at ${way.anchor}.`);
  const other = way.meets === undefined ? undefined : anchors[way.meets];
  const begun = other ? [anchor, other] : [anchor];
  const gathering = gatheringOf(anchors, way, context, begun);
  const scope = targetVariables(context);
  const rest = `${residualPredicate(kind, where, begun, context)}${more}`;
  const from = (start: AccessPath, among?: string) => {
    const end = context.fresh('end');
    return `CALL () { ${start.seek(end)} } ${start.expand(end, among)}`;
  };
  if (!other)
    return `${gathering}CALL (${scope.join(', ')}) {
  ${from(anchor)}
  WITH DISTINCT n WHERE ${rest} RETURN n
}
WITH n`;
  // Of what policies affect each relation is asked for its basis and certainty: rather of those that are among the others.
  const [gathered, walked] = anchor.affecting ? [other, anchor] : [anchor, other];
  const met = context.fresh('met');
  return `${gathering}CALL () { ${from(gathered)} RETURN collect(DISTINCT n) AS ${met} }
CALL (${[met, ...scope].join(', ')}) {
  ${from(walked, met)}
  WITH DISTINCT n${scope.map((name) => `, ${name}`).join('')} WHERE ${rest} RETURN n
}
WITH n`;
}

/** What conditions reach is gathered before they are asked of each row, where it is little enough. */
function gatheringOf(
  anchors: readonly AccessPath[],
  { open }: Pick<ListPlan, 'open'>,
  context: StatementBuilder,
  begun: readonly AccessPath[] = [],
): string {
  const asking = anchors.filter((anchor) => anchor.affecting);
  return asking
    .flatMap((anchor, at) =>
      anchor.affecting && !begun.includes(anchor) && open[at] === false
        ? [`${materialiseTargets(anchor.affecting, context)}\n`]
        : [],
    )
    .join('');
}
