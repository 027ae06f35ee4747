import type { StatementBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import { predicateOf } from '../../cypher/predicate.js';
import { countsAsReach, reachPattern } from '../../cypher/reach.js';
import { renderPath } from '../../cypher/reach-path.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { ArgumentError } from '../../errors.js';
import { DEFAULT_COUNTED } from '../../query/counted.js';
import { decodeCursor } from '../../query/cursor.js';
import { int } from '../../query/integer.js';
import {
  endOf,
  exposureWays,
  leadsToWhole,
  type ReachedKind,
  type ReachPath,
  reachPaths,
} from '../../query/reach.js';
import type { EntitySelection } from '../../query/selection.js';
import { MAX_REASONS } from '../explanation.js';
import type { ExposureRequest } from './request.js';

/** The order of rows: the most direct way, then the id. */
export const order = 'exposure.nearest.ASC';

export interface ExposureQuery
  extends Pick<ExposureRequest, 'ways' | 'basis' | 'certainty' | 'issuedBy' | 'after'> {
  readonly id: string;
  readonly kind: 'Policy' | 'Company' | 'Sector';
  readonly size: number;
}

/** What a policy reaches, or which policies reach a company or a sector, most direct first. */
export function exposureStatement(
  asked: ExposureQuery,
  selection: EntitySelection,
  context: StatementBuilder,
) {
  const found = foundIn(asked);
  const node = entityOf(found, selection, context);
  const text = `${chainsOf(asked, context)}
    WITH ${found}, min(rank) AS rank, collect([rank, [touch] + links, stake]) AS chains
    WHERE ${beyond(asked.after, found, context)}
    ORDER BY rank, ${found}.id LIMIT ${context.parameter(int(asked.size + 1))}
    RETURN rank, ${found}.id, ${node.expression}, ${reasons(context)} ORDER BY rank, ${found}.id`;
  return { text, node };
}

/** The number of all rows. */
export function countStatement(asked: ExposureQuery, context: StatementBuilder): string {
  return `${chainsOf(asked, context)} RETURN count(DISTINCT ${foundIn(asked)})`;
}

function foundIn({ kind }: ExposureQuery): string {
  return kind === 'Policy' ? 'far' : 'policy';
}

function chainsOf(asked: ExposureQuery, context: StatementBuilder): string {
  checkWays(asked);
  return asked.kind === 'Policy'
    ? fromPolicy(asked, context)
    : toTarget(asked, asked.kind, context);
}

function toTarget(asked: ExposureQuery, kind: ReachedKind, context: StatementBuilder): string {
  const branches = pathsOf(asked)
    .filter((path) => endOf(path) === kind)
    .map((path) =>
      branch(path, { first: 'anchor', last: 'near', known: 'near', found: 'anchor' }, context),
    );
  return `MATCH (near:${kind} {id: ${context.parameter(asked.id)}})
    CALL (near) { ${branches.join('\nUNION ALL\n')} }
    MATCH ${reachPattern('policy:Policy', 'touch', 'anchor')} WHERE ${countsAsReach(asked, DEFAULT_COUNTED, 'touch', context)}${issuedBy(asked, context)}`;
}

function issuedBy({ issuedBy: agencies }: ExposureQuery, context: StatementBuilder): string {
  return agencies ? ` AND ${predicateOf('Policy', { issuedBy: agencies }, 'policy', context)}` : '';
}

function fromPolicy(asked: ExposureQuery, context: StatementBuilder): string {
  const branches = pathsOf(asked).map((path) =>
    branch(path, { first: 'anchor', last: 'far', known: 'anchor', found: 'far' }, context),
  );
  return `MATCH (near:Policy {id: ${context.parameter(asked.id)}})
    MATCH ${reachPattern('near', 'touch', 'anchor')} WHERE ${countsAsReach(asked, DEFAULT_COUNTED, 'touch', context)}
    CALL (anchor) { ${branches.join('\nUNION ALL\n')} }`;
}

/**
 * The body of a subquery that returns each path from `first`, what a policy names, to `last`, what it reaches. The bound
 * one of the two is `known`, and the other one is returned as `found`.
 */
function branch(
  path: ReachPath,
  { first, last, known, found }: Record<'first' | 'last' | 'known' | 'found', string>,
  context: StatementBuilder,
): string {
  const rank = exposureWays.indexOf(path.exposure);
  const { pattern, holds, links, stake } = renderPath(path, first, last, context);
  const match =
    path.steps.length === 0
      ? `MATCH (${known}:${path.from}) RETURN ${known} AS ${found}`
      : `MATCH ${pattern} WHERE ${holds} RETURN ${found}`;
  return `${match}, ${rank} AS rank, ${links} AS links, ${stake} AS stake`;
}

/** The paths of the requested ways. By default, a policy excludes those that lead from a part to its whole. */
function pathsOf({ ways, kind }: ExposureQuery): ReachPath[] {
  return reachPaths.filter((path) =>
    ways ? ways.includes(path.exposure) : kind !== 'Policy' || !leadsToWhole(path),
  );
}

/** Throws BAD_USER_INPUT if none of the requested ways can lead to the requested kind. */
function checkWays({ ways, kind }: ExposureQuery): void {
  const possible = exposureWays.filter((way) =>
    reachPaths.some((path) => path.exposure === way && (kind === 'Policy' || endOf(path) === kind)),
  );
  if (!ways || ways.some((way) => possible.includes(way))) return;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    'ways',
    `[${ways.join(', ')}] contains no way to a ${kind.toLowerCase()}; allowed are ${possible.join(', ')}. Without ways, all of them count.`,
    { given: ways, allowed: possible },
  );
}

function beyond(
  after: string | null | undefined,
  found: string,
  context: StatementBuilder,
): string {
  if (after == null) return 'true';
  const [rank, id] = decodeCursor({ name: order, valueType: 'number' }, after, 'after');
  const [at, from] = [context.parameter(int(rank as number)), context.parameter(id)];
  return `rank > ${at} OR (rank = ${at} AND ${found}.id > ${from})`;
}

function reasons(context: StatementBuilder): string {
  return `COLLECT { UNWIND chains AS chain WITH chain ORDER BY chain[0], size(chain[1]), [one IN chain[1] | one.id] LIMIT ${MAX_REASONS + 1}
    RETURN [chain[0], chain[2], COLLECT { UNWIND chain[1] AS link RETURN ${relationProjection('link', context)} }] }`;
}
