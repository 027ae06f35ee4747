import type { Entity, Link } from '../dataset/dataset.js';
import { followEnds, followSources } from './derived.js';
import { inBatches, type Run } from './run.js';
import { propertiesOf, recordTypeOfKind, recordTypeOfRelation } from './statement.js';

/**
 * Fills an empty graph. Neo4j needs a tenth of a second or more to plan each new statement, which was most of the
 * time of a first load. Here all kinds share one statement, and all relations share another. If an id occurs twice,
 * the last record counts.
 */
export async function insertSmall(
  run: Run,
  dataSet: string,
  entities: Iterable<Entity>,
  links: Iterable<Link>,
  onRows: (rows: number) => void,
): Promise<void> {
  const places = new Map<unknown, unknown>();
  for (const batch of inBatches(
    new Map([...entities].map((one) => [one.value.id, one])).values(),
  )) {
    const rows = batch.map(({ kind, value }) => ({
      kind,
      properties: propertiesOf(recordTypeOfKind(kind), value.id, new Map([[dataSet, value]])),
    }));
    for (const [id, place] of await run('create entities', { rows })) places.set(id, place);
    onRows(rows.length);
  }
  for (const batch of inBatches(new Map([...links].map((one) => [one.id, one])).values())) {
    const rows = batch.map(({ type, id, value: { from, to, ...value } }) => ({
      type,
      from: places.get(from) ?? null,
      to: places.get(to) ?? null,
      properties: propertiesOf(recordTypeOfRelation(type), id, new Map([[dataSet, value]])),
    }));
    await run('create relations', { rows });
    onRows(rows.length);
  }
  const ids = new Map<string, string[]>();
  for (const { kind, value } of entities) {
    const some = ids.get(kind);
    if (some) some.push(value.id);
    else ids.set(kind, [value.id]);
  }
  await followEnds(run, ids);
  await followSources(run, ids);
}
