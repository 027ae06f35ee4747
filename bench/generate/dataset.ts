import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset } from '../../src/dataset/dataset.js';
import type { DatasetMeta } from '../../src/dataset/meta.js';
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

/** The whole world in memory, as if read from files: for sizes that a load takes. */
export function datasetOf(world: World): Dataset {
  const place = { file: 'generated', line: 1 };
  const ranked = kinds.flatMap(({ name }) =>
    Array.from({ length: countOf(world, name) }, (_, rank) => [name, rank] as const),
  );
  return {
    meta: metaOf(world),
    hash: hashOf(world),
    entities: ranked.map(([kind, rank]) => ({
      kind,
      value: entityOf(world, kind, rank),
      ...place,
    })),
    relations: ranked.flatMap(([kind, rank]) =>
      linksOf(world, kind, rank).map((link) => ({ ...link, ...place })),
    ),
  };
}
