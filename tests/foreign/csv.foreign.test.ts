import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { guardedText } from '../../src/interchange/csv.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { exported, graphOf, nastyDataset, seedOfRun, unzipped } from '../helpers/exported.js';
import { type Rows, readByAll, readers } from './csv-readers.js';

const dataset = nastyDataset(seedOfRun());
type Read = Awaited<ReturnType<typeof readByAll>>;

let graph: Graph;
let app: FastifyInstance;
let folder: string;
let read: Read;

beforeAll(async () => {
  graph = await graphOf(dataset);
  app = await buildApp({ graph });
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-csv-'));
  await mkdir(folder, { recursive: true });
  for (const { plural } of kinds) {
    const { body } = await app.inject({ url: `/v1/${plural}?format=csv&sort=id` });
    await writeFile(join(folder, `rest-${plural}.csv`), body);
  }
  const files = await unzipped(await exported(graph, 'csv'));
  for (const { plural } of kinds)
    await writeFile(
      join(folder, `export-${plural}.csv`),
      files.get(`entities/${plural}.csv`) ?? '',
    );
  read = await readByAll(folder);
});

afterAll(async () => {
  await app?.close();
  await graph?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** What stands in the two columns of a table, sorted by id. */
function told(rows: Rows): (readonly [id: string | undefined, summary: string | undefined])[] {
  const [head = [], ...body] = rows;
  const [id, summary] = [head.indexOf('id'), head.indexOf('summary')];
  return body
    .map((row) => [row[id], row[summary]] as const)
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

describe.each(readers)('%s', (reader) => {
  test.each(kinds.map(({ name, plural }) => [plural, name] as const))(
    'reads a row for each of %s from REST and from the export, with its text to the letter',
    (plural, kind) => {
      const stated = dataset.entities
        .filter((one) => one.kind === kind)
        .map(({ value }) => [value.id, String(value.summary)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      expect(stated.length).toBeGreaterThan(5);
      expect(told(read[`export-${plural}`]?.[reader] ?? [])).toEqual(stated);
      expect(told(read[`rest-${plural}`]?.[reader] ?? [])).toEqual(
        stated.map(([id, text]) => [id, guardedText(text)]),
      );
    },
  );
});
