import { kinds, relations } from '../ontology/index.js';

/** Two statements that fill an empty graph; else one static statement a kind and a relation, for writing and for removing. Rows: {id, from, to, properties}. */
export function renderLoadCypher(): string {
  const statements = [
    {
      name: 'create entities',
      text: 'UNWIND $rows AS row\nCREATE (n:$(row.kind))\nSET n = row.properties\nRETURN n.id, elementId(n)',
    },
    {
      name: 'create relations',
      text: 'UNWIND $rows AS row\nMATCH (a) WHERE elementId(a) = row.from\nMATCH (b) WHERE elementId(b) = row.to\nCREATE (a)-[r:$(row.type)]->(b)\nSET r = row.properties',
    },
    ...kinds.map(({ name }) => ({
      name,
      text: `UNWIND $rows AS row\nMERGE (n:${name} {id: row.id})\nSET n = row.properties`,
    })),
    ...relations.flatMap(({ name, ends }) =>
      ends.map(([from, to]) => ({
        name: `${name} ${from} ${to}`,
        text: `UNWIND $rows AS row\nMATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to})\nMERGE (a)-[r:${name} {id: row.id}]->(b)\nSET r = row.properties`,
      })),
    ),
    ...relations.map(({ name }) => ({
      name: `remove ${name}`,
      text: `UNWIND $ids AS id\nMATCH ()-[r:${name} {id: id}]->()\nDELETE r`,
    })),
    ...kinds.map(({ name }) => ({
      name: `remove ${name}`,
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\nDETACH DELETE n`,
    })),
    ...kinds.map(({ name }) => ({
      name: `stated ${name}`,
      text: `MATCH (n:${name}) WHERE $dataSet IN n.datasets\nRETURN n.id, n.hash, n.datasets, n.statements`,
    })),
    ...relations.map(({ name }) => ({
      name: `stated ${name}`,
      text: `MATCH ()-[r:${name}]->() WHERE $dataSet IN r.datasets\nRETURN r.id, r.hash, r.datasets, r.statements`,
    })),
    ...kinds.map(({ name }) => ({
      name: `present ${name}`,
      text: `UNWIND $ids AS id\nMATCH (n:${name} {id: id})\nRETURN n.id, n.datasets, n.statements, properties(n)`,
    })),
    ...relations.map(({ name }) => ({
      name: `present ${name}`,
      text: `UNWIND $ids AS id\nMATCH (a)-[r:${name} {id: id}]->(b)\nRETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id`,
    })),
  ];
  return `// Derived from src/ontology: change it there and run npm run derive.\n\n${statements.map(({ name, text }) => `// ${name}\n${text};\n`).join('\n')}`;
}
