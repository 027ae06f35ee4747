import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { load as loadCommand } from '../../src/cli/load.js';
import { parseStatements } from '../../src/codegen/statements.js';
import { dataSets } from '../../src/load/data-set.js';
import { load, needsLoad, unload } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { agency, datasetOf, folderWith, policy } from '../helpers/datasets.js';
import { brief, contentOf, emptyGraph, testGraph } from '../helpers/graph.js';

const one = {
  'agencies/one.yaml': agency('one', 'One', 'summary: As the first says it.\n'),
  'policies/p.yaml': policy('p', 'P'),
  'relations/r.yaml':
    '- {type: ISSUED, from: agency:one, to: policy:p, role: SOLE, sources: [source:a]}',
};
const named = (name: string, version = '1.0.0') => ({
  'dataset.yaml': `name: ${name}\nversion: ${version}\ntitle: ${name}\nlicence: none\n`,
});

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph.close());

describe('a small data set', () => {
  beforeEach(async () => (await emptyGraph()).close());

  test('is there after a load, and a second load changes nothing', async () => {
    const dataset = await datasetOf(one);
    expect(await load(graph, dataset)).toMatchObject({
      entities: { created: 3, removed: 0 },
      relations: { created: 1 },
    });
    const before = await contentOf(graph);
    expect(await load(graph, dataset)).toMatchObject({
      entities: { created: 0, changed: 0, unchanged: 3, removed: 0 },
      relations: { unchanged: 1 },
    });
    expect(await contentOf(graph)).toBe(before);
  });

  test('is written anew where an older loader has written it, though it states the same', async () => {
    const dataset = await datasetOf(one);
    await load(graph, dataset);
    const before = await graph.read('MATCH (a:Agency) RETURN properties(a)');
    await graph.driver.executeQuery(
      "MATCH (d:DataSet) REMOVE d.encoding WITH d MATCH (a:Agency) SET a.hash = 'of then' REMOVE a.searchKeys",
      {},
      { database: graph.database },
    );
    expect(await needsLoad(graph, dataset)).toBe(true);
    expect(await load(graph, dataset)).toMatchObject({ entities: { changed: 1, unchanged: 2 } });
    expect(await graph.read('MATCH (a:Agency) RETURN properties(a)')).toEqual(before);
    expect(await needsLoad(graph, dataset)).toBe(false);
  });

  test('loses just what a removed file stated', async () => {
    await load(graph, await datasetOf({ ...one, 'agencies/two.yaml': agency('two', 'Two') }));
    expect(await load(graph, await datasetOf(one))).toMatchObject({
      entities: { unchanged: 3, removed: 1 },
      relations: { unchanged: 1, removed: 0 },
    });
    expect(await graph.read('MATCH (a:Agency) RETURN a.id')).toEqual([['agency:one']]);
  });

  test('changes just what has changed', async () => {
    await load(graph, await datasetOf(one));
    const changed = await datasetOf({ ...one, 'policies/p.yaml': policy('p', 'P renamed') });
    expect(await load(graph, changed)).toMatchObject({
      entities: { created: 0, changed: 1, unchanged: 2 },
    });
    expect(await graph.read('MATCH (p:Policy) RETURN p.name')).toEqual([['P renamed']]);
  });

  test('is loaded at a start when the graph lacks it or has an older one, not when it has a newer one', async () => {
    const version = (number: string) => datasetOf({ ...one, ...named('small', number) });
    expect(await needsLoad(graph, await version('1.2.0'))).toBe(true);
    await load(graph, await version('1.2.0'));
    expect(await needsLoad(graph, await version('1.2.0'))).toBe(false);
    expect(await needsLoad(graph, await version('1.10.0'))).toBe(true);
    expect(await needsLoad(graph, await version('1.1.9'))).toBe(false);
  });

  test('with a fault is refused as a whole: every problem printed, nothing written, no graph opened', async () => {
    const folder = await folderWith({ ...one, 'agencies/two.yaml': agency('two', 'One') });
    let printed = '';
    const code = await loadCommand(
      folder,
      () => Promise.reject(new Error('opened')),
      (text) => {
        printed += text;
      },
    );
    expect([code, printed]).toEqual([1, expect.stringContaining('Nothing was loaded.')]);
    expect(await graph.read('MATCH (n) WHERE NOT n:TestDatabase RETURN count(n)')).toEqual([[0]]);
  });

  test('is seen by readers as a whole or not at all', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`policies/p${at}.yaml`, policy(`p${at}`, `P${at}`)]),
    );
    const dataset = await datasetOf(many);
    const seen = new Set<unknown>();
    let loading = true;
    const reading = (async () => {
      while (loading) seen.add((await graph.read('MATCH (p:Policy) RETURN count(p)'))[0]?.[0]);
    })();
    await load(graph, dataset);
    loading = false;
    await reading;
    seen.add((await graph.read('MATCH (p:Policy) RETURN count(p)'))[0]?.[0]);
    expect([...seen].sort()).toEqual([0, 300]);
  });
});

