import { newBuilder } from '../../cypher/builder.js';
import { relationHolds } from '../../cypher/validity.js';
import type { Graph } from '../../neo4j/graph.js';
import {
  dateOfKey,
  type FieldShape,
  fieldShapes,
  relations,
  type Traversal,
} from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { int } from '../../query/integer.js';
import { mapInTurns } from '../../runtime/event-loop.js';
import { resolveNames } from '../names/index.js';

/** One relation of an entity, with the entity at its other end. */
export interface EntityRelation {
  /** Field of the entity, such as `issuedBy`. */
  readonly field: string;
  readonly other: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly nameZh: string | null;
  };
  /** The fields of the relation itself, by name. */
  readonly relation: Readonly<Record<string, unknown>>;
}

export interface TiesOf {
  readonly ties: readonly EntityRelation[];
  /** False if the entity has more relations than requested. */
  readonly complete: boolean;
}

export interface TiesRequest {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly sides: readonly Traversal[];
  /** Maximum number of relations per entity. */
  readonly most: number;
  readonly asOf?: AsOf | undefined;
}

export const tieFields = [
  ...new Set(relations.flatMap(({ schema }) => fieldShapes(schema).map(({ name }) => name))),
].filter((name) => name !== 'from' && name !== 'to');
export const tieTypes = relations.map(({ name }) => name);

/** A relation as the statements of ties return it. */
export type TieRow = readonly [
  type: string,
  out: boolean,
  id: string,
  kind: string,
  name: string,
  nameZh: string | null,
  relation: string,
  values: readonly unknown[],
];

/**
 * The relations of some entities of a kind, of all types, sorted by relation id. One statement with the same text for
 * all of them, so that Neo4j plans it once.
 */
export async function ties(graph: Graph, asked: TiesRequest): Promise<Map<string, TiesOf>> {
  const { kind, ids, sides, most, asOf } = asked;
  if (ids.length === 0 || sides.length === 0) return new Map();
  const context = newBuilder(await resolveNames(graph, []), asOf);
  const [idList, wanted, limit] = [ids, sides.flatMap(waysOf), int(most + 1)].map(
    context.parameter,
  );
  const own = tieFields.map((name) => `r.${name}`).join(', ');
  const rows = await graph.read(
    `MATCH (n:${kind}) WHERE n.id IN ${idList}
RETURN n.id, COLLECT { MATCH (n)-[r:${tieTypes.join('|')}]-(m) WHERE (type(r) + CASE WHEN startNode(r) = n THEN '>' ELSE '<' END) IN ${wanted} AND ${relationHolds('r', tieTypes, context)}
  WITH r, m ORDER BY r.id LIMIT ${limit}
  RETURN [type(r), startNode(r) = n, m.id, head(labels(m)), m.name, m.nameZh, r.id, [${own}]] }`,
    context.parameters,
  );
  const fieldOf = new Map(sides.flatMap((side) => waysOf(side).map((way) => [way, side] as const)));
  const found = await mapInTurns(rows, ([id, all]): [string, TiesOf] => {
    const found = all as readonly TieRow[];
    const kept = found.slice(0, most).flatMap((row) => {
      const side = fieldOf.get(`${row[0]}${row[1] ? '>' : '<'}`);
      return side ? [tieOf(side, row)] : [];
    });
    return [id as string, { ties: kept, complete: found.length <= most }];
  });
  return new Map(found);
}

/** A relation and the end from which it is read, as one word. */
export function waysOf({ relation, direction }: Traversal): string[] {
  const ways = { OUT: ['>'], IN: ['<'], BOTH: ['>', '<'] }[direction];
  return ways.map((way) => `${relation.name}${way}`);
}

/** A row as a relation of the side from which it was read. */
export function tieOf(
  side: Traversal,
  [, , id, kind, name, nameZh, relation, values]: TieRow,
): EntityRelation {
  const own = fieldShapes(side.relation.schema)
    .filter((field) => tieFields.includes(field.name))
    .map((field) => [field.name, told(field, values[tieFields.indexOf(field.name)])]);
  return {
    field: side.field,
    other: { id, kind, name, nameZh },
    relation: { id: relation, ...Object.fromEntries(own) },
  };
}

function told({ type, list }: FieldShape, stored: unknown): unknown {
  if (type === 'date' && stored != null) return dateOfKey(stored as string);
  return stored ?? (list ? [] : null);
}
