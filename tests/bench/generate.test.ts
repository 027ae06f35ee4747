import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datasetOf } from '../../bench/generate/dataset.js';
import { sectorsBelow } from '../../bench/generate/entities/structure.js';
import { entityOf } from '../../bench/generate/entities.js';
import { writeFiles } from '../../bench/generate/files.js';
import { linksOf } from '../../bench/generate/links.js';
import { smallest } from '../../bench/generate/size.js';
import { countOf, worldOf } from '../../bench/generate/world.js';
import { zipf } from '../../bench/generate/zipf.js';
import { loadDataset } from '../../src/dataset/load-dataset.js';

const world = worldOf(10_000);
const dataset = datasetOf(world);

describe('a generated graph', () => {
  test('has just as many relations as were asked for, each once', () => {
    for (const relations of [smallest, 1_234, 10_000]) {
      const { relations: made } = datasetOf(worldOf(relations));
      expect(made).toHaveLength(relations);
      expect(new Set(made.map(({ id }) => id)).size).toBe(relations);
    }
  });

  test('is the same for the same seed, and another for another', () => {
    expect(datasetOf(worldOf(smallest, 7))).toEqual(datasetOf(worldOf(smallest, 7)));
    const other = datasetOf(worldOf(smallest, 8));
    expect(other.relations.map(({ id }) => id)).not.toEqual(
      datasetOf(worldOf(smallest, 7)).relations.map(({ id }) => id),
    );
    expect(other.hash).not.toBe(datasetOf(worldOf(smallest, 7)).hash);
  });

  test('makes each entity and its relations from their rank alone', () => {
    const third = dataset.entities.filter(({ kind }) => kind === 'Policy')[3];
    expect(entityOf(worldOf(10_000), 'Policy', 3)).toEqual(third?.value);
    const ids = new Set(dataset.relations.map(({ id }) => id));
    for (const { id } of linksOf(worldOf(10_000), 'Company', 99)) expect(ids).toContain(id);
  });
});

describe('ranks', () => {
  const issued = degrees((type) => type === 'ISSUED' || type === 'PUT_FORWARD', 'agency');
  const ties = degrees(
    (_, from, to) => from.startsWith('company') && to.startsWith('company'),
    'company',
  );

  test('give the first agency a fifth of all policies', () => {
    const share = (issued.get('agency:g0') ?? 0) / countOf(world, 'Policy');
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
  });

  test('tell who has most', () => {
    expect(first(issued)).toBe('agency:g0');
    expect(first(ties)).toBe('company:g0');
    expect((ties.get('company:g0') ?? 0) / world.size.ties).toBeGreaterThan(0.03);
  });

  test('follow the law: a share is met by throws spread evenly', () => {
    const law = zipf(400, 0.145);
    const throws = Array.from({ length: 100_000 }, (_, at) => law.rank((at + 0.5) / 100_000));
    for (const rank of [0, 1, 10, 399])
      expect(throws.filter((one) => one === rank).length / 100_000).toBeCloseTo(law.share(rank), 3);
    expect(law.share(0)).toBeCloseTo(0.145, 6);
    expect(Math.max(...throws)).toBe(399);
  });

  test('make the sectors a tree of four levels below sector:g0', () => {
    expect(sectorsBelow(0, 300)).toHaveLength(300);
    expect(sectorsBelow(1, 300).length).toBeGreaterThan(30);
    expect(sectorsBelow(9, 300).length).toBeGreaterThan(3);
    expect(sectorsBelow(299, 300)).toEqual([299]);
  });
});

describe('generated files', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'policy-graph-generated-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('are a data set without a problem', async () => {
    await writeFiles(worldOf(2_000), directory);
    const { dataset: read, problems } = await loadDataset(directory);
    expect(problems).toEqual([]);
    const made = datasetOf(worldOf(2_000));
    expect(read?.relations.map(({ id }) => id).sort()).toEqual(
      made.relations.map(({ id }) => id).sort(),
    );
    const values = ({ entities }: typeof made) =>
      new Map(entities.map(({ value }) => [value.id, value]));
    expect(read && values(read)).toEqual(values(made));
  });
});

/** How many relations each entity of a kind has. */
function degrees(counts: (type: string, from: string, to: string) => boolean, kind: string) {
  const found = new Map<string, number>();
  for (const { type, value } of dataset.relations)
    if (counts(type, value.from, value.to))
      for (const end of [value.from, value.to])
        if (end.startsWith(`${kind}:`)) found.set(end, (found.get(end) ?? 0) + 1);
  return found;
}

function first(found: ReadonlyMap<string, number>) {
  return [...found].sort(([, a], [, b]) => b - a)[0]?.[0];
}
