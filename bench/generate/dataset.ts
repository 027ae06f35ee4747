import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset } from '../../src/dataset/dataset.js';
import type { DatasetMeta } from '../../src/dataset/meta.js';
import type { Loadable } from '../../src/load/load.js';
import { kinds } from '../../src/ontology/index.js';
import { entityOf } from './entities.js';
import { linksOf } from './links.js';
import { countOf, generatorVersion, type World } from './world.js';

/** What the generated data set says of itself. */
export function metaOf({ seed, size }: World): DatasetMeta {
  return {
    name: 'generated',
    version: `${generatorVersion}.0.0`,
    title: `A generated graph of ${size.relations} relations, seed ${seed}`,
    description: 'Made for measuring. Nothing in it is a fact.',
    licence: 'CC0-1.0',
    coversFrom: '2002-01-01',
    coversTo: '2021-12-31',
    gaps: [],
  };
}

/** A world has one content, so what it was made from tells whether the content is the same. */
export const hashOf = (world: World) => contentHash(metaOf(world));

/** The world as a data set whose entities and relations are made as they are asked for. */
export function sequencesOf(world: World): Loadable {
  const place = { file: 'generated', line: 1 };
  const each = function* <T>(make: (kind: string, rank: number) => Iterable<T>) {
    for (const { name } of kinds)
      for (let rank = 0; rank < countOf(world, name); rank++) yield* make(name, rank);
  };
  return {
    meta: metaOf(world),
    hash: hashOf(world),
    entities: {
      length: kinds.reduce((sum, { name }) => sum + countOf(world, name), 0),
      [Symbol.iterator]: () =>
        each((kind, rank) => [{ kind, value: entityOf(world, kind, rank), ...place }]),
    },
    relations: {
      length: world.size.relations,
      [Symbol.iterator]: () =>
        each((kind, rank) => linksOf(world, kind, rank).map((link) => ({ ...link, ...place }))),
    },
  };
}

/** The whole world in memory, as if read from files. */
export function datasetOf(world: World): Dataset {
  const { entities, relations, ...said } = sequencesOf(world);
  return { ...said, entities: [...entities], relations: [...relations] };
}
