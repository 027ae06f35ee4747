import {
  exhaustiveTraversalsOf,
  keepsSecondId,
  kinds,
  readIn as readInRelation,
  relations,
  relationsWithSortIndex,
  type SortIndex,
  secondIdKey,
  unknownKey,
} from '../ontology/index.js';
import { comparedColumns, loadColumns } from './load-columns.js';

/**
 * The static statements of the loader: two that fill a small empty graph from rows; else what is written comes in
 * columns, a list for each property, all equally long or empty.
 */
export function renderLoadCypher(): string {
  const statements = [
    {
      name: 'create entities',
      text: 'UNWIND $rows AS row\nCREATE (n:$(row.kind))\nSET n = row.properties\nRETURN n.id, elementId(n)',
    },
    {
      name: 'create relations',
      text: `UNWIND $rows AS row\n${placed('a', 'row.from')}\n${placed('b', 'row.to')}\nCREATE (a)-[r:$(row.type)]->(b)\nSET r = row.properties`,
    },
    ...kinds.map(({ name }) => ({
      name: `add ${name}`,
      text: `${eachRow}\nCREATE (:${name} ${properties(name)})`,
    })),
    ...kinds.map(({ name }) => ({
      name: `fill ${name}`,
      text: `${eachRow}\nCREATE (n:${name} ${properties(name)})\nRETURN n.id, elementId(n)`,
    })),
    ...relations.map(({ name }) => ({
      name: `fill ${name}`,
      text: `${eachRow}\n${placed('a', '$from[at]')}\n${placed('b', '$to[at]')}\nCREATE (a)-[r:${name} ${properties(name)}]->(b)${keysAfter(name, '\nSET ')}`,
    })),
    ...kinds.map(({ name }) => ({
      name: `set ${name}`,
      text: `${eachRow}\nMATCH (n:${name} {id: $id[at]})\nSET n = ${properties(name)}`,
    })),
    ...kinds.map(({ name }) => ({
      name: `change ${name}`,
      text: `UNWIND range(0, size($ids) - 1) AS at\nMATCH (n:${name} {id: $ids[at]})\nSET n += $changes[at]`,
    })),
    ...relations.map(({ name }) => ({
      name: `change ${name}`,
      text: `UNWIND range(0, size($ids) - 1) AS at\nMATCH ()-[r:${name} {id: $ids[at]}]->()\n${byId(name)}\nSET r += $changes[at]`,
    })),
    {
      name: `fill ${readIn}`,
      text: `UNWIND $places AS place\n${placed('n', 'place')}\n${ofItsSources}\nCREATE (n)-[:${readIn} {${readInProperties.map(([key, value]) => `${key}: ${value}`).join(', ')}}]->(s)`,
    },
    ...kinds.map(({ name }) => ({
      name: `read in ${name}`,
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\n${updateReadIn}`,
    })),
    ...kinds.map(({ name }) => ({
      name: `all read in ${name}`,
      text: `MATCH (n:${name})\nCALL (n) {\n${updateReadIn}\n} IN TRANSACTIONS OF 20000 ROWS`,
    })),
    ...kinds.flatMap(({ name }) => {
      const text = issuersDiffer(name);
      return text ? [{ name: `differing relations ${name}`, text }] : [];
    }),
    ...[...kinds, ...relations].map(({ name }) => ({
      name: `several ${name}`,
      text: `MATCH ${record(name)} WHERE it.statements IS NOT NULL\nRETURN it.id, it.datasets, it.statements`,
    })),
    ...relations.flatMap(({ name, ends }) =>
      ends.map(([from, to]) => ({
        name: `add ${name} ${from} ${to}`,
        text: `${eachRow}\nMATCH (a:${from} {id: $from[at]}) MATCH (b:${to} {id: $to[at]})\nCREATE (a)-[r:${name} ${properties(name)}]->(b)${keysAfter(name, '\nSET ')}`,
      })),
    ),
    ...relationsWithSortIndex.flatMap(keyStatements),
    ...relations.filter(keepsSecondId).map(({ name }) => ({
      name: `all second ids ${name}`,
      text: `MATCH ()-[r:${name}]->() WHERE r.${secondIdKey} IS NULL\nCALL (r) { SET r.${secondIdKey} = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS`,
    })),
    ...relations.map(({ name }) => ({
      name: `set ${name}`,
      text: `${eachRow}\nMATCH (a)-[r:${name} {id: $id[at]}]->(b)\n${byId(name)}\nSET r = ${properties(name)}${keysAfter(name, ', ')}`,
    })),
    ...relations.map(({ name }) => ({
      name: `remove ${name}`,
      text: `UNWIND $ids AS id\nMATCH ()-[r:${name} {id: id}]->()\n${byId(name)}\nDELETE r`,
    })),
    ...kinds.map(({ name }) => ({
      name: `remove ${name}`,
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\nDETACH DELETE n`,
    })),
    ...kinds.map(({ name }) => ({
      name: `stated ${name}`,
      text: `MATCH (n:${name}) WHERE $dataSet IN n.datasets\n${stated('n')}`,
    })),
    ...relations.map(({ name }) => ({
      name: `stated ${name}`,
      text: `MATCH ()-[r:${name}]->() WHERE $dataSet IN r.datasets\n${stated('r')}`,
    })),
    ...kinds.map(({ name }) => ({
      name: `present ${name}`,
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\n${present(name, 'n')}`,
    })),
    ...relations.map(({ name }) => ({
      name: `present ${name}`,
      text: `UNWIND $ids AS id\nMATCH ()-[r:${name} {id: id}]->()\n${byId(name)}\n${present(name, 'r')}`,
    })),
  ];
  return `// Derived from src/ontology: change it there and run npm run generate.\n\n${statements.map(({ name, text }) => `// ${name}\n${text};\n`).join('\n')}`;
}

const { name: readIn } = readInRelation;

/** Each source of `n`, with the places in it. */
const ofItsSources = `UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})`;

const readInProperties = [
  ['id', `'${readIn.toLowerCase()}:' + n.id + '>' + source`],
  [secondIdKey, 'source'],
  ['status', "'ACTUAL'"],
  ['sources', 'references'],
  ['datasets', 'n.datasets'],
] as const;

/**
 * Updates the READ_IN relations of `n`: one to each of its sources, with the places in it. The loader of small graphs
 * makes the same relations from rows; see src/load/create.
 */
const updateReadIn = `CALL (n) {
  MATCH (n)-[old:${readIn}]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
${ofItsSources}
MERGE (n)-[r:${readIn}]->(s)
SET ${readInProperties.map(([key, value]) => `r.${key} = ${value}`).join(', ')}`;

/**
 * Notes on entities whose issuers data sets disagree about: one lacks an issuer that another states, though it states
 * some and its source would name it, or they give it different roles. Undefined for a kind without such relations.
 */
function issuersDiffer(kind: string): string | undefined {
  const sides = exhaustiveTraversalsOf(kind);
  if (sides.length === 0) return undefined;
  const found = sides.map(
    ({ relation, field }) => `CASE WHEN COUNT {
    MATCH (n)<-[r:${relation.name}]-() WITH collect(r) AS stated
    UNWIND stated AS one UNWIND one.datasets AS dataSet
    WITH stated, collect(DISTINCT dataSet) AS every
    WHERE any(one IN stated WHERE size(one.datasets) < size(every) OR one.differing IS NOT NULL)
    RETURN 1
  } > 0 THEN ['${field}'] ELSE [] END`,
  );
  return `UNWIND $ids AS id
MATCH (n:${kind} {id: id})
WITH n, ${found.join(' + ')} AS differing
SET n.differingRelations = CASE WHEN size(differing) > 0 THEN differing END`;
}

const record = (name: string) =>
  kinds.some((kind) => kind.name === name) ? `(it:${name})` : `()-[it:${name}]->()`;

function keysAfter(name: string, joint: string): string {
  const keys = relationsWithSortIndex.find(({ relation }) => relation === name);
  return keys ? `${joint}${assignments(keys)}` : '';
}

/**
 * What a relation repeats of its ends; an unknown value has a sign of its own, for an index holds no row without it.
 */
function assignments({ ownerKey: holderKey, itemKey: listedKey, fields }: SortIndex): string {
  return [
    `r.${holderKey} = a.id`,
    `r.${listedKey} = b.id`,
    ...fields.map((field) => `r.${field} = coalesce(b.${field}, '${unknownKey}')`),
  ].join(', ');
}

/** Keys after their ends have changed, and all keys anew, for a graph that was imported without this loader. */
function keyStatements(keys: SortIndex) {
  const { relation, owner: holder, item: listed, itemKey: listedKey, fields } = keys;
  const changed = fields.map((field) => `r.${field} <> coalesce(b.${field}, '${unknownKey}')`);
  const stale = [`r.${listedKey} IS NULL`, ...changed].join(' OR ');
  return [
    {
      name: `keys ${relation}`,
      text: `UNWIND $ids AS id\nMATCH (b:${listed} {id: id})<-[r:${relation}]-(a:${holder})\nWHERE ${stale}\nSET ${assignments(keys)}`,
    },
    {
      name: `all keys ${relation}`,
      text: `MATCH (a:${holder})-[r:${relation}]->(b:${listed})\nCALL (a, r, b) { SET ${assignments(keys)} } IN TRANSACTIONS OF 20000 ROWS`,
    },
  ];
}

const eachRow = 'UNWIND range(0, size($id) - 1) AS at';

/** A column that is empty gives null in each row, and Neo4j keeps no property that is null. */
function properties(name: string): string {
  return `{${loadColumns(name)
    .map((column) => `${column}: $${column}[at]`)
    .join(', ')}}`;
}

/** A node that was written before, by Neo4j's own name for it. */
const placed = (node: string, place: string) =>
  `MATCH (${node}) WHERE elementId(${node}) = ${place}`;

/** Said outright: otherwise the plan may go through all relations of the type once a row. */
const byId = (name: string) => `USING INDEX r:${name}(id)`;

/** Who else states it is asked for only where there is somebody: most of a graph has one data set behind it. */
const stated = (it: string) =>
  `RETURN ${it}.id, ${it}.hash, CASE WHEN size(${it}.datasets) > 1 THEN ${it}.datasets END, ${it}.statements`;

/** A list of values, which the driver reads several times faster than a map. */
const present = (name: string, it: string) =>
  `RETURN ${it}.id, ${it}.hash, ${it}.datasets, ${it}.statements, [${comparedColumns(name)
    .map((column) => `${it}.${column}`)
    .join(', ')}]`;
