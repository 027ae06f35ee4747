import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash } from '../../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../../src/dataset/dataset.js';
import { datasetMeta } from '../../../src/dataset/meta.js';
import { ndjson } from '../../../src/interchange/export/ndjson.js';
import { load, unload } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import {
  fieldShapes,
  kindNamed,
  kindOfId,
  kinds,
  relationNamed,
  relations,
} from '../../../src/ontology/index.js';
import { exportGraph } from '../../../src/queries/export/index.js';
import { moment } from '../../helpers/arbitrary-list.js';
import { whereArbitraries } from '../../helpers/arbitrary-where.js';
import { exported, graphOf, nastyDataset, seedOfRun, thingsIn } from '../../helpers/exported.js';
import { factsOf } from '../../helpers/oracle/facts.js';
import { entityCounts, type Moment, relationCounts } from '../../helpers/oracle/legal.js';
import { fulfils, type Where } from '../../helpers/oracle/where.js';

const seed = seedOfRun();
const dataset = nastyDataset(seed);
const facts = factsOf(dataset);

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf(dataset);
});
afterAll(() => graph?.close());

type Line = Record<string, unknown> & { kind?: string; relation?: string; id: string };
const linesOf = (file: Buffer): Line[] =>
  file
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What a reader of the format makes of a file. */
function read(file: Buffer): Dataset {
  const lines = linesOf(file);
  const { datasets } = lines[0] as unknown as { datasets: unknown[] };
  const meta = datasetMeta.parse(datasets[0]);
  const entities = lines
    .filter(({ kind }) => kind)
    .map(({ kind = '', ...value }) => ({
      kind,
      value: kindNamed(kind).schema.parse(value) as Entity['value'],
      file: '',
      line: 1,
    }));
  const links = lines
    .filter(({ relation }) => relation)
    .map(({ relation = '', id, ...value }) => ({
      type: relation,
      id,
      value: relationNamed(relation).schema.parse(value) as Link['value'],
      file: '',
      line: 1,
    }));
  return { meta, entities, relations: links, hash: contentHash([entities, links]) };
}

describe('NDJSON', () => {
  test('holds every entity and relation just as the data set states it, by kind and id', async () => {
    const found = read(await exported(graph, 'ndjson'));
    const order = [...kinds.map(({ name }) => name), ...relations.map(({ name }) => name)];
    const byId = <T extends { id: string; sort: string }>(rows: T[]) =>
      rows.sort((a, b) => order.indexOf(a.sort) - order.indexOf(b.sort) || (a.id < b.id ? -1 : 1));
    expect(found.entities.map(({ kind, value }) => ({ sort: kind, ...value }))).toEqual(
      byId(dataset.entities.map(({ kind, value }) => ({ sort: kind, ...value }))),
    );
    expect(found.relations.map(({ type, id, value }) => ({ sort: type, id, value }))).toEqual(
      byId(dataset.relations.map(({ type, id, value }) => ({ sort: type, id, value }))),
    );
  });

  test('begins with whose statements these are and ends with how many there were', async () => {
    const lines = linesOf(await exported(graph, 'ndjson'));
    expect(lines[0]).toEqual({
      ...{ format: 'policy-graph', formatVersion: 1, datasets: [dataset.meta] },
      ...{ dataset: null, asOf: null, undated: null, where: null },
    });
    expect(lines.at(-1)).toEqual({
      end: true,
      entities: dataset.entities.length,
      relations: dataset.relations.length,
    });
  });

  test('is the same file each time', async () => {
    expect(await exported(graph, 'ndjson')).toEqual(await exported(graph, 'ndjson'));
  });

  test('has room for its own keys: no field is called as they are', () => {
    const names = [...kinds, ...relations].flatMap(({ schema }) =>
      fieldShapes(schema).map(({ name }) => name),
    );
    expect(names.filter((name) => ['kind', 'relation', 'datasets', 'end'].includes(name))).toEqual(
      [],
    );
  });
});

