import type { StatementBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import { countsAsReach, reachPattern } from '../../cypher/reach.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { ArgumentError } from '../../errors.js';
import { decodeCursor } from '../../query/cursor.js';
import { int } from '../../query/integer.js';
import type { EntitySelection } from '../../query/selection.js';
import { type ExposureWay, exposureWays } from './answer.js';
import { stretchesOf, waysTo } from './reach-patterns.js';
import type { ExposureRequest } from './request.js';

/** Maximum number of ways listed per row; the answer says if there are more. */
export const MAX_REASONS = 100;

/** The order of rows: the most direct way, then the id. */
export const order = 'exposure.nearest.ASC';

export interface ExposureQuery
  extends Pick<ExposureRequest, 'ways' | 'basis' | 'certainty' | 'after'> {
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

function toTarget(
  asked: ExposureQuery,
  kind: 'Company' | 'Sector',
  context: StatementBuilder,
): string {
  const ways = chosen(asked, waysTo[kind]).flatMap((way) =>
    branches(way, kind, 'near', 'anchor', context),
  );
  return `MATCH (near:${kind} {id: ${context.parameter(asked.id)}})
    CALL (near) { ${ways.join('\nUNION ALL\n')} }
    MATCH (policy:Policy)-[touch:REGULATES|AFFECTS]->(anchor) WHERE ${countsAsReach(asked, 'touch', context)}`;
}

function fromPolicy(asked: ExposureQuery, context: StatementBuilder): string {
  const direct = chosen(asked, ['DIRECT']).map(
    () => 'RETURN anchor AS far, 0 AS rank, [] AS links, null AS stake',
  );
  const ways = (['Company', 'Sector'] as const).flatMap((kind) =>
    chosen(asked, waysTo[kind])
      .filter((way) => way !== 'DIRECT')
      .flatMap((way) => branches(way, kind, 'far', 'far', context)),
  );
  return `MATCH (near:Policy {id: ${context.parameter(asked.id)}})
    MATCH ${reachPattern('near', 'touch', 'anchor')} WHERE ${countsAsReach(asked, 'touch', context)}
    CALL (anchor) { ${[...direct, ...ways].join('\nUNION ALL\n')} }`;
}

/** One way as subqueries that return the node at its other end, with the relations between. */
function branches(
  way: ExposureWay,
  kind: 'Company' | 'Sector',
  end: string,
  gives: string,
  context: StatementBuilder,
): string[] {
  const rank = exposureWays.indexOf(way);
  if (way === 'DIRECT')
    return [`RETURN ${end} AS ${gives}, ${rank} AS rank, [] AS links, null AS stake`];
  return stretchesOf(way, kind, 'anchor', end, context).map(
    ({ pattern, condition, links, stake }) =>
      `MATCH ${pattern} WHERE ${condition} RETURN ${gives}, ${rank} AS rank, ${links} AS links, ${stake} AS stake`,
  );
}

/** The requested ways. By default, a policy excludes those that lead from a part to its whole. */
function chosen({ ways, kind }: ExposureQuery, possible: readonly ExposureWay[]): ExposureWay[] {
  const usual = (way: ExposureWay) =>
    kind !== 'Policy' || (way !== 'NARROWER_SECTOR' && way !== 'COMPANY_IN_SECTOR');
  return possible.filter((way) => (ways ? ways.includes(way) : usual(way)));
}

/** Throws BAD_USER_INPUT if none of the requested ways can lead to the requested kind. */
function checkWays({ ways, kind }: ExposureQuery): void {
  const possible = kind === 'Policy' ? exposureWays : waysTo[kind];
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
