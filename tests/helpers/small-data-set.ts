import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { kindNamed, kindOfId, relationId, relationNamed } from '../../src/ontology/index.js';

const sources = ['source:a'];

/** A data set of some entities and relations, each read in one source that is with it. Throws where one breaks the ontology. */
export function datasetWith(
  entities: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[],
  relations: readonly {
    readonly type: string;
    readonly value: Readonly<Record<string, unknown>>;
  }[] = [],
): Dataset {
  const source = { id: 'source:a', name: 'A', type: 'ARTICLE', publisher: 'Somebody' };
  const content = {
    meta: { name: 'few', version: '1.0.0', title: 'A few', licence: 'none', gaps: [] },
    entities: [source, ...entities].map((given): Entity => {
      const kind = kindOfId(given.id)?.name ?? '';
      const value = kindNamed(kind).schema.parse({ sources, ...given }) as Entity['value'];
      return { kind, value, file: '', line: 1 };
    }),
    relations: relations.map(({ type, value: given }): Link => {
      const relation = relationNamed(type);
      const value = relation.schema.parse({ sources, ...given }) as Link['value'];
      return { type, id: relationId(relation, value), value, file: '', line: 1 };
    }),
  };
  return { ...content, hash: contentHash(content) };
}