describe('a part of the graph', () => {
  const { where } = whereArbitraries(facts);
  const filters = fc
    .uniqueArray(fc.constantFrom(...kinds.map(({ name }) => name)), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, where(name, 1)]))));

  test('holds what a plain evaluation of its filter and its day gives, and all that this refers to', async () => {
    let held = 0;
    const check = async (asked: Record<string, Where> | undefined, asOf: Moment | undefined) => {
      const { entities, links } = expectedPart(asked, asOf);
      if (links.length > 0) held++;
      const found = linesOf(await exported(graph, 'ndjson', { where: asked, asOf }));
      const ids = (key: 'kind' | 'relation') =>
        found.filter((line) => line[key]).map(({ id }) => id);
      expect([ids('kind').sort(), ids('relation').sort()], JSON.stringify([asked, asOf])).toEqual([
        [...entities].sort(),
        links.sort(),
      ]);
    };
    await check(undefined, { day: '2021-08-20', undated: 'INCLUDE' });
    await check({ Policy: {}, Agency: {}, Sector: {} }, undefined);
    await fc.assert(
      fc.asyncProperty(filters, moment, (asked, asOf) => check(asked, asOf ?? undefined)),
      { seed, numRuns: Number(process.env.RUNS ?? 4) },
    );
    expect(held).toBeGreaterThan(1);
  });

  function expectedPart(asked: Record<string, Where> | undefined, at: Moment | undefined) {
    const isAsked = (id: string) => {
      const condition = asked ? asked[kindOfId(id)?.name ?? ''] : {};
      return (
        condition !== undefined && entityCounts(facts, id, at) && fulfils(facts, id, condition, at)
      );
    };
    const entities = new Set([...facts.entities.keys()].filter(isAsked));
    const links = relations.flatMap(({ name }) =>
      facts
        .links(name)
        .filter(
          (link) =>
            entities.has(link.from) &&
            entities.has(link.to) &&
            relationCounts(facts, name, link, at),
        )
        .map((link) => ({ name, link })),
    );
    const waiting: unknown[] = [
      ...[...entities].map((id) => facts.entities.get(id)),
      ...links.map(({ link }) => link),
    ];
    for (const value of waiting) {
      for (const id of idsIn(value)) {
        if (entities.has(id)) continue;
        entities.add(id);
        waiting.push(facts.entities.get(id));
      }
    }
    return { entities, links: links.map(({ link }) => link.id) };
  }

  /** The ids of sources and events that a value names anywhere in it, beside its own ends. */
  function idsIn(value: unknown): string[] {
    const { from: _from, to: _to, id: _id, ...rest } = value as Record<string, unknown>;
    const texts = JSON.stringify(rest).match(/"(source|event):g\d+(#[a-z0-9-]+)?"/g) ?? [];
    return texts.map((text) => text.slice(1, -1).split('#')[0] ?? '');
  }
});

describe('a graph of two data sets', () => {
  const other: Dataset = {
    meta: { name: 'other', version: '1.0.0', title: 'Other', licence: 'none', gaps: [] },
    entities: dataset.entities
      .filter(({ kind }) => kind === 'Source')
      .map((entity) => ({ ...entity, value: { ...entity.value, name: 'By another name' } })),
    relations: [],
    hash: 'other',
  };

  test('says of each thing who states it, and gives each data set apart, word for word', async () => {
    await load(graph, other);
    try {
      const [head, ...lines] = linesOf(await exported(graph, 'ndjson'));
      expect(
        (head as unknown as { datasets: { name: string }[] }).datasets.map(({ name }) => name),
      ).toEqual(['generated', 'other']);
      expect(lines.find(({ kind }) => kind === 'Source')?.datasets).toEqual(['generated', 'other']);
      expect(lines.find(({ kind }) => kind === 'Agency')?.datasets).toEqual(['generated']);
      const apart = read(await exported(graph, 'ndjson', { dataset: 'other' }));
      expect(apart.meta).toEqual(other.meta);
      expect(apart.entities.map(({ value }) => value)).toEqual(
        other.entities.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(apart.relations).toEqual([]);
      await expect(exported(graph, 'ndjson', { dataset: 'none' })).rejects.toThrow(
        'dataset: "none" is not a data set. The graph contains: generated, other.',
      );
    } finally {
      await unload(graph, 'other');
    }
  });

  test('is never half of one load and half of another: the last piece stays away', async () => {
    const { content, close } = await exportGraph(graph, { format: ndjson });
    let text = String((await content.next()).value);
    await load(graph, other);
    await expect(
      (async () => {
        for await (const piece of content) text += piece;
      })(),
    ).rejects.toMatchObject({ code: 'GRAPH_CHANGED' });
    expect(text).not.toContain('"end":true');
    await close();
    await unload(graph, 'other');
  });
});

test('what went out as NDJSON and came in again is the same graph', async () => {
  const before = await thingsIn(graph);
  const again = read(await exported(graph, 'ndjson'));
  const second = await graphOf(again);
  expect(await thingsIn(second)).toEqual(before);
  await second.close();
});
