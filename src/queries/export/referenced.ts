import type { RowStream } from '../../neo4j/graph.js';
import { kindNamed, kindOfId, kinds, relations } from '../../ontology/index.js';
import {
  type ExportContext,
  type ExportStatement,
  entitiesOf,
  referencesStatement,
  relationsOf,
} from './statement.js';

/**
 * The ids, by kind, of everything that a subset refers to, directly or indirectly, so that no id in an export
 * dangles. They are held in memory, so a filtered export needs memory for its sources and events.
 */
export async function referencedClosure(
  reading: RowStream,
  scope: ExportContext,
  counts: ReadonlyMap<string, number>,
): Promise<Map<string, string[]>> {
  const found = new Set<string>();
  const asked = [
    ...kinds.filter(({ name }) => counts.get(name)).map((kind) => entitiesOf(kind, scope)),
    ...relations.filter(({ name }) => counts.get(name)).map((one) => relationsOf(one, scope)),
  ];
  let fresh = await referencesIn(
    reading,
    asked.flatMap((matched) => (matched && referencesStatement(matched)) ?? []),
  );
  while (fresh.length > 0) {
    for (const id of fresh) found.add(id);
    const next = byKind(fresh).flatMap(([kind, ids]) => {
      const only = { ...scope, part: { where: {} }, carried: new Map([[kind, ids]]) };
      const matched = entitiesOf(kindNamed(kind), only);
      return (matched && referencesStatement(matched)) ?? [];
    });
    fresh = (await referencesIn(reading, next)).filter((id) => !found.has(id));
  }
  return new Map(byKind([...found]));
}

async function referencesIn(
  reading: RowStream,
  statements: readonly ExportStatement[],
): Promise<string[]> {
  const ids = new Set<string>();
  for (const { text, parameters } of statements) {
    for await (const [id] of reading.rows(text, parameters)) ids.add(id as string);
  }
  return [...ids];
}

function byKind(ids: readonly string[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const kind = kindOfId(id)?.name;
    if (!kind) continue;
    const group = groups.get(kind) ?? [];
    group.push(id);
    groups.set(kind, group);
  }
  return [...groups];
}
