import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { deriveKeys } from '../../src/load/derived.js';
import { load, unload } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import {
  keepsSecondId,
  kindNamed,
  relationId,
  relationNamed,
  relations,
  relationsWithSortIndex,
  secondIdKey,
  unknownKey,
} from '../../src/ontology/index.js';
import { emptyGraph } from '../helpers/graph.js';
import { type Random, randomFrom } from '../helpers/random.js';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const dates = [undefined, '2021', '2021-Q3', '2021-08', '2021-08-17', '2020-01-01'];
const policies = ['policy:p0', 'policy:p1', 'policy:p2', 'policy:p3'];
const agencies = ['agency:a', 'agency:b'];

let graph: Graph;
beforeAll(async () => {
  console.info(`The seed of this run is ${seed}; SEED=${seed} loads the same again.`);
  graph = await emptyGraph();
});
afterAll(() => graph.close());

/** Some of the policies, with dates as this data set has them, and some of the relations that they can have. */
function randomDataset(name: string, random: Random): Dataset {
  const sources = ['source:s'];
  const entity = (kind: string, value: object): Entity => ({
    kind,
    value: kindNamed(kind).schema.parse({ name, sources, ...value }) as Entity['value'],
    file: '',
    line: 1,
  });
  const some = policies.filter(() => random.chance(0.7));
  const link = (type: string, stated: object): Link => {
    const relation = relationNamed(type);
    const value = relation.schema.parse({ ...stated, sources }) as Link['value'];
    return { type, id: relationId(relation, value), value, file: '', line: 1 };
  };
  const links = some.flatMap((to) => [
    ...agencies
      .filter(() => random.chance(0.6))
      .map((from) => link('ISSUED', { from, to, role: 'LEAD' })),
    ...some
      .filter((from) => from !== to && random.chance(0.4))
      .map((from) => link('IMPLEMENTS', { from, to, since: random.oneOf(dates) })),
  ]);
  const entities = [
    entity('Source', { id: 'source:s', type: 'BRIEF', publisher: 'Somebody' }),
    ...agencies.map((id) => entity('Agency', { id, type: 'MINISTRY', level: 'CENTRAL' })),
    ...some.map((id) =>
      entity('Policy', {
        id,
        type: 'NOTICE',
        status: 'ISSUED',
        issuedOn: random.oneOf(dates),
      }),
    ),
  ];
  const meta = { name, version: '1.0.0', title: name, licence: 'none', gaps: [] };
  const content = { meta, entities, relations: links };
  return { ...content, hash: contentHash(content) };
}

/** The keys that relations have, and those that follow from their ends. */
async function keys(): Promise<{ kept: unknown; derived: unknown }> {
  const all = relationsWithSortIndex.map(
    async ({ relation, ownerKey: holderKey, itemKey: listedKey, fields }) => {
      const rows = await graph.read(
        `MATCH (a)-[r:${relation}]->(b) RETURN [r.${holderKey}, r.${listedKey}, ${fields.map((field) => `r.${field}`).join(', ')}],
         [a.id, b.id, ${fields.map((field) => `coalesce(b.${field}, '${unknownKey}')`).join(', ')}] ORDER BY r.id`,
      );
      return rows as [unknown, unknown][];
    },
  );
  const seconds = relations.filter(keepsSecondId).map(async ({ name }) => {
    const rows = await graph.read(
      `MATCH ()-[r:${name}]->(b) RETURN r.${secondIdKey}, b.id ORDER BY r.id`,
    );
    return rows as unknown as [unknown, unknown][];
  });
  const rows = (await Promise.all([...all, ...seconds])).flat();
  return { kept: rows.map(([kept]) => kept), derived: rows.map(([, derived]) => derived) };
}

test('keys of relations follow their ends through random loads and unloads', async () => {
  const random = randomFrom(seed);
  let compared = 0;
  for (let step = 0; step < 40; step++) {
    const name = random.oneOf(['one', 'two', 'three']);
    if (random.chance(0.25)) await unload(graph, name);
    else await load(graph, randomDataset(name, random));
    const { kept, derived } = await keys();
    expect(kept, `step ${step}`).toEqual(derived);
    compared += (kept as unknown[]).length;
  }
  expect(compared).toBeGreaterThan(40);
}, 120_000);

test('keys are made for a graph that was imported by other means', async () => {
  await load(graph, randomDataset('one', randomFrom(3)));
  const before = await keys();
  const keysOf = [
    ...relationsWithSortIndex,
    ...relations
      .filter(keepsSecondId)
      .map(({ name }) => ({ relation: name, properties: [secondIdKey] })),
  ];
  for (const { relation, properties } of keysOf)
    await graph.driver.executeQuery(
      `MATCH ()-[r:${relation}]->() REMOVE ${properties.map((property) => `r.${property}`).join(', ')}`,
      {},
      { database: graph.database },
    );
  expect((await keys()).kept).not.toEqual(before.kept);
  await deriveKeys(graph);
  expect((await keys()).kept).toEqual(before.kept);
});
