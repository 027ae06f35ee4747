import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetOf } from '../../bench/generate/dataset.js';
import { connectTo, importWorld } from '../../bench/generate/import.js';
import { worldOf } from '../../bench/generate/world.js';
import { load } from '../../src/load/load.js';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/local-neo4j/index.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { emptyGraph } from '../helpers/graph.js';

const world = worldOf(2_000, 3);
let loaded: Graph;
let imported: Graph;
let neo4j: LocalNeo4j;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'policy-graph-generated-'));
  await importWorld(world, directory, () => undefined);
  neo4j = await startLocalNeo4j({ directory, boltPort: 0, httpPort: 0, heap: '512m' });
  imported = await connectTo(neo4j);
  loaded = await emptyGraph();
  await dropSchema(loaded);
  await load(loaded, datasetOf(world));
}, 600_000);

/** Other tests of this run may have made keys, or indexes of earlier versions. */
async function dropSchema({ driver, database, read }: Graph): Promise<void> {
  const drop = (statement: string) => driver.executeQuery(statement, {}, { database });
  for (const [name] of await read<[string]>('SHOW CONSTRAINTS YIELD name RETURN name'))
    await drop(`DROP CONSTRAINT \`${name}\``);
  const rest = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name";
  for (const [name] of await read<[string]>(rest)) await drop(`DROP INDEX \`${name}\``);
}

afterAll(async () => {
  await loaded?.close();
  await imported?.close();
  await neo4j?.stop();
  await rm(directory, { recursive: true, force: true });
});

const questions = {
  nodes:
    'MATCH (n) WHERE NOT n:DataSet AND NOT n:TestDatabase RETURN labels(n), properties(n) ORDER BY n.id',
  relations: 'MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY type(r), r.id',
  'what is said of the data set': 'MATCH (d:DataSet) RETURN d{.*, loadedAt: null}',
  'constraints and indexes':
    'SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties RETURN name, type, state, labelsOrTypes, properties ORDER BY name',
};

test.each(Object.entries(questions))(
  'an import by neo4j-admin gives the same %s as the loader',
  async (_, question) => {
    const [one, other] = [await imported.read(question), await loaded.read(question)];
    expect(one.length).toBeGreaterThan(0);
    expect(one).toEqual(other);
  },
);

test('an import keeps the types of values apart as the loader does', async () => {
  const question = `MATCH (n) UNWIND keys(n) AS key WITH labels(n) AS labels, key, valueType(n[key]) AS type
    WHERE NONE(label IN labels WHERE label IN ['DataSet', 'TestDatabase']) RETURN DISTINCT labels, key, type ORDER BY labels, key, type`;
  expect(await imported.read(question)).toEqual(await loaded.read(question));
});
