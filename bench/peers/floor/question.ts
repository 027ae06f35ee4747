import type { Record as Row } from 'neo4j-driver';

/** A statement with its parameters, and what becomes of its rows. */
export interface Asked {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly answer: (rows: readonly Row[]) => unknown;
}

export type Question = (parameters: URLSearchParams) => Asked;

export type List = readonly unknown[];
export type Lists = readonly List[];

/** Some relations as lists: the first fields are the relation's own, the last three those of its other end. */
export function relations(names: readonly string[], rows: unknown) {
  return (rows as Lists).map((row) => {
    const own: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) own[names[at] as string] = row[at];
    const end = names.length;
    return { ...own, node: { id: row[end], name: row[end + 1], nameZh: row[end + 2] } };
  });
}

/** A subquery for the first few relations of `n` by their ids; `order` is what an index is sorted by. */
export function first(pattern: string, names: readonly string[], order = 'r.id'): string {
  const own = names.map((name) => `r.${name}`).join(', ');
  return `COLLECT { MATCH ${pattern} WITH r, m ORDER BY ${order} LIMIT 4 RETURN [${own}, m.id, m.name, m.nameZh] }`;
}

type First = readonly [pattern: string, order: string];

/** The same from the index on ids, where `n` begins them: a hub is not looked through. */
export function firstOut(type: string): First {
  const begin = `'${type.toLowerCase()}:' + $id`;
  return [
    `()-[r:${type}]->(m) USING INDEX SEEK r:${type}(id) WHERE r.id > ${begin} + '>' AND r.id < ${begin} + '?'`,
    'r.id',
  ];
}

/** The same from the index on second ids. */
export function firstIn(type: string): First {
  return [
    `()<-[r:${type}]-(m) USING INDEX SEEK r:${type}(secondId, id) WHERE r.secondId = $id AND r.id IS NOT NULL`,
    'r.secondId, r.id',
  ];
}
