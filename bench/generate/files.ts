import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kinds } from '../../src/ontology/index.js';
import { metaOf } from './dataset.js';
import { entityOf } from './entities.js';
import { linksOf } from './links.js';
import { countOf, type World } from './world.js';

/** Writes the world as a data set that policy-graph load takes: a file a kind, and the relations that each kind brings. */
export async function writeFiles(world: World, directory: string): Promise<void> {
  await mkdir(join(directory, 'relations'), { recursive: true });
  await writeFile(join(directory, 'dataset.yaml'), `${JSON.stringify(metaOf(world))}\n`);
  for (const { name, plural } of kinds) {
    await mkdir(join(directory, plural), { recursive: true });
    await write(join(directory, plural, 'generated.yaml'), world, name, function* (rank) {
      yield entityOf(world, name, rank);
    });
    await write(join(directory, 'relations', `of-${plural}.yaml`), world, name, function* (rank) {
      for (const { type, value } of linksOf(world, name, rank)) yield { type, ...value };
    });
  }
}

/** One entry a line: JSON is YAML, and is written and read faster. */
async function write(
  file: string,
  world: World,
  kind: string,
  entries: (rank: number) => Iterable<unknown>,
): Promise<void> {
  function* lines() {
    for (let rank = 0; rank < countOf(world, kind); rank++)
      for (const entry of entries(rank)) yield `- ${JSON.stringify(entry)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}
