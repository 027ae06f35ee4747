import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { load, needsLoad } from '../../src/load/load.js';
import { migrate, requireCurrent } from '../../src/load/migrate.js';
import { statusOf } from '../../src/load/status.js';
import { int } from '../../src/neo4j/driver.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { STORAGE_VERSION } from '../../src/neo4j/storage-version.js';
import { differingDataSets } from '../helpers/differing-data-sets.js';
import { exported } from '../helpers/exported.js';
import { contentOf, emptyGraph } from '../helpers/graph.js';

/** A graph as the program of then wrote it, and the data sets that it was given; tests/fixtures/storage/README.md. */
interface OldGraph {
  readonly storageVersion: number;
  readonly dataSets: readonly {
    readonly meta: Dataset['meta'];
    readonly hash: string;
    readonly entities: readonly Pick<Entity, 'kind' | 'value'>[];
    readonly relations: readonly Pick<Link, 'type' | 'id' | 'value'>[];
  }[];
  readonly nodes: readonly (readonly [label: string, properties: Properties])[];
  readonly relations: readonly (readonly [
    type: string,
    from: number,
    to: number,
    properties: Properties,
  ])[];
  /** The statements that make its constraints and other indexes. */
  readonly constraints: readonly string[];
  readonly schema: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

const fixtures = fileURLToPath(new URL('../fixtures/storage', import.meta.url));
const oldGraphs = readdirSync(fixtures)
  .filter((file) => file.endsWith('.json.gz'))
  .map((file) => {
    const text = gunzipSync(readFileSync(join(fixtures, file))).toString('utf8');
    return { file, old: JSON.parse(text) as OldGraph };
  });

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph?.close());

const write = (statement: string, parameters = {}) =>
  graph.driver.executeQuery(statement, parameters, { database: graph.database });

/** Runs statements that change the schema in one transaction, which is much faster than one each. */
async function changeSchema(statements: readonly string[]): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    await session.executeWrite(async (transaction) => {
      for (const statement of statements) await transaction.run(statement);
    });
  } finally {
    await session.close();
  }
}

async function dropSchema(): Promise<void> {
  const constraints = await graph.read<[string]>('SHOW CONSTRAINTS YIELD name');
  await changeSchema(constraints.map(([name]) => `DROP CONSTRAINT \`${name}\``));
  const rows = await graph.read<[string]>(
    "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name",
  );
  await changeSchema(rows.map(([name]) => `DROP INDEX \`${name}\``));
}

/** JSON has one type of number; of properties, whole ones are integers, as the loader writes them. */
const withIntegers = (properties: Properties) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const converted = (one: unknown) => (Number.isInteger(one) ? int(one as number) : one);
      return [name, Array.isArray(value) ? value.map(converted) : converted(value)];
    }),
  );

/** A graph with an old program's nodes and relations. */
async function makeOld({ nodes, relations }: OldGraph): Promise<void> {
  await (await emptyGraph()).close();
  const rows = nodes.map(([label, properties], at) => ({
    label,
    at: int(at),
    properties: withIntegers(properties),
  }));
  await write(
    'UNWIND $rows AS row CREATE (n:$(row.label)) SET n = row.properties SET n.fixtureNumber = row.at',
    { rows },
  );
  const links = relations.map(([type, from, to, properties]) => ({
    type,
    from: int(from),
    to: int(to),
    properties: withIntegers(properties),
  }));
  await write(
    'UNWIND $links AS row MATCH (a {fixtureNumber: row.from}) MATCH (b {fixtureNumber: row.to}) CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties',
    { links },
  );
  await write('MATCH (n) REMOVE n.fixtureNumber');
}

/** The constraints and indexes of then in place of those of now. */
async function makeOldSchema({ constraints, schema }: OldGraph): Promise<void> {
  await dropSchema();
  await changeSchema(constraints);
  // The index of a constraint came with it.
  const rows = await graph.read<[string]>('SHOW INDEXES YIELD name');
  const names = new Set(rows.map(([name]) => name));
  const nameIn = (statement: string) => /INDEX `(\w+)`|CONSTRAINT `(\w+)`/.exec(statement);
  await changeSchema(
    schema.filter((statement) => {
      const found = nameIn(statement);
      return !names.has(found?.[1] ?? found?.[2] ?? '');
    }),
  );
  await write('CALL db.awaitIndexes(300)');
}

const loadable = ({ meta, hash, entities, relations }: OldGraph['dataSets'][number]): Dataset => ({
  meta,
  hash,
  entities: entities.map((one) => ({ ...one, file: '', line: 1 })),
  relations: relations.map((one) => ({ ...one, file: '', line: 1 })),
});

