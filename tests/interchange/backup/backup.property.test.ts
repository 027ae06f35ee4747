import { copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash } from '../../../src/dataset/content-hash.js';
import { openArchive } from '../../../src/interchange/backup/archive.js';
import { backupOf } from '../../../src/interchange/backup/backup.js';
import {
  BACKUP_FORMAT_VERSION,
  type Manifest,
  manifestHashPath,
  manifestPath,
} from '../../../src/interchange/backup/manifest.js';
import { restore } from '../../../src/interchange/backup/restore.js';
import { zipped } from '../../../src/interchange/export/zip.js';
import { load } from '../../../src/load/load.js';
import { setPrecedence } from '../../../src/load/precedence.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { STORAGE_VERSION } from '../../../src/neo4j/storage-version.js';
import { differingDataSets } from '../../helpers/differing-data-sets.js';
import { exported, nastyDataset, seedOfRun, unzipped } from '../../helpers/exported.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { contentOf, emptyGraph } from '../../helpers/graph.js';

const seed = seedOfRun();
let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await emptyGraph();
  folder = await temporaryFolder('policy-graph-backup-');
});
afterAll(async () => {
  await graph?.close();
  await (await emptyGraph()).close();
});

const write = (statement: string, parameters = {}) =>
  graph.driver.executeQuery(statement, parameters, { database: graph.database });
const wipe = async () => (await emptyGraph()).close();

/** A backup of the graph in a file. */
async function backedUp(name = 'graph.zip'): Promise<string> {
  const file = join(folder, name);
  const { content, close } = await backupOf(graph, { programVersion: '0.0.0' });
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  await close();
  await writeFile(file, Buffer.concat(pieces));
  return file;
}

async function restored(file: string, options: Parameters<typeof restore>[2] = {}): Promise<void> {
  const archive = await openArchive(file);
  await restore(graph, archive, options).finally(() => archive.close());
}

const key = "CREATE (:ApiKey {id: 'k1', hash: 'abc', scopes: ['read', 'load'], perMinute: 60})";

describe('A backup', () => {
  test('brings random data sets back: all statements, keys, versions, and every export byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom(undefined, 40),
        async (random, maxAtOnce) => {
          await wipe();
          const sets = differingDataSets(random, [
            { precedence: 2 },
            { publishedOn: '2021-09-01' },
            {},
          ]);
          for (const one of sets) await load(graph, one);
          await setPrecedence(graph, 'set-2', 1);
          await write(key);
          const before = await contentOf(graph);
          const exports = async () => {
            const files = [await exported(graph, 'ndjson')];
            for (const { meta } of sets)
              files.push(await exported(graph, 'ndjson', { dataset: meta.name }));
            return files.map(String);
          };
          const exportsBefore = await exports();
          const file = await backedUp();
          await wipe();
          await restored(file, { maxAtOnce });
          expect(await contentOf(graph)).toBe(before);
          expect(await exports()).toEqual(exportsBefore);
          for (const one of sets)
            expect(await load(graph, { ...one, meta: one.meta })).toMatchObject({
              entities: { created: 0, changed: 0, removed: 0 },
              relations: { created: 0, changed: 0, removed: 0 },
            });
        },
      ),
      { seed, numRuns: 4, examples: [[1, undefined]] },
    );
  });

  test('holds texts that break files, and records that somebody wrote by hand', async () => {
    await wipe();
    await load(graph, nastyDataset(seed));
    const byHand = await contentOf(graph);
    await write("CREATE (:Agency {id: 'agency:by-hand', name: 'By hand', foundedOn: '2021-06Q'})");
    const file = await backedUp();
    await restored(file, { replace: true });
    const [row] = await graph.read(
      "MATCH (a:Agency {id: 'agency:by-hand'}) RETURN a.name, a.foundedOn, a.datasets",
    );
    expect(row).toEqual(['By hand', '2021-06Q', null]);
    await write("MATCH (a:Agency {id: 'agency:by-hand'}) DELETE a");
    expect(await contentOf(graph)).toBe(byHand);
  });

  test('is refused by a graph that is not empty, and replaces one that is asked to be', async () => {
    await wipe();
    const [first, second] = differingDataSets(3, [{}, {}]);
    if (!first || !second) throw new Error('There are two.');
    await load(graph, first);
    const file = await backedUp();
    const before = await contentOf(graph);
    await wipe();
    await load(graph, second);
    const other = await contentOf(graph);
    await expect(restored(file)).rejects.toThrow('The graph is not empty');
    expect(await contentOf(graph)).toBe(other);
    await restored(file, { replace: true });
    expect(await contentOf(graph)).toBe(before);
    await restored(file, { replace: true, maxAtOnce: 10 });
    expect(await contentOf(graph)).toBe(before);
  });

  test('is restored anew after a restore that was broken off', async () => {
    await wipe();
    for (const one of differingDataSets(5, [{}, {}])) await load(graph, one);
    const before = await contentOf(graph);
    const file = await backedUp();
    await wipe();
    const archive = await openArchive(file);
    const broken = {
      ...archive,
      async *rows(path: string) {
        if (path.startsWith('relations/')) throw new Error('The computer lost power.');
        yield* archive.rows(path);
      },
    };
    await expect(restore(graph, broken, { maxAtOnce: 10 })).rejects.toThrow('lost power');
    await archive.close();
    expect(await contentOf(graph)).not.toBe(before);
    await restored(file, { maxAtOnce: 10 });
    expect(await contentOf(graph)).toBe(before);
  });

  test('is not of two moments: one during which data is loaded fails, and so does one of an unfinished load', async () => {
    await wipe();
    const [first, second] = differingDataSets(9, [{}, {}]);
    if (!first || !second) throw new Error('There are two.');
    await load(graph, first);
    const { content, close } = await backupOf(graph, { programVersion: '0.0.0' });
    await load(graph, second);
    await expect(
      (async () => {
        for await (const _ of content);
      })(),
    ).rejects.toMatchObject({ code: 'GRAPH_CHANGED' });
    await close();
    await write("CREATE (:UnfinishedLoad {name: 'set-1'})");
    await expect(backupOf(graph, { programVersion: '0.0.0' })).rejects.toThrow('A load of set-1');
    await write('MATCH (l:UnfinishedLoad) DELETE l');
  });
});

