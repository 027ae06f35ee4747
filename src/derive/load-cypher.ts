import { kinds, relations } from '../ontology/index.js';
import { loadColumns } from './load-columns.js';

/** The static statements of the loader. What is written comes in columns: a list for each property, all equally long or empty. */
export function renderLoadCypher(): string {
  const statements = [
    ...kinds.map(({ name }) => ({
      name: `add ${name}`,
      text: `${eachRow}\nCREATE (:${name} ${properties(name)})`,
    })),
    ...kinds.map(({ name }) => ({
      name: `set ${name}`,
      text: `${eachRow}\nMATCH (n:${name} {id: $id[at]})\nSET n = ${properties(name)}`,
    })),
    ...relations.flatMap(({ name, ends }) =>
      ends.map(([from, to]) => ({
        name: `add ${name} ${from} ${to}`,
        text: `${eachRow}\nMATCH (a:${from} {id: $from[at]}) MATCH (b:${to} {id: $to[at]})\nCREATE (a)-[r:${name} ${properties(name)}]->(b)`,
      })),
    ),
    ...relations.map(({ name }) => ({
      name: `set ${name}`,
      text: `${eachRow}\nMATCH (a)-[r:${name} {id: $id[at]}]->(b)\n${byId(name)}\nSET r = ${properties(name)}`,
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
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\nRETURN n.id, n.hash, n.datasets, n.statements, properties(n)`,
    })),
    ...relations.map(({ name }) => ({
      name: `present ${name}`,
      text: `UNWIND $ids AS id\nMATCH ()-[r:${name} {id: id}]->()\n${byId(name)}\nRETURN r.id, r.hash, r.datasets, r.statements, properties(r)`,
    })),
  ];
  return `// Derived from src/ontology: change it there and run npm run derive.\n\n${statements.map(({ name, text }) => `// ${name}\n${text};\n`).join('\n')}`;
}

const eachRow = 'UNWIND range(0, size($id) - 1) AS at';

/** A column that is empty gives null in each row, and Neo4j keeps no property that is null. */
function properties(name: string): string {
  return `{${loadColumns(name)
    .map((column) => `${column}: $${column}[at]`)
    .join(', ')}}`;
}

/** Said outright: otherwise the plan may go through all relations of the type once a row. */
const byId = (name: string) => `USING INDEX r:${name}(id)`;

/** Who else states it is asked for only where there is somebody: most of a graph has one data set behind it. */
const stated = (it: string) =>
  `RETURN ${it}.id, ${it}.hash, CASE WHEN size(${it}.datasets) > 1 THEN ${it}.datasets END, ${it}.statements`;
