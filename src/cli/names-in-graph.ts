import type {
  NameQuery,
  Resembling,
  ScoreNames,
} from '../interchange/import/resolve/entity-index.js';
import { NameIndex } from '../interchange/import/resolve/name-index.js';
import { namesOf } from '../interchange/import/resolve/score-ties.js';
import { stated } from '../load/stated.js';
import type { Graph } from '../neo4j/graph.js';
import { kindNamed } from '../ontology/index.js';

/** Entities of which other data sets and the one that is imported state names, looked up at once. */
const MAX_SHARED_AT_ONCE = 1_000;
/** Time limit for reading the names of one kind, which are millions in the largest graphs. */
const MAX_READING_MS = 600_000;

type NameRow = readonly [
  id: string,
  name: string,
  nameZh: string | null,
  names: readonly string[] | null,
  isShared: boolean,
];

/**
 * The names in a graph in the index that folders have, so that both are asked in the same way. The names of a kind are
 * read when the first name of that kind is asked for. Those stated only by `without` are left out.
 */
export function namesInGraph(
  graph: Graph,
  without: string | undefined,
  score: ScoreNames,
): (queries: readonly NameQuery[]) => Promise<readonly (readonly Resembling[])[]> {
  const indexes = new Map<string, Promise<NameIndex>>();
  return async (queries) => {
    const found: (readonly Resembling[])[] = [];
    for (const { kind, text } of queries) {
      const index = indexes.get(kind) ?? indexOf(graph, kind, without, score);
      indexes.set(kind, index);
      found.push((await index).resembling(text));
    }
    return found;
  };
}

async function indexOf(
  graph: Graph,
  kind: string,
  without: string | undefined,
  score: ScoreNames,
): Promise<NameIndex> {
  const index = new NameIndex(kind, score);
  const stream = await graph.openRowStream(MAX_READING_MS);
  const shared: string[] = [];
  try {
    const rows = stream.rows(
      `MATCH (n:${kindNamed(kind).name})
       WHERE $without IS NULL OR any(one IN n.datasets WHERE one <> $without)
       RETURN n.id, n.name, n.nameZh, n.names_text, coalesce($without IN n.datasets, false)`,
      { without: without ?? null },
    );
    for await (const row of rows) {
      const [id, name, nameZh, further, isShared] = row as NameRow;
      if (isShared) shared.push(id);
      else
        index.add({
          id,
          name,
          nameZh: nameZh ?? undefined,
          names: [name, ...(nameZh ? [nameZh] : []), ...(further ?? [])],
        });
    }
  } finally {
    await stream.close();
  }
  for (let at = 0; at < shared.length; at += MAX_SHARED_AT_ONCE) {
    const values = await stated(graph, shared.slice(at, at + MAX_SHARED_AT_ONCE), without);
    for (const value of values.values()) {
      const names = namesOf(value);
      index.add({
        id: value.id,
        name: names[0] ?? value.id,
        nameZh: value.nameZh as string | undefined,
        names,
      });
    }
  }
  return index;
}
