import { newBuilder } from '../../cypher/builder.js';
import type { Graph } from '../../neo4j/graph.js';
import type { AsOf } from '../../query/as-of.js';
import type { Answer } from '../answer.js';
import { withRanks } from '../counts/rank.js';
import { referenceTo } from '../explanation.js';
import { resolveNames } from '../names/index.js';
import { namesInWhere } from '../names/names-in.js';
import { planOfAll } from '../planner/index.js';
import type { jointIssuersAnswer } from './answer.js';
import { type IssuerSet, pairsOf } from './pairs.js';
import { type JointQuestion, jointStatement } from './statement.js';

export interface JointRequest extends JointQuestion {
  readonly asOf?: AsOf | undefined;
}

/** A matrix of more agencies is no table that anybody reads. */
export const MAX_AGENCIES = 200;
export const MAX_PAIRS = 5_000;

type Unnamed = readonly [
  id: string,
  name: string,
  nameZh: string | null,
  stated: number,
  named: number,
];
type Row = readonly [
  total: number,
  undated: number,
  sets: readonly IssuerSet[],
  unnamed: readonly Unnamed[],
];

/**
 * Who issues policies with whom, and how often, as a list of pairs and as a matrix: one statement, one for the
 * names in the filter, and one to choose its plan where there is a choice. Throws UNKNOWN_NAME, AMBIGUOUS_NAME, BAD_USER_INPUT and LIMIT_EXCEEDED.
 */
export async function jointIssuers(
  graph: Graph,
  asked: JointRequest,
): Promise<Answer<typeof jointIssuersAnswer>> {
  const names = await resolveNames(graph, namesInWhere('Policy', asked.where));
  const plan = await planOfAll(graph, { kind: 'Policy', where: asked.where }, names, asked.asOf);
  const context = newBuilder(names, asked.asOf);
  const text = jointStatement(asked, plan, context);
  const [row] = await graph.read<Row>(text, context.parameters);
  const [total, undated, sets, unnamed] = row as Row;
  const { issuers, pairs } = pairsOf(sets);
  const joint = issuers.filter((issuer) => issuer.joint > 0);
  const agencies = withRanks(
    joint,
    (issuer) => issuer.joint,
    ({ agency }) => agency.id,
  )
    .slice(0, MAX_AGENCIES)
    .map((issuer) => ({ ...issuer, partners: issuer.partners.size }));
  const edges = withRanks(
    pairs,
    ({ count }) => count,
    ({ a, b }) => `${a.id} ${b.id}`,
  );
  return {
    agencies,
    edges: edges.slice(0, MAX_PAIRS),
    matrix: matrixOf(
      agencies.map(({ agency }) => agency.id),
      new Map(pairs.map(({ a, b, count }) => [`${a.id} ${b.id}`, count])),
    ),
    total,
    joint: sumOf(sets, (size) => size > 1),
    alone: sumOf(sets, (size) => size === 1),
    withoutIssuer: sumOf(sets, (size) => size === 0),
    moreIssuers: unnamed
      .map(([id, name, nameZh, stated, named]) => ({
        policy: referenceTo(id, name, nameZh),
        stated,
        named,
      }))
      .sort((a, b) => (a.policy.id < b.policy.id ? -1 : 1)),
    complete: joint.length <= MAX_AGENCIES && edges.length <= MAX_PAIRS,
    asOf: asked.asOf?.day ?? null,
    undated: asked.asOf ? undated : null,
  };
}

/** Row and column of an agency lie at its place in the list; the diagonal is 0, as nobody issues with itself. */
function matrixOf(ids: readonly string[], counts: ReadonlyMap<string, number>): number[][] {
  return ids.map((a) => ids.map((b) => counts.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? 0));
}

function sumOf(sets: readonly IssuerSet[], counts: (size: number) => boolean): number {
  return sets.reduce((sum, [issuers, rows]) => sum + (counts(issuers.length) ? rows : 0), 0);
}
