import { int } from 'neo4j-driver';
import {
  fieldShapes,
  type Kind,
  kindOfId,
  kinds,
  type Relation,
  relations,
  searchIndex,
} from '../../src/ontology/index.js';
import { columnsFor } from '../../src/queries/export/columns.js';
import { textQuery } from '../../src/text/search/words/text-keys.js';

/** One statement by hand, its rows as lists: what the driver needs, and nothing of ours around it. */
export interface Floor {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Relations that a path walks when nobody names any. */
const strong = relations.filter(({ weak }) => !weak).map(({ name }) => name);

/**
 * W4: the `first` shortest paths between two entities, over what is a tie by itself and through nothing merely shared.
 * Which paths of one length come first is left to Neo4j.
 */
export function pathsFloor(from: string, to: string, maxHops: number, first: number): Floor {
  const statement = `MATCH (a:${label(from)} {id: $from}) MATCH (b:${label(to)} {id: $to})
    MATCH path = SHORTEST ${first} (a)(()-[r:${strong.join('|')} WHERE r.status <> 'FAILED']-(m WHERE NOT m:Sector|Place|Source)){1,${maxHops}}(b)
    RETURN [n IN nodes(path) | [n.id, n.name, n.nameZh]], [r IN relationships(path) | [type(r), r.id, r.status, startNode(r).id, r.sources]]`;
  return { statement, parameters: { from, to } };
}

/** W4 with one path alone, in Neo4j's older form. */
export function shortestPathFloor(from: string, to: string, maxHops: number): Floor {
  const statement = `MATCH (a:${label(from)} {id: $from}) MATCH (b:${label(to)} {id: $to})
    MATCH path = shortestPath((a)-[:${strong.join('|')}*..${maxHops}]-(b))
    WHERE all(r IN relationships(path) WHERE r.status <> 'FAILED') AND none(n IN nodes(path) WHERE n:Sector|Place|Source)
    RETURN [n IN nodes(path) | [n.id, n.name, n.nameZh]], [r IN relationships(path) | [type(r), r.id, r.status, startNode(r).id, r.sources]]`;
  return { statement, parameters: { from, to } };
}

/** W5: what lies within two steps of an entity, `limit` of it, and every relation between. */
export function neighbourhoodFloor(id: string, limit: number): Floor {
  const statement = `MATCH (s:${label(id)} {id: $id})
    CALL (s) { MATCH (s)-[*0..2]-(m) RETURN DISTINCT m LIMIT $limit }
    WITH collect(m) AS found, collect(elementId(m)) AS ids
    RETURN [n IN found | [n.id, labels(n)[0], n.name, n.nameZh]],
      COLLECT { UNWIND found AS n MATCH (n)-[r]->(o) WHERE elementId(o) IN ids RETURN [type(r), r.id, n.id, o.id, r.status, r.sources] }`;
  return { statement, parameters: { id, limit: int(limit) } };
}

/** W6: the twenty best of the full-text index. */
export function searchFloor(text: string, limit: number): Floor {
  const statement = `CALL db.index.fulltext.queryNodes('${searchIndex}', $text, {limit: $limit}) YIELD node, score
    RETURN node.id, labels(node)[0], node.name, node.nameZh, score`;
  return { statement, parameters: { text: textQuery([text]), limit: int(limit) } };
}

/** W9: a statement for each kind and relation, with the fields that a data set states, under their names. */
export function exportFloors(): Floor[] {
  const own = (variable: string, schema: Relation['schema'] | Kind['schema']) =>
    columnsFor(fieldShapes(schema).filter(({ name }) => name !== 'from' && name !== 'to'))
      .map(({ property }) => `${variable}.${property} AS ${property}`)
      .join(', ');
  const texts = [
    ...kinds.map(
      ({ name, schema }) => `MATCH (n:${name}) RETURN '${name}' AS kind, ${own('n', schema)}`,
    ),
    ...relations.map(
      ({ name, schema }) =>
        `MATCH (a)-[r:${name}]->(b) RETURN '${name}' AS relation, r.id AS id, a.id AS from, b.id AS to${['', own('r', schema)].join(', ')}`,
    ),
  ];
  return texts.map((statement) => ({ statement, parameters: {} }));
}

function label(id: string): string {
  const kind = kindOfId(id);
  if (!kind) throw new Error(`${id} is no id.`);
  return kind.name;
}
