import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { degreePattern } from '../../cypher/pattern.js';
import { isDated, relationHolds } from '../../cypher/validity.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds, type Relation, type Traversal, traversalsOf } from '../../ontology/index.js';
import type { ResolvedNames } from '../../query/names.js';
import { expansion, nodesById, passes } from './pattern.js';
import type { Scope } from './request.js';

/** The number of relevant relations of an entity on each of its sides, whether or not they are shown. */
export type Degrees = readonly (readonly [side: Traversal, count: number])[];

/** The degrees of entities: one statement for those that Neo4j stores, and one for those that must be counted. */
export async function degreesOf(
  graph: Graph,
  ids: readonly string[],
  scope: Scope,
  names: ResolvedNames,
): Promise<Map<string, Degrees>> {
  const looking = newBuilder(names, scope.asOf);
  const looked = lookedAtStatement(ids, scope, looking);
  const [kept, counted] = await Promise.all([
    graph.read<KeptRow>(keptStatement(scope), { ids: idsByKind(ids) }),
    looked ? graph.read<CountedRow>(looked, looking.parameters) : [],
  ]);
  const lookedAt = new Map(counted);
  return new Map(
    kept.map(([id, kind, numbers]) => {
      const sides = sidesIn(kind, scope);
      const own = lookedAt.get(id) ?? [];
      return [
        id,
        [
          ...sides.kept.map((side, at) => [side, numbers[at] ?? 0] as const),
          ...sides.lookedAt.map((side) => [side, countOn(side, own)] as const),
        ],
      ];
    }),
  );
}

type KeptRow = readonly [id: string, kind: string, counts: readonly number[]];
type CountedRow = readonly [id: string, counts: readonly DegreeRow[]];
type DegreeRow = readonly [relation: string, way: 'OUT' | 'IN', count: number];

function countOn({ relation, direction }: Traversal, counted: readonly DegreeRow[]): number {
  return counted
    .filter(([type, way]) => type === relation.name && (direction === 'BOTH' || direction === way))
    .reduce((sum, [, , count]) => sum + count, 0);
}

/** Sides on which every relation counts. Neo4j stores their number, even for a hub. */
export function keptStatement(scope: Scope): string {
  const branches = kinds.map(({ name }) => {
    const counts = sidesIn(name, scope).kept.map(degree).join(', ');
    return `MATCH (n:${name}) WHERE n.id IN $ids.${name} RETURN n.id AS id, '${name}' AS kind, [${counts}] AS counts`;
  });
  return branches.join(' UNION ALL ');
}

/**
 * Sides on which each relation must be checked for its day, or for the kind at its other end. Undefined if there are
 * none.
 */
export function lookedAtStatement(
  ids: readonly string[],
  scope: Scope,
  context: StatementBuilder,
): string | undefined {
  const sides = kinds.flatMap(({ name }) => sidesIn(name, scope).lookedAt);
  const relations = [...new Set(sides.map(({ relation }) => relation))];
  if (relations.length === 0) return undefined;
  const holds = relationHolds('r', namesOf(relations), context);
  return `${nodesById(context.parameter(idsByKind(ids)))}
    RETURN n.id, COLLECT { ${expansion('BOTH', relations)}
      WITH type(r) AS type, way, r, m WHERE ${holds} AND ${passes('m', scope, context)}
      WITH type, way, count(*) AS relations
      RETURN [type, way, relations] }`;
}

/** The sides of a kind in the scope, by how their relations are counted. */
function sidesIn(kind: string, scope: Scope) {
  const sides = traversalsOf(kind).filter(
    ({ relation, targetKinds: others }) =>
      scope.relations.includes(relation) && others.some((other) => scope.kinds.includes(other)),
  );
  const isKept = ({ relation, targetKinds: others }: Traversal) =>
    (!scope.asOf || relation.validitySource === 'ALWAYS') &&
    others.every((other) => scope.kinds.includes(other) && !(scope.asOf && isDated(other)));
  return { kept: sides.filter(isKept), lookedAt: sides.filter((side) => !isKept(side)) };
}

function degree({ relation, direction }: Traversal): string {
  return `COUNT { ${degreePattern('n', direction, relation.name)} }`;
}

function namesOf(relations: readonly Relation[]): string[] {
  return relations.map(({ name }) => name);
}