const everyExport = async (names: readonly string[]) => {
  const files = [await exported(graph, 'ndjson'), await exported(graph, 'cypher')];
  for (const dataset of names) files.push(await exported(graph, 'ndjson', { dataset }));
  return files.map(String);
};

/** All but when the data sets were loaded. */
const contentNow = async () =>
  (await contentOf(graph)).replace(/"loadedAt":"[^"]+"/g, '"loadedAt":""');

/**
 * All constraints and indexes: those that the program needs, and none of an earlier version beside them. That of keys
 * comes with the first key, which a test before may have made.
 */
const indexes = async () => {
  const rows = await graph.read<[name: string, ...rest: unknown[]]>(
    "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state WHERE type <> 'LOOKUP' AND name <> 'api_key_id' RETURN name, type, labelsOrTypes, properties, state ORDER BY name",
  );
  return rows.map((row) => JSON.stringify(row));
};

describe.each(oldGraphs)('A graph of $file', ({ old }) => {
  const names = old.dataSets.map(({ meta }) => meta.name);
  let fresh: { readonly content: string; readonly exports: string[]; readonly indexes: string[] };
  beforeAll(async () => {
    await (await emptyGraph()).close();
    for (const one of old.dataSets) await load(graph, loadable(one));
    fresh = {
      content: await contentNow(),
      exports: await everyExport(names),
      indexes: await indexes(),
    };
  });

  test.each([undefined, 40])(
    'equals a fresh load after its migration (at most %s rows at once)',
    async (maxAtOnce) => {
      await makeOld(old);
      if (maxAtOnce === undefined) await makeOldSchema(old);
      const isOld = old.storageVersion < STORAGE_VERSION;
      if (isOld)
        await expect(requireCurrent(graph)).rejects.toThrow(
          'Bring it up to date with policy-graph',
        );
      const done = await migrate(graph, maxAtOnce ? { maxAtOnce } : {});
      expect(done?.from).toBe(isOld ? old.storageVersion : undefined);
      await requireCurrent(graph);
      expect(await everyExport(names)).toEqual(fresh.exports);
      expect(await contentNow()).toBe(fresh.content);
      expect(await indexes()).toEqual(fresh.indexes);
      expect(await migrate(graph)).toBeUndefined();
      for (const one of old.dataSets) expect(await needsLoad(graph, loadable(one))).toBe(false);
    },
  );
});

describe('Storage versions', () => {
  test('a migration that was broken off goes on where it was', async () => {
    const [{ old } = { old: undefined }] = oldGraphs.filter(
      ({ old: { storageVersion } }) => storageVersion < STORAGE_VERSION,
    );
    if (!old) throw new Error('There is no old graph.');
    await makeOld(old);
    let rows = 0;
    await expect(
      migrate(graph, {
        maxAtOnce: 5,
        onProgress: (done) => {
          rows = done;
          if (done > 10) throw new Error('The computer lost power.');
        },
      }),
    ).rejects.toThrow('lost power');
    expect((await statusOf(graph)).unfinished).toEqual(['(migration)']);
    const done = await migrate(graph, { maxAtOnce: 5 });
    expect(done?.rewritten).toBeLessThanOrEqual((done?.records ?? 0) - rows);
    expect((await statusOf(graph)).unfinished).toEqual([]);
  });

  test('a newer graph is refused, and nothing is written to it', async () => {
    (await emptyGraph()).close();
    const [one] = differingDataSets(1, [{}]);
    if (one) await load(graph, one);
    await write('MATCH (d:DataSet) SET d.encoding = $version', {
      version: int(STORAGE_VERSION + 1),
    });
    const before = await contentOf(graph);
    await expect(requireCurrent(graph)).rejects.toThrow('a later version of this program');
    await expect(migrate(graph)).rejects.toThrow('a later version of this program');
    expect((await statusOf(graph)).storage).toMatchObject({ state: 'NEWER' });
    expect(await contentOf(graph)).toBe(before);
  });

  test('missing indexes are named, and made by a migration', async () => {
    (await emptyGraph()).close();
    const [one] = differingDataSets(1, [{}]);
    if (one) await load(graph, one);
    expect((await statusOf(graph)).indexes).toMatchObject({ missing: [], failed: [] });
    await write('DROP CONSTRAINT policy_id');
    expect((await statusOf(graph)).indexes.missing).toEqual(['policy_id']);
    await migrate(graph);
    expect((await statusOf(graph)).indexes.missing).toEqual([]);
  });
});
