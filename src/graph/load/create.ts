import type { Changes, Item } from './changes.js';
import { followEnds } from './keys.js';
import { inBatches, type Run } from './run.js';
import { propertiesOf, type Sort } from './statement.js';

/**
 * Fills a graph that holds nothing. Neo4j plans each new statement for a tenth of a second or more, which was most of a
 * first load; here all kinds share one statement and all relations another. Where an id comes twice, the last counts.
 */
export async function createAll(
  run: Run,
  dataSet: string,
  changes: readonly Changes[],
  step: (rows: number) => void,
): Promise<void> {
  const rowOf = (sort: Sort, { id, value }: Item) =>
    propertiesOf(sort, id, new Map([[dataSet, value]]));
  const rowsWhere = (isKind: boolean) => {
    const some = changes.filter(({ sort }) => sort.isKind === isKind);
    const items = some.flatMap(({ sort, created }) => created.map((item) => ({ sort, item })));
    return [...new Map(items.map((one) => [one.item.id, one])).values()];
  };
  const places = new Map<unknown, unknown>();
  for (const batch of inBatches(rowsWhere(true))) {
    const rows = batch.map(({ sort, item }) => ({
      kind: sort.name,
      properties: rowOf(sort, item),
    }));
    for (const [id, place] of await run('create entities', { rows })) places.set(id, place);
    step(batch.length);
  }
  for (const batch of inBatches(rowsWhere(false))) {
    const rows = batch.map(({ sort, item }) => ({
      type: sort.name,
      from: places.get(item.from) ?? null,
      to: places.get(item.to) ?? null,
      properties: rowOf(sort, item),
    }));
    await run('create relations', { rows });
    step(batch.length);
  }
  await followEnds(run, changes);
}
