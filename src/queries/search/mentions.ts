import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { nameKey } from '../../text/normalise/fold.js';
import { bearersQuery } from '../../text/search/candidate-queries.js';
import type { Token } from '../../text/search/words/tokens.js';
import type { EntityReference } from '../answer.js';

/** A run of words that is exactly a name of some entities. */
export interface Mention {
  /** The first of its tokens, and how many they are. */
  readonly at: number;
  readonly length: number;
  readonly bearers: readonly EntityReference[];
  /** All names of the bearers. */
  readonly names: readonly string[];
}

/** Maximum number of words of a name in a question. */
const MAX_WORDS = 10;
/** Maximum number of runs that are looked up: those of a text of some forty words. */
const MAX_RUNS = 400;

const statement = `
  CALL db.index.fulltext.queryNodes('${searchIndex}', $query, {limit: $limit}) YIELD node
  UNWIND [key IN node.nameKeys WHERE key IN $keys] AS key
  RETURN key, node.id, labels(node)[0], node.name, node.nameZh, node.names_text`;

type Row = readonly [
  key: string,
  id: string,
  kind: string,
  name: string,
  nameZh: string | null,
  further: readonly string[] | null,
];

/** A run of tokens and the names that may stand for it: the text itself, and what means the same. */
export interface Run {
  readonly at: number;
  readonly length: number;
  readonly keys: readonly string[];
}

/** The runs of words of a text that may be names, longest first. */
export function runsOf(key: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (let length = Math.min(MAX_WORDS, tokens.length); length > 0; length--)
    for (let at = 0; at + length <= tokens.length; at++) {
      const [first, last] = [tokens[at], tokens[at + length - 1]];
      if (!first || !last) continue;
      runs.push({
        at,
        length,
        keys: [nameKey(key.slice(first.start, last.start + last.text.length))],
      });
    }
  return runs.slice(-MAX_RUNS);
}

/** The entities of some kinds that bear the names of runs. One statement. */
export async function mentionsOf(
  graph: Graph,
  runs: readonly Run[],
  kinds: ReadonlySet<string>,
): Promise<Mention[]> {
  const keys = [...new Set(runs.flatMap((run) => run.keys))];
  if (keys.length === 0) return [];
  const rows = await graph.read<Row>(statement, {
    query: bearersQuery(keys),
    keys,
    limit: int(MAX_RUNS),
  });
  const bearers = new Map<string, EntityReference[]>();
  const names = new Map<string, readonly string[]>();
  for (const [key, id, kind, name, nameZh, further] of rows) {
    if (!kinds.has(kind)) continue;
    bearers.set(key, [...(bearers.get(key) ?? []), { id, kind, name, nameZh }]);
    names.set(id, [name, ...(nameZh ? [nameZh] : []), ...(further ?? [])]);
  }
  return runs.flatMap(({ at, length, keys: own }): Mention[] => {
    const found = new Map(own.flatMap((key) => bearers.get(key) ?? []).map((one) => [one.id, one]));
    const all = [...found.keys()].flatMap((id) => names.get(id) ?? []);
    return found.size > 0 ? [{ at, length, bearers: [...found.values()], names: all }] : [];
  });
}
