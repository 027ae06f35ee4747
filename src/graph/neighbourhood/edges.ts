import { int } from 'neo4j-driver';
import { UserError } from '../../errors.js';
import { relationNamed } from '../../ontology/index.js';
import { type Context, newContext } from '../compile/context.js';
import { idsByKind } from '../compile/ids-by-kind.js';
import { relationHolds } from '../compile/legal-time.js';
import { linkOf } from '../compile/link.js';
import type { Graph } from '../connect.js';
import type { ResolvedNames } from '../names/resolve.js';
import type { NeighbourhoodEdge } from '../neighbourhood.js';
import { type LinkRow, stepOf } from '../reason.js';
import type { Scope } from './asked.js';
import { nodesById, types } from './pattern.js';

/** No picture shows more, and with their sources they come to some 20 MB. */
const mostEdges = 20_000;
/** From this many relations on, an entity is a hub: its relations are read from their other ends. */
const hubDegree = 200;

/** Every relation between the entities that the scope lets through, each once, by id. Throws LIMIT_EXCEEDED. */
export async function edgesBetween(
  graph: Graph,
  ids: readonly string[],
  scope: Scope,
  names: ResolvedNames,
): Promise<NeighbourhoodEdge[]> {
  const context = newContext(names, scope.asOf);
  const text = edgesStatement(ids, scope, context);
  const rows = await graph.read(text, context.parameters);
  if (rows.length > mostEdges) {
    throw new UserError(
      'LIMIT_EXCEEDED',
      `limit: between the ${ids.length} entities lie more than ${mostEdges} relations. Ask for fewer entities with limit, or fewer relations.`,
      { limit: mostEdges },
    );
  }
  return rows
    .map(([link]) => edgeOf(link as LinkRow))
    .sort((a, b) => (a.step.id < b.step.id ? -1 : 1));
}

/** The relations between entities. Those of a hub are found at the ends that have fewer, so that it is not read through. */
export function edgesStatement(ids: readonly string[], scope: Scope, context: Context): string {
  const start = nodesById(context.bind(idsByKind(ids)));
  const link = `[r:${types(scope.relations)}]`;
  const isHub = (node: string) => `COUNT { (${node})--() } >= ${hubDegree}`;
  const holds = relationHolds(
    'r',
    scope.relations.map(({ name }) => name),
    context,
  );
  return `${start}
    WITH collect(n) AS shown, collect(CASE WHEN ${isHub('n')} THEN null ELSE n END) AS small, collect(CASE WHEN ${isHub('n')} THEN n END) AS hubs
    CALL (shown, small, hubs) {
      UNWIND small AS n MATCH (n)-${link}->(m) WHERE m IN shown RETURN r
      UNION ALL
      UNWIND small AS n MATCH (n)<-${link}-(m) WHERE m IN hubs RETURN r
      UNION ALL
      UNWIND hubs AS n MATCH (n)-${link}->(m) WHERE m IN hubs RETURN r
    }
    WITH r WHERE ${holds} LIMIT ${context.bind(int(mostEdges + 1))}
    RETURN ${linkOf('r', context, scope.sources)}`;
}

function edgeOf(link: LinkRow): NeighbourhoodEdge {
  const step = stepOf(link);
  const { label, weak, symmetric } = relationNamed(step.relation);
  return {
    from: step.from.id,
    to: step.to.id,
    label: label.en,
    labelZh: label.zh,
    weak,
    symmetric,
    step,
  };
}
