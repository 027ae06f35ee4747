import type { Entity, Link } from '../dataset/dataset.js';
import { readIn } from '../ontology/index.js';
import { inColumns } from './columns.js';
import { inBatches, type Writing } from './run.js';
import {
  propertiesOf,
  type RecordType,
  recordTypeOfKind,
  recordTypeOfRelation,
} from './statement.js';
import type { Properties } from './storage-encoding.js';

/** Neo4j's internal ids of the nodes written, by entity id. */
type Places = Map<string, unknown>;

/**
 * Fills an empty graph, one batch of one record type at a time. Nothing needs to be compared or merged. Relations
 * find their ends by Neo4j's internal ids, because looking up ids in an index took a fifth of the time.
 */
export async function bulkInsert(
  writing: Writing,
  dataSet: string,
  entities: Iterable<Entity>,
  links: Iterable<Link>,
): Promise<void> {
  const places: Places = new Map();
  for (const [kind, batch] of bySort(entities, (entity) => entity.kind)) {
    const sort = recordTypeOfKind(kind);
    const rows = batch.map(({ value }) => properties(sort, value.id, dataSet, value));
    await writing.write(`fill ${kind}`, inColumns(kind, rows), rows.length, (written) => {
      for (const [id, place] of written) places.set(id as string, place);
    });
  }
  await writing.settle();
  for (const [type, batch] of bySort(links, (link) => link.type)) {
    const sort = recordTypeOfRelation(type);
    const rows = batch.map(({ id, value: { from, to, ...value } }) =>
      properties(sort, id, dataSet, value),
    );
    const ends = {
      from: batch.map(({ value }) => places.get(value.from) ?? null),
      to: batch.map(({ value }) => places.get(value.to) ?? null),
    };
    await writing.write(`fill ${type}`, { ...inColumns(type, rows), ...ends }, rows.length);
  }
  for (const batch of inBatches(places.values()))
    await writing.write(`fill ${readIn.name}`, { places: batch }, 0);
  await writing.settle();
}

function properties(
  sort: RecordType,
  id: string,
  dataSet: string,
  value: Readonly<Record<string, unknown>>,
): Properties {
  return propertiesOf(sort, id, new Map([[dataSet, value]]));
}

/** Collects records by type until a batch is full, so that at most one batch per type is in memory. */
function* bySort<T>(
  things: Iterable<T>,
  sortIn: (thing: T) => string,
): Generator<readonly [sort: string, batch: readonly T[]]> {
  const waiting = new Map<string, T[]>();
  for (const batch of inBatches(things)) {
    for (const thing of batch) {
      const sort = sortIn(thing);
      const some = waiting.get(sort);
      if (some) some.push(thing);
      else waiting.set(sort, [thing]);
    }
    for (const [sort, some] of waiting) {
      if (some.length < batch.length) continue;
      waiting.delete(sort);
      yield [sort, some];
    }
  }
  yield* waiting;
}
