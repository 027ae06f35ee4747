import type { Path, ReachStep } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { relationHolds } from './validity.js';

/** A path of ../query/reach in Cypher. */
export interface RenderedPath {
  /** The pattern, for MATCH. */
  readonly pattern: string;
  /** The predicate that its relations count; `true` if all do. */
  readonly holds: string;
  /** A list of its relations, in the order of the steps. */
  readonly links: string;
  /** The product of the stakes in percent. Null if the path has no stakes or one of them is unknown. */
  readonly stake: string;
}

/**
 * Renders a path between two variables, `first` and `last`. One of them is usually bound; Neo4j chooses at which to
 * start. A path without steps only tests the kind of `first`.
 */
export function renderPath(
  { from, steps }: Path,
  first: string,
  last: string,
  context: StatementBuilder,
): RenderedPath {
  const rendered = steps.map((step, at) =>
    renderStep(step, at === steps.length - 1 ? last : '', context),
  );
  return {
    pattern: `(${first}:${from})${rendered.map(({ pattern }) => pattern).join('')}`,
    holds: rendered.flatMap(({ holds }) => holds ?? []).join(' AND ') || 'true',
    links: rendered.map(({ links }) => links).join(' + ') || '[]',
    stake: rendered.flatMap(({ stake }) => stake ?? []).join(' * ') || 'null',
  };
}

function renderStep(step: ReachStep, node: string, context: StatementBuilder) {
  const { relations, direction, min, max, to, mustHold, stake } = step;
  const single = min === 1 && max === 1;
  const [link, one] = [context.fresh('link'), context.fresh('one')];
  const body = `[${link}:${relations.join('|')}${single ? '' : `*${min}..${max}`}]`;
  const counts = (relation: string) =>
    `${relation}.status = 'ACTUAL' AND ${relationHolds(relation, relations, context)}`;
  return {
    pattern: `${direction === 'OUT' ? `-${body}->` : `<-${body}-`}(${node}:${to})`,
    links: single ? `[${link}]` : link,
    ...(mustHold && {
      holds: single ? counts(link) : `all(${one} IN ${link} WHERE ${counts(one)})`,
    }),
    ...(stake && {
      stake: `reduce(share = 100.0, ${one} IN ${single ? `[${link}]` : link} | share * ${one}.${stake} / 100)`,
    }),
  };
}
