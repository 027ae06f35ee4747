import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isInt } from 'neo4j-driver';
import { loadColumns } from '../../src/codegen/load-columns.js';
import { line } from '../../src/interchange/export/neo4j-admin.js';
import { fieldShapes, kinds, relations } from '../../src/ontology/index.js';
import { Sheet } from '../generate/csv.js';
import type { Loader } from './contender.js';
import { nodesOf, type Row, relationsOf } from './rows.js';

/** Neo4j reads the files itself: the floor. A text in a CSV has no type, so lists and numbers are made of it. */
export const loadCsv: Loader = {
  name: 'load-csv',
  given:
    "files on Neo4j's own disk with all properties derived, written before the clock starts; CREATE, 20,000 rows a transaction",
  async prepare(world, directory) {
    await mkdir(directory, { recursive: true });
    const sheets = new Map<string, Sheet>();
    const write = (file: string, name: string, { from, to, properties }: Row) => {
      let sheet = sheets.get(file);
      if (!sheet) {
        sheet = new Sheet(directory, `${file}.csv`);
        sheets.set(file, sheet);
      }
      const cells = loadColumns(name).map((column) => flat(properties[column]));
      sheet.write(line(from === undefined ? cells : [from, to, ...cells]));
    };
    for (const [kind, row] of nodesOf(world)) write(kind, kind, row);
    for (const [type, from, to, row] of relationsOf(world))
      write(`${type}-${from}-${to}`, type, row);
    for (const sheet of sheets.values()) sheet.close();
  },
  async load(graph, world, directory) {
    const run = async (file: string, write: string) => {
      const session = graph.driver.session({ database: graph.database });
      try {
        const path = new URL(`file://${join(directory, file)}.csv`).href;
        await session.run(
          `LOAD CSV FROM '${path}' AS row CALL (row) { ${write} } IN TRANSACTIONS OF 20000 ROWS`,
          {},
        );
      } finally {
        await session.close();
      }
    };
    const seen = filesOf(world);
    for (const { name } of kinds)
      if (seen.has(name)) await run(name, `CREATE (:${name} ${properties(name, 0)})`);
    for (const { name, ends } of relations)
      for (const [from, to] of ends)
        if (seen.has(`${name}-${from}-${to}`))
          await run(
            `${name}-${from}-${to}`,
            `MATCH (a:${from} {id: row[0]}) MATCH (b:${to} {id: row[1]}) CREATE (a)-[:${name} ${properties(name, 2)}]->(b)`,
          );
  },
};

function filesOf(world: Parameters<NonNullable<Loader['prepare']>>[0]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const [type, from, to] of relationsOf(world)) files.add(`${type}-${from}-${to}`);
  for (const { name } of kinds) if ((world.size.kinds[name] ?? 0) > 0) files.add(name);
  return files;
}

/** Between the values of a list: a sign that no text has. */
const between = '\u001F';

function flat(value: unknown): unknown {
  if (isInt(value)) return value.toNumber();
  // An empty list is told from none by a sign of its own.
  return Array.isArray(value) && value.length === 0 ? between : (value ?? undefined);
}

function properties(name: string, offset: number): string {
  const types = typesOf(name);
  return `{${loadColumns(name)
    .map(
      (column, at) => `${column}: ${typed(`row[${at + offset}]`, types.get(column) ?? 'string')}`,
    )
    .join(', ')}}`;
}

function typed(cell: string, type: string): string {
  if (type === 'integer') return `toInteger(${cell})`;
  if (type === 'number') return `toFloat(${cell})`;
  if (type === 'boolean') return `toBoolean(${cell})`;
  if (type === 'numbers') return `[part IN split(${cell}, '\\u001F') | toFloat(part)]`;
  if (type === 'list')
    return `CASE WHEN ${cell} = '\\u001F' THEN [] ELSE split(${cell}, '\\u001F') END`;
  return cell;
}

function typesOf(name: string): Map<string, string> {
  const schema =
    kinds.find((one) => one.name === name)?.schema ??
    relations.find((one) => one.name === name)?.schema;
  const types = new Map<string, string>([
    ['aliases', 'list'],
    ['nameKeys', 'list'],
    ['datasets', 'list'],
    ['statements', 'list'],
  ]);
  for (const field of schema ? fieldShapes(schema) : [])
    if (!field.fields) types.set(field.name, field.list ? 'list' : field.type);
    else
      for (const inner of field.fields)
        types.set(`${field.name}_${inner.name}`, inner.type === 'number' ? 'numbers' : 'list');
  return types;
}
