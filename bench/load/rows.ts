import {
  propertiesOf,
  type RecordType,
  recordTypeOfKind,
  recordTypeOfRelation,
} from '../../src/load/statement.js';
import type { Properties } from '../../src/load/storage-encoding.js';
import { kinds, relations } from '../../src/ontology/index.js';
import { metaOf } from '../generate/dataset.js';
import { entityOf } from '../generate/entities.js';
import { linksOf } from '../generate/links.js';
import { countOf, type World } from '../generate/world.js';

/** What is to be in the graph: a node or relation with the properties that our loader would give it. */
export interface Row {
  readonly properties: Properties;
  readonly from?: string;
  readonly to?: string;
}

const sorts = new Map<string, RecordType>([
  ...kinds.map(({ name }) => [name, recordTypeOfKind(name)] as const),
  ...relations.map(({ name }) => [name, recordTypeOfRelation(name)] as const),
]);

/** Every node of the world, a kind after the other. */
export function* nodesOf(world: World): Generator<[kind: string, row: Row]> {
  for (const { name } of kinds)
    for (let rank = 0; rank < countOf(world, name); rank++) {
      const value = entityOf(world, name, rank);
      yield [name, { properties: propertiesIn(world, name, value.id, value) }];
    }
}

/** Every relation of the world, with the label of each end. */
export function* relationsOf(
  world: World,
): Generator<[type: string, from: string, to: string, row: Row]> {
  for (const { name } of kinds)
    for (let rank = 0; rank < countOf(world, name); rank++)
      for (const { type, id, value } of linksOf(world, name, rank)) {
        const { from, to, ...said } = value;
        const properties = propertiesIn(world, type, id, said);
        yield [type, kindIn(from), kindIn(to), { from, to, properties }];
      }
}

export function propertiesIn(
  world: World,
  name: string,
  id: string,
  value: Record<string, unknown>,
) {
  const sort = sorts.get(name);
  if (!sort) throw new Error(`The ontology has no ${name}.`);
  return propertiesOf(sort, id, new Map([[metaOf(world).name, value]]));
}

function kindIn(id: string): string {
  const prefix = id.slice(0, id.indexOf(':'));
  return prefix.charAt(0).toUpperCase() + prefix.slice(1);
}
