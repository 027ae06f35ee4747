import type { Condition } from '../query/selection.js';
import type { Anchor } from './access-path.js';
import { anchorsIn, binds } from './access-paths.js';
import type { Context } from './builder.js';
import { filterOf, type Listing, restOf, streamOf } from './ordered-scan.js';
import { firstWay, type Way } from './statistics.js';
import { gatherOf, nearScope } from './target-set.js';

/**
 * Clauses that give the rows of a page as `n`. Either they are read in the order of the list by an index, until the
 * page is full, or found from what the filter binds and then sorted; `way` says which, where there is a choice.
 */
export function pageRows(listing: Listing, predicate: string, context: Context, way?: Way): string {
  const { kind, where, cut } = listing;
  const page = `WITH n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;
  if (binds(where, 'id') || binds(where, 'anyName'))
    return `MATCH (n:${kind}) WHERE ${filterOf(kind, where, context)} AND ${predicate}\n${page}`;

  const anchors = anchorsIn(kind, where, context);
  if (way && !way.streams && anchors.length > 0)
    return `${walkFrom(kind, where, anchors, way, context, ` AND ${predicate}`)}\n${page}`;
  const stream = streamOf(listing, anchors, context);
  const gathering = way ? gatheringOf(anchors, way, context) : '';
  const scope = nearScope(context);
  return `${gathering}CALL (${scope.join(', ')}) { ${stream.rows(scope)} }\nWITH n`;
}

/** Clauses that give as `n` all that fulfils a filter. */
export function allRows(kind: string, where: Condition, context: Context, way?: Way): string {
  const anchors =
    binds(where, 'id') || binds(where, 'anyName') ? [] : anchorsIn(kind, where, context);
  if (anchors.length === 0) return `MATCH (n:${kind}) WHERE ${filterOf(kind, where, context)}`;
  const chosen = way ?? firstWay;
  return walkFrom(kind, where, anchors, { ...chosen, open: chosen.openForAll }, context);
}

/** The walk from an anchor, each `n` once. What the walk fulfils by itself is not asked again. */
function walkFrom(
  kind: string,
  where: Condition,
  anchors: readonly Anchor[],
  way: Way,
  context: Context,
  more = '',
): string {
  const anchor = anchors[way.anchor];
  if (!anchor) throw new Error(`A filter of ${anchors.length} anchors has none at ${way.anchor}.`);
  const other = way.meets === undefined ? undefined : anchors[way.meets];
  const begun = other ? [anchor, other] : [anchor];
  const gathering = gatheringOf(anchors, way, context, begun);
  const scope = nearScope(context);
  const rest = `${restOf(kind, where, begun, context)}${more}`;
  const from = (start: Anchor, among?: string) => {
    const end = context.variable('end');
    return `CALL () { ${start.ends(end)} } ${start.walk(end, among)}`;
  };
  if (!other)
    return `${gathering}CALL (${scope.join(', ')}) {
  ${from(anchor)}
  WITH DISTINCT n WHERE ${rest} RETURN n
}
WITH n`;
  // Of what policies affect each relation is asked for its basis and certainty: rather of those that are among the others.
  const [gathered, walked] = anchor.affecting ? [other, anchor] : [anchor, other];
  const met = context.variable('met');
  return `${gathering}CALL () { ${from(gathered)} RETURN collect(DISTINCT n) AS ${met} }
CALL (${[met, ...scope].join(', ')}) {
  ${from(walked, met)}
  WITH DISTINCT n${scope.map((name) => `, ${name}`).join('')} WHERE ${rest} RETURN n
}
WITH n`;
}

/** What conditions reach is gathered before they are asked of each row, where it is little enough. */
function gatheringOf(
  anchors: readonly Anchor[],
  { open }: Pick<Way, 'open'>,
  context: Context,
  begun: readonly Anchor[] = [],
): string {
  const asking = anchors.filter((anchor) => anchor.affecting);
  return asking
    .flatMap((anchor, at) =>
      anchor.affecting && !begun.includes(anchor) && open[at] === false
        ? [`${gatherOf(anchor.affecting, context)}\n`]
        : [],
    )
    .join('');
}