describe('two data sets that state the same agency', () => {
  const other = {
    ...one,
    'agencies/one.yaml': agency(
      'one',
      'One',
      'names:\n  - {text: First, language: EN, kind: SHORT, source: source:a}\n',
    ),
  };
  beforeEach(async () => (await emptyGraph()).close());

  test('give the same graph in either order, and each goes without a trace of the other', async () => {
    const [a, b] = [
      await datasetOf({ ...one, ...named('a') }),
      await datasetOf({ ...other, ...named('b') }),
    ];
    const withoutTime = async () => (await contentOf(graph)).replace(/"loadedAt":"[^"]*"/g, '');
    await load(graph, a);
    const alone = await withoutTime();
    await load(graph, b);
    const both = await withoutTime();
    expect(await graph.read('MATCH (a:Agency) RETURN a.summary, a.aliases, a.datasets')).toEqual([
      ['As the first says it.', ['First'], ['a', 'b']],
    ]);
    await unload(graph, 'b');
    expect(await withoutTime()).toBe(alone);
    await unload(graph, 'a');
    expect(await dataSets(graph)).toEqual([]);
    await load(graph, b);
    await load(graph, a);
    expect(await withoutTime()).toBe(both);
  });
});

describe('the brief', () => {
  beforeAll(async () => {
    const empty = await emptyGraph();
    await load(empty, await brief());
    await empty.close();
  });

  test('is in the graph to the last node and relation', async () => {
    const { entities, relations } = await brief();
    expect(
      await graph.read('MATCH (n) WHERE NOT n:DataSet AND NOT n:TestDatabase RETURN count(n)'),
    ).toEqual([[entities.length]]);
    const readIn = entities.flatMap(({ value: { id, sources } }) =>
      [...new Set((sources as string[]).map((one) => one.split('#')[0]))].map(
        (one) => `${id}>${one}`,
      ),
    );
    expect(
      await graph.read('MATCH (n)-[:READ_IN]->(s) RETURN n.id + ">" + s.id AS id ORDER BY id'),
    ).toEqual(readIn.sort().map((one) => [one]));
    expect(await graph.read('MATCH ()-[r:!READ_IN]->() RETURN count(r)')).toEqual([
      [relations.length],
    ]);
  });

  test('has 28 items and 43 labels in the graph', async () => {
    expect(await graph.read("MATCH (s:Source {type: 'ITEM'}) RETURN count(s)")).toEqual([[28]]);
    expect(
      await graph.read(
        "MATCH (i:Source {type: 'ITEM'})-[:CITES]->(s:Source) WHERE s.type IN ['ARTICLE', 'NOTICE', 'PRESS_RELEASE'] RETURN count(DISTINCT s)",
      ),
    ).toEqual([[43]]);
  });

  test('leaves no node and no relation without a source that is there', async () => {
    const lacking =
      "size(coalesce(x.sources, [])) = 0 OR any(s IN x.sources WHERE NOT EXISTS { MATCH (:Source {id: split(s, '#')[0]}) })";
    expect(
      await graph.read(
        `MATCH (x) WHERE NOT x:DataSet AND NOT x:TestDatabase AND (${lacking}) RETURN x.id`,
      ),
    ).toEqual([]);
    expect(await graph.read(`MATCH ()-[x]->() WHERE ${lacking} RETURN x.id`)).toEqual([]);
  });

  test('has every constraint and index of the schema', async () => {
    const wanted = [
      ...parseStatements(
        readFileSync(new URL('../../cypher/schema.cypher', import.meta.url), 'utf8'),
      ).keys(),
    ];
    const present = (await graph.read('SHOW INDEXES YIELD name, state'))
      .filter(([, state]) => state === 'ONLINE')
      .map(([name]) => name);
    expect(wanted.filter((name) => !present.includes(name))).toEqual([]);
  });
});
