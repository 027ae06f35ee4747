import { relations } from '../../../src/ontology/index.js';
import type { Fact, Facts } from './facts.js';
import { entityCounts, type Moment, relationCounts } from './legal.js';

export interface Around {
  readonly of: readonly string[];
  readonly depth: number;
  readonly relations?: readonly string[] | null;
  readonly weak?: boolean | null;
  readonly kinds?: readonly string[] | null;
  readonly direction?: 'OUT' | 'IN' | 'BOTH' | null;
  readonly limit: number;
  readonly asOf?: Moment | undefined;
}

/** A relation as one of its ends sees it. */
interface Tie {
  readonly link: Fact;
  readonly type: string;
  readonly way: 'OUT' | 'IN';
  readonly other: string;
}

/** A neighbourhood by plain loops over all relations: what must come back. */
export function around(facts: Facts, asked: Around) {
  const types = relations.filter(
    ({ name, weak }) =>
      (asked.relations?.includes(name) ?? name !== 'PUBLISHED_BY') &&
      !(weak && asked.weak === false),
  );
  const links = types.flatMap(({ name }) =>
    facts
      .links(name)
      .filter((link) => relationCounts(facts, name, link, asked.asOf))
      .map((link) => ({ type: name, link })),
  );
  const symmetric = new Set(types.filter((one) => one.symmetric).map(({ name }) => name));
  const mayBeShown = (id: string) =>
    (asked.kinds?.includes(facts.kindOf.get(id) ?? '') ?? true) &&
    entityCounts(facts, id, asked.asOf);
  const ties = new Map<string, Tie[]>();
  for (const { type, link } of links) {
    for (const [own, other, way] of [
      [link.from, link.to, 'OUT'],
      [link.to, link.from, 'IN'],
    ] as const) {
      ties.set(own, [...(ties.get(own) ?? []), { type, link, way, other }]);
    }
  }
  const tiesOf = (id: string) => ties.get(id) ?? [];

  /** What an entity can offer, in the order in which it offers it. */
  const offers = (id: string, shown: ReadonlySet<string>): string[] => {
    const rows = types.flatMap(({ name }) =>
      (['OUT', 'IN'] as const)
        .filter((way) => symmetric.has(name) || [way, 'BOTH'].includes(asked.direction ?? 'BOTH'))
        .map((way) => {
          const found = tiesOf(id).filter((tie) => tie.type === name && tie.way === way);
          const byId = found.sort((a, b) => (a.link.id < b.link.id ? -1 : 1));
          const others = byId.map(({ other }) => other);
          return [...new Set(others)].filter((one) => !shown.has(one) && mayBeShown(one));
        }),
    );
    const list: string[] = [];
    for (let at = 0; rows.some((row) => row.length > at); at++) {
      for (const row of rows) {
        const one = row[at];
        if (one !== undefined && !list.includes(one)) list.push(one);
      }
    }
    return list;
  };

  const distance = new Map([...new Set(asked.of)].map((id) => [id, 0]));
  let frontier = [...distance.keys()];
  let complete = true;
  for (let level = 1; level <= asked.depth && complete; level++) {
    const shown = new Set(distance.keys());
    const lists = frontier.map((id) => offers(id, shown));
    const next: string[] = [];
    for (let round = 0; lists.some((list) => list.length > round); round++) {
      for (const one of lists.flatMap((list) => list[round] ?? [])) {
        if (distance.has(one)) continue;
        if (distance.size === asked.limit) {
          complete = false;
          continue;
        }
        distance.set(one, level);
        next.push(one);
      }
    }
    frontier = next;
  }

  const edges = links
    .filter(({ link }) => distance.has(link.from) && distance.has(link.to))
    .map(({ link }) => link.id)
    .sort();
  const hidden = (id: string) => {
    const counts = new Map<string, number>();
    for (const { type, link, way, other } of tiesOf(id)) {
      if (edges.includes(link.id) || !mayBeShown(other)) continue;
      const key = `${type} ${symmetric.has(type) ? 'BOTH' : way}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([key, count]) => `${key} ${count}`).sort();
  };
  return {
    complete,
    nodes: [...distance].map(([id, steps]) => ({ id, distance: steps, hidden: hidden(id) })),
    edges,
  };
}
