import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kindNamed, relationId, relationNamed } from '../../src/ontology/index.js';
import { emptyGraph } from './graph.js';

const sources = ['source:s'];

function entity(id: string, more: object = {}): Entity {
  const kind = id.replace(/:.*/, '').replace(/^./, (letter) => letter.toUpperCase());
  const value = kindNamed(kind).schema.parse({ id, name: id, sources, ...more });
  return { kind, value: value as Entity['value'], file: '', line: 1 };
}

function link(type: string, from: string, to: string, more: object = {}): Link {
  const relation = relationNamed(type);
  const value = relation.schema.parse({ from, to, sources, ...more }) as Link['value'];
  return { type, id: relationId(relation, value), value, file: '', line: 1 };
}

/** Policies of the skewed graph; all but ten are of one ministry, and all but five address manufacturing alone. */
export const skewed = { policies: 1_000, ofSmall: 10, ofNarrow: 5 } as const;

/** A graph like the real one, where a ministry issues nearly everything and a narrow sector is hardly ever named. */
export async function skewedGraph(): Promise<Graph> {
  const policies = Array.from({ length: skewed.policies }, (_, at) => {
    const day = `20${String(10 + (at % 12))}-0${1 + (at % 9)}-1${at % 10}`;
    return entity(`policy:p${at}`, { type: 'NOTICE', status: 'ISSUED', issuedOn: day });
  });
  const agency = { type: 'MINISTRY', level: 'CENTRAL' };
  const entities = [
    entity('source:s', { type: 'BRIEF', publisher: 'Somebody' }),
    entity('agency:large', agency),
    entity('agency:small', agency),
    ...['all', 'wide', 'narrow'].map((name) => entity(`sector:${name}`)),
    entity('company:in-narrow', { type: 'COMPANY' }),
    ...policies,
  ];
  const isNarrow = (at: number) => at % (skewed.policies / skewed.ofNarrow) === 0;
  const relations = [
    link('PART_OF', 'sector:narrow', 'sector:wide'),
    link('PART_OF', 'sector:wide', 'sector:all'),
    link('OPERATES_IN', 'company:in-narrow', 'sector:narrow'),
    ...policies.map(({ value }, at) =>
      link('ISSUED', at < skewed.ofSmall ? 'agency:small' : 'agency:large', value.id, {
        role: 'SOLE',
      }),
    ),
    ...policies.map(({ value }, at) =>
      link('REGULATES', value.id, isNarrow(at) ? 'sector:narrow' : 'sector:all'),
    ),
  ];
  const content = {
    meta: { name: 'skewed', version: '1.0.0', title: 'Skewed', licence: 'none', gaps: [] },
    entities,
    relations,
  };
  const dataset: Dataset = { ...content, hash: contentHash(content) };
  const graph = await emptyGraph();
  await load(graph, dataset);
  return graph;
}
