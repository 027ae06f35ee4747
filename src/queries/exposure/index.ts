import { newBuilder } from '../../cypher/builder.js';
import type { EntityNode } from '../../cypher/entity.js';
import { pageSizeOf } from '../../cypher/page.js';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId } from '../../ontology/index.js';
import { encodeCursor } from '../../query/cursor.js';
import { type ExposureWay, exposureWays } from '../../query/reach.js';
import type { Answer } from '../answer.js';
import { inOneLine, type LinkRow, MAX_REASONS, stepOf } from '../explanation.js';
import { resolveNames } from '../names/index.js';
import { namesInSelection } from '../names/names-in.js';
import type { ExposureEdge, ExposureReason, exposureAnswer } from './answer.js';
import { type ExposureRequest, exposedKinds } from './request.js';
import { countStatement, exposureStatement, order } from './statement.js';

/**
 * The policies that affect a company or a sector, or whom a policy affects, most direct first, each with every way.
 * One statement, and one for the name. Throws UNKNOWN_NAME and AMBIGUOUS_NAME with candidates, BAD_USER_INPUT,
 * LIMIT_EXCEEDED.
 */
export async function exposure(
  graph: Graph,
  asked: ExposureRequest,
): Promise<Answer<typeof exposureAnswer>> {
  const size = pageSizeOf({ first: asked.first ?? undefined });
  if (asked.asOf?.undated === 'ONLY') {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'undated',
      'ONLY is not for exposure, whose chains have dated and undated links. Give INCLUDE, or LEAVE_OUT for what certainly held.',
    );
  }
  const names = await resolveNames(graph, [
    { name: asked.of, kinds: exposedKinds, argument: 'of' },
    ...(asked.issuedBy ?? []).map((name) => ({ name, kinds: ['Agency'], argument: 'issuedBy' })),
    ...namesInSelection(asked.node),
  ]);
  const [id] = names.idsOf([asked.of], exposedKinds) as [string];
  const kind = kindOfId(id)?.name as (typeof exposedKinds)[number];
  if (kind === 'Policy' && asked.issuedBy) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'issuedBy',
      `"${asked.of}" is a policy, and what it affects was issued by nobody. Leave issuedBy out, or ask of a company or a sector.`,
    );
  }
  const { hasRelationOrderIndex } = await graph.stats();
  const context = newBuilder(names, asked.asOf, hasRelationOrderIndex);
  const counting = newBuilder(names, asked.asOf);
  const { text, node } = exposureStatement({ ...asked, id, kind, size }, asked.node, context);
  const count = countStatement({ ...asked, id, kind, size }, counting);
  const [rows, counted] = await Promise.all([
    graph.read<ExposureRow>(text, context.parameters),
    asked.totalCount ? graph.read<readonly [number]>(count, counting.parameters) : [],
  ]);
  const edges = rows
    .slice(0, size)
    .map(([rank, at, entity, chains]) => edgeOf(rank, at, node.decode(entity), chains));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    hasNextPage: rows.length > size,
    endCursor: edges.at(-1)?.cursor ?? null,
    totalCount: counted[0]?.[0] ?? null,
    complete: true,
    asOf: asked.asOf?.day ?? null,
  };
}

type Chain = readonly [rank: number, stake: number | null, links: readonly LinkRow[]];
type ExposureRow = readonly [rank: number, id: string, node: unknown, chains: readonly Chain[]];

function edgeOf(
  rank: number,
  id: string,
  node: EntityNode,
  chains: readonly Chain[],
): ExposureEdge {
  const because = chains.slice(0, MAX_REASONS).map(reasonOf);
  return {
    cursor: encodeCursor(order, [rank, id]),
    node,
    via: exposureWays[rank] as ExposureWay,
    basis: [...new Set(because.map(({ basis }) => basis))].sort(),
    because,
    becauseComplete: chains.length <= MAX_REASONS,
  };
}

function reasonOf([rank, stake, links]: Chain): ExposureReason {
  const steps = links.map(stepOf);
  // REGULATES is always stated by the text; only AFFECTS has its own basis and certainty.
  return {
    via: exposureWays[rank] as ExposureWay,
    stake,
    basis: steps[0]?.basis ?? 'TEXT',
    certainty: steps[0]?.certainty ?? 'STATED',
    steps,
    ...inOneLine(steps),
  };
}
