import type { Entity, Link } from '../dataset/dataset.js';
import { readIn, relationId, relationsWithSortIndex, secondIdKey } from '../ontology/index.js';
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
  for (const batch of inBatches(readInRows(entities, dataSet, places)))
    await run('create relations', { rows: batch });
  for (const { relation, item } of relationsWithSortIndex) {
    const ids = [...entities].filter(({ kind }) => kind === item).map(({ value }) => value.id);
    for (const batch of inBatches(ids)) await run(`keys ${relation}`, { ids: batch });
  }
}

/** The READ_IN relations of new entities, as the statement `read in` of ./derived makes them of present ones. */
function* readInRows(
  entities: Iterable<Entity>,
  dataSet: string,
  places: ReadonlyMap<unknown, unknown>,
) {
  for (const { id, sources } of new Map(
    [...entities].map(({ value }) => [value.id, value]),
  ).values()) {
    const bySource = new Map<string, string[]>();
    for (const reference of sources as string[]) {
      const [source = ''] = reference.split('#');
      bySource.set(source, [...(bySource.get(source) ?? []), reference]);
    }
    for (const [source, references] of bySource)
      yield {
        type: readIn.name,
        from: places.get(id) ?? null,
        to: places.get(source) ?? null,
        properties: {
          id: relationId(readIn, { from: id, to: source }),
          [secondIdKey]: source,
          status: 'ACTUAL',
          sources: references,
          datasets: [dataSet],
        },
      };
  }
}
