import { keyedRelations, kinds, type ListKeys, relations, unknownKey } from '../ontology/index.js';

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
        text: `UNWIND $rows AS row\nMATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to})\nMERGE (a)-[r:${name} {id: row.id}]->(b)\nSET r = row.properties${keysAfter(name)}`,
      })),
    ),
    ...keyedRelations.flatMap(keyStatements),
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

function keysAfter(name: string): string {
  const keys = keyedRelations.find(({ relation }) => relation === name);
  return keys ? `, ${assignments(keys)}` : '';
}

/** What a relation repeats of its ends; an unknown value has a sign of its own, for an index holds no row without it. */
function assignments({ holderKey, listedKey, fields }: ListKeys): string {
  return [
    `r.${holderKey} = a.id`,
    `r.${listedKey} = b.id`,
    ...fields.map((field) => `r.${field} = coalesce(b.${field}, '${unknownKey}')`),
  ].join(', ');
}

/** Keys after their ends have changed, and all keys anew, for a graph that was imported without this loader. */
function keyStatements(keys: ListKeys) {
  const { relation, holder, listed, fields } = keys;
  const stale = fields
    .map((field) => `r.${field} <> coalesce(b.${field}, '${unknownKey}')`)
    .join(' OR ');
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
