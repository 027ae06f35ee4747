import { type Side, sidesOf } from '../../ontology/index.js';
import { type Context, newContext } from '../compile/context.js';
import { entityOf } from '../compile/entity.js';
import { entityHolds, relationHolds } from '../compile/legal-time.js';
import type { Shape } from '../compile/shape.js';
import type { Graph } from '../connect.js';
import type { ResolvedNames } from '../names/resolve.js';
import type { NeighbourhoodRequest } from '../neighbourhood.js';
import type { Scope } from './asked.js';
import { byKind, passes, types } from './pattern.js';

/** What the graph says of one entity of a neighbourhood. */
export interface Details {
  readonly node: unknown;
  /** Whether it would be shown if it were no start. */
  readonly passes: boolean;
  /** The relations on each of its sides that lead to what may be shown, whether it is or not. */
  readonly sides: readonly (readonly [side: Side, count: number])[];
}

/** The entities with what is selected of them and the number of their relations: one statement. */
export async function detailsOf(
  graph: Graph,
  ids: readonly string[],
  request: Pick<NeighbourhoodRequest, 'node' | 'hidden'>,
  scope: Scope,
  names: ResolvedNames,
): Promise<Map<string, Details>> {
  const context = newContext(names, scope.asOf);
  const { text, decoders } = nodesStatement(ids, request, scope, context);
  const rows = await graph.read(text, context.parameters);
  return new Map(
    rows.map(([id, kind, entity, may, degrees, scanned]) => {
      const { shape, counted } = decoders.get(kind as string) as Branch;
      const sides = countsOf(counted, degrees as number[], scanned as Scanned);
      return [id as string, { node: shape.decode(entity), passes: may as boolean, sides }];
    }),
  );
}

interface Branch {
  readonly shape: Shape;
  readonly counted: Counted;
}

/** The sides of a kind by how their relations are counted. */
interface Counted {
  /** Every relation counts: Neo4j keeps the number, at a hub as well. */
  readonly kept: readonly Side[];
  /** Each relation has to be looked at: for its day, or for the kind at its other end. */
  readonly scanned: readonly Side[];
}

type Scanned = readonly (readonly [relation: string, count: number])[][];

/** The statement behind the details, and the way back from its rows. */
export function nodesStatement(
  ids: readonly string[],
  { node, hidden }: Pick<NeighbourhoodRequest, 'node' | 'hidden'>,
  scope: Scope,
  context: Context,
) {
  const decoders = new Map<string, Branch>();
  const branches = byKind(ids).map(([kind, own]) => {
    const shape = entityOf('n', new Map([...node].filter(([name]) => name === kind)), context);
    const counted = hidden ? countedSides(kind, scope, context) : { kept: [], scanned: [] };
    decoders.set(kind, { shape, counted });
    const may = scope.kinds.includes(kind) ? entityHolds('n', kind, context) : 'false';
    return `MATCH (n:${kind}) WHERE n.id IN ${context.bind(own)}
      RETURN n.id AS id, '${kind}' AS kind, ${shape.expression} AS entity, ${may} AS may, [${counted.kept.map(degree).join(', ')}] AS degrees, [${(['OUT', 'IN'] as const).map((way) => scan(counted.scanned, way, scope, context)).join(', ')}] AS scanned`;
  });
  return { text: branches.join('\nUNION ALL\n'), decoders };
}

function countedSides(kind: string, scope: Scope, context: Context): Counted {
  const asked = new Set(scope.relations.map(({ name }) => name));
  const sides = sidesOf(kind).filter(
    ({ relation, others }) =>
      asked.has(relation.name) && others.some((other) => scope.kinds.includes(other)),
  );
  const isKept = ({ relation, others }: Side) =>
    (!scope.asOf || relation.heldBy === 'ALWAYS') &&
    others.every(
      (other) => scope.kinds.includes(other) && entityHolds('m', other, context) === 'true',
    );
  return { kept: sides.filter(isKept), scanned: sides.filter((side) => !isKept(side)) };
}

function degree({ relation, direction }: Side): string {
  const link = `[:${relation.name}]`;
  if (direction === 'BOTH') return `COUNT { (n)-${link}-() }`;
  return direction === 'OUT' ? `COUNT { (n)-${link}->() }` : `COUNT { (n)<-${link}-() }`;
}

/** The relations that lead one way, counted by type in one go. */
function scan(sides: readonly Side[], way: 'OUT' | 'IN', scope: Scope, context: Context): string {
  const relations = sides
    .filter(({ direction }) => direction === way || direction === 'BOTH')
    .map(({ relation }) => relation);
  if (relations.length === 0) return '[]';
  const link = `[r:${types(relations)}]`;
  const holds = relationHolds(
    'r',
    relations.map(({ name }) => name),
    context,
  );
  return `COLLECT { MATCH (n)${way === 'OUT' ? `-${link}->` : `<-${link}-`}(m) WHERE ${holds} AND ${passes('m', scope, context)}
    WITH type(r) AS type, count(*) AS relations RETURN [type, relations] }`;
}

function countsOf(counted: Counted, degrees: readonly number[], [out, into]: Scanned) {
  const scannedOn = ({ relation, direction }: Side) =>
    [direction === 'IN' ? [] : out, direction === 'OUT' ? [] : into]
      .flatMap((rows) => rows ?? [])
      .filter(([type]) => type === relation.name)
      .reduce((sum, [, count]) => sum + count, 0);
  return [
    ...counted.kept.map((side, at) => [side, degrees[at] ?? 0] as const),
    ...counted.scanned.map((side) => [side, scannedOn(side)] as const),
  ];
}