describe('A file', () => {
  let whole: string;
  beforeAll(async () => {
    await wipe();
    for (const one of differingDataSets(11, [{}, {}])) await load(graph, one);
    await write(key);
    whole = await backedUp('whole.zip');
  });

  test('that is cut short at any byte is refused', async () => {
    const { length } = await readFile(whole);
    const cut = join(folder, 'cut.zip');
    await copyFile(whole, cut);
    for (let bytes = length - 1; bytes >= 0; bytes--) {
      await truncate(cut, bytes);
      await expect(openArchive(cut), `cut to ${bytes} of ${length}`).rejects.toMatchObject({
        code: 'BAD_DATA',
      });
    }
  });

  test('of which a byte was changed is refused, or holds the same nevertheless', async () => {
    const bytes = await readFile(whole);
    const contentIn = async (file: string) => {
      const archive = await openArchive(file);
      const hash: unknown[] = [archive.manifest];
      for (const { path } of archive.manifest.parts)
        for await (const row of archive.rows(path)) hash.push(row);
      await archive.close();
      return contentHash(hash);
    };
    const content = await contentIn(whole);
    const changed = join(folder, 'changed.zip');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const other = Buffer.from(bytes);
          other[at] = (other[at] ?? 0) ^ by;
          await writeFile(changed, other);
          const found = await contentIn(changed).catch((error) => error.code);
          expect(['BAD_DATA', content]).toContain(found);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  test('of a later version, and one that is no backup, are refused with the reason', async () => {
    const files = await unzipped(await readFile(whole));
    const manifest = JSON.parse(files.get(manifestPath) ?? '') as Manifest;
    const later = async (change: Partial<Manifest>) => {
      const text = JSON.stringify({ ...manifest, ...change });
      const { createHash } = await import('node:crypto');
      const sum = `${createHash('sha256').update(text).digest('hex')}  ${manifestPath}\n`;
      files.set(manifestPath, text).set(manifestHashPath, sum);
      const file = join(folder, 'later.zip');
      const pieces: Uint8Array[] = [];
      const entries = [...files].map(([path, content]) => ({ path, content: () => [content] }));
      for await (const piece of zipped(entries)) pieces.push(piece);
      await writeFile(file, Buffer.concat(pieces));
      return openArchive(file);
    };
    await expect(later({ formatVersion: BACKUP_FORMAT_VERSION + 1 })).rejects.toThrow(
      'a later version of this program (0.0.0: format 2',
    );
    await expect(later({ storageVersion: STORAGE_VERSION + 1 })).rejects.toThrow('a later version');
    await expect(later({ parts: manifest.parts.slice(1) })).rejects.toThrow('does not name');
    await (await later({})).close();
    const other = join(folder, 'other.zip');
    await writeFile(other, 'no archive');
    await expect(openArchive(other)).rejects.toThrow('is not a whole backup');
    await expect(openArchive(join(folder, 'none.zip'))).rejects.toThrow('there is no such file');
  });
});
