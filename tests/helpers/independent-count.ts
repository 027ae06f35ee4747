import type { Dimension } from '../../src/codegen/dimensions.js';
import { takesInParts } from '../../src/codegen/dimensions.js';
import type { Dataset } from '../../src/dataset/dataset.js';
import { counts, countsIn } from './oracle/counts.js';
import { dayOf, spanOf } from './oracle/days.js';
import type { Fact } from './oracle/facts.js';

/** Counts a data set by itself, with plain loops over its files: what the graph's counts are held against. */
export function countByHand(
  { entities, relations }: Dataset,
  kind: string,
  dimension: Dimension,
  { subtree, period = 'MONTH' }: { subtree?: boolean; period?: string } = {},
) {
  const groups: Record<string, number> = {};
  const found = { groups, total: 0, unknown: 0, lessExact: 0, several: 0 };
  for (const entity of entities.filter((one) => one.kind === kind)) {
    found.total++;
    const keys = new Set<string>();
    if (dimension.sort === 'CODE') add(keys, entity.value[dimension.field.name]);
    if (dimension.sort === 'DATE') add(keys, entity.value[dimension.field.name]);
    if (dimension.sort === 'PUBLISHER') {
      const read = kind === 'Source' ? [entity.value.id] : (entity.value.sources as string[]);
      for (const reference of read)
        add(
          keys,
          entities.find(({ value }) => value.id === reference.split('#')[0])?.value.publisher,
        );
    }
    if (dimension.sort === 'END' || dimension.sort === 'LINK_CODE') {
      const { direction } = dimension.sort === 'END' ? dimension.filter : dimension.side;
      const read =
        dimension.sort === 'END' ? dimension.filter.relations : [dimension.side.relation];
      const stated = relations.filter(({ type }) => read.some(({ name }) => name === type));
      const derived = read.some((relation) => relation.derived);
      for (const { type, id, value } of derived ? entities.flatMap(readIn) : stated) {
        const grouped = dimension.sort === 'LINK_CODE' ? { [dimension.field.name]: true } : {};
        if (!counts({ ...value, id } as unknown as Fact, countsIn({}), grouped)) continue;
        for (const [own, other, way] of [
          [value.from, value.to, 'OUT'],
          [value.to, value.from, 'IN'],
        ] as const) {
          if (own !== entity.value.id || (direction !== 'BOTH' && direction !== way)) continue;
          if (dimension.sort === 'LINK_CODE')
            add(
              keys,
              value[dimension.field.name] ?? (dimension.field.name === 'status' ? 'ACTUAL' : type),
            );
          else
            for (const id of (subtree ?? takesInParts(dimension))
              ? [other, ...above(other)]
              : [other])
              add(keys, id);
        }
      }
    }
    const dates = dimension.sort === 'DATE';
    const exact = [...keys].filter((key) => !dates || periodOf(key, period) !== undefined);
    if (keys.size === 0) found.unknown++;
    else if (exact.length === 0) found.lessExact++;
    if (exact.length > 1) found.several++;
    for (const key of exact) {
      const name = (dates && periodOf(key, period)) || key;
      groups[name] = (groups[name] ?? 0) + 1;
    }
  }
  return found;

  function above(id: string): string[] {
    return relations
      .filter(({ type, value }) => type === 'PART_OF' && value.from === id)
      .flatMap(({ value }) => [value.to, ...above(value.to)]);
  }
}

/** What the loader derives: a relation to each source of an entity. */
function readIn({ value }: Dataset['entities'][number]) {
  const ids = new Set((value.sources as string[]).map((reference) => reference.split('#')[0]));
  return [...ids].map((to) => ({
    type: 'READ_IN',
    id: `read_in:${value.id}>${to}`,
    value: { from: value.id, to } as Record<string, unknown> & { from: string; to: string },
  }));
}

function add(keys: Set<string>, value: unknown): void {
  if (value !== undefined) keys.add(String(value));
}

/** The period of a date; undefined where its days lie in several. */
function periodOf(date: string, period: string): string | undefined {
  const { first, last } = spanOf(date) ?? { first: 0, last: 0 };
  const [one, other] = [first, last].map((day) => periodOfDay(dayOf(day), period));
  return one === other ? one : undefined;
}

/** The period that has the day. */
export function periodOfDay(day: string, period: string): string {
  if (period === 'DAY') return day;
  if (period === 'YEAR') return day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  return period === 'MONTH' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}
