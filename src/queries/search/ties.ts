import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, relations, searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { nameKey } from '../../text/normalise/fold.js';
import type { CandidateRow, SearchCandidate } from '../../text/search/candidate.js';
import { bearersQuery } from '../../text/search/candidate-queries.js';
import type { ComparedText } from '../../text/search/ranking.js';
import { fieldWeights, type ReadText } from '../../text/search/words/score-words.js';

/** Maximum number of ties of an entity that are read. */
const MAX_TIES = 24;
/** What has more ties than this says less by each of them: an agency that is tied to everything matches everything. */
const MANY_TIES = 20;

/** Ties by which an entity is found: all that say something of it, not who published or cites it. */
const followed = relations
  .filter(({ name, derived }) => !derived && name !== 'CITES' && name !== 'PUBLISHED_BY')
  .map(({ name }) => name);

/** The columns by which an entity is compared, and its type. */
export const entityColumns = (node: string) =>
  `[${node}.id, labels(${node})[0], ${node}.name, ${node}.nameZh, ${node}.names_text, ${node}.names_language, ${node}.names_kind, ${node}.summary, ${node}.text], ${node}.type`;

export type EntityRow = readonly [entity: CandidateRow, type: string | null];

/**
 * The ties of some entities: each pair once, and the entities at the other ends. The index of searches has their ids, too;
 * a look-up by kind in each of nine indexes takes Neo4j seconds to plan.
 */
const tiesStatement = `
  CALL db.index.fulltext.queryNodes('${searchIndex}', $query) YIELD node AS n WHERE n.id IN $ids
  CALL (n) {
    MATCH (n)-[:${followed.join('|')}]-(m) WITH DISTINCT m LIMIT $most
    RETURN collect(m) AS tied
  }
  WITH collect([n.id, COUNT { (n)--() }, [m IN tied | m.id]]) AS pairs, collect(tied) AS all
  CALL (all) {
    UNWIND all AS some UNWIND some AS m WITH DISTINCT m
    RETURN collect([${entityColumns('m')}]) AS found
  }
  RETURN pairs, found`;

type TiedRow = readonly [
  pairs: readonly (readonly [id: string, degree: number, others: readonly string[]])[],
  found: readonly EntityRow[],
];

interface Text {
  readonly compared: ComparedText;
  readonly read: ReadText;
}

/** Of what is tied to these kinds, the names of these other kinds count: the sector of a company that is a party. */
const beyond: Readonly<Record<string, readonly string[]>> = {
  Company: ['Sector', 'Place'],
  Sector: ['Sector'],
  Policy: ['Sector', 'Agency', 'Place'],
  Provision: ['Sector'],
  Place: ['Place'],
};
/** What is found by the ties of its ties. A sector or a place is tied to too much. */
const reaching: ReadonlySet<string> = new Set(['Policy', 'Event', 'Provision', 'Company']);

/** The ties of the entities that a search compares. */
export class Ties {
  private readonly ties = new Map<string, Set<string>>();
  private readonly degrees = new Map<string, number>();

  /** Those of some entities whose ties are not read yet. */
  worthReading(ids: readonly string[]): string[] {
    return ids.filter((id) => !this.degrees.has(id));
  }

  /** Reads the ties of some entities. Returns the entities at the other ends. One statement. */
  async read(graph: Graph, ids: readonly string[]): Promise<readonly EntityRow[]> {
    const [row] = await graph.read<TiedRow>(tiesStatement, {
      ids,
      query: bearersQuery(ids.map(nameKey)),
      most: int(MAX_TIES),
    });
    const [pairs, found] = row ?? [[], []];
    for (const id of ids) this.degrees.set(id, 0);
    for (const [from, degree, others] of pairs) {
      this.degrees.set(from, degree);
      for (const to of others) {
        this.add(from, to);
        this.add(to, from);
      }
    }
    return found;
  }

  private add(from: string, to: string): void {
    const before = this.ties.get(from);
    if (before) before.add(to);
    else this.ties.set(from, new Set([to]));
  }

  private of(id: string): Iterable<string> {
    return this.ties.get(id) ?? [];
  }

  /** What counts for an entity of the texts of what it is tied to, and of what that is tied to. */
  textsAround({ id, kind }: SearchCandidate, textsOf: (id: string) => readonly Text[]): Text[] {
    const share = Math.min(1, Math.sqrt(MANY_TIES / Math.max(1, this.degrees.get(id) ?? 0)));
    const near = new Set(this.of(id));
    const texts = [...near].flatMap((other) =>
      tiedTexts(textsOf(other), 'TIED', fieldWeights.TIED * share),
    );
    if (!reaching.has(kind)) return texts;
    const far = new Set<string>();
    for (const other of near)
      for (const next of this.of(other)) {
        const counted = beyond[kindOfId(other)?.name ?? ''] ?? [];
        if (next === id || near.has(next) || !counted.includes(kindOfId(next)?.name ?? ''))
          continue;
        far.add(next);
      }
    return [
      ...texts,
      ...[...far].flatMap((other) =>
        tiedTexts(textsOf(other), 'AROUND', fieldWeights.AROUND * share),
      ),
    ];
  }
}

/** The names of an entity and the text of a provision, as they count for what is tied to it. */
function tiedTexts(own: readonly Text[], field: 'TIED' | 'AROUND', weight: number): Text[] {
  return own
    .filter(({ compared }) => compared.field !== 'SUMMARY' && compared.field !== 'TYPE')
    .filter(({ compared }) => field === 'TIED' || compared.field !== 'TEXT')
    .map(({ compared, read }) => ({
      compared: { ...compared, field: 'TIED' },
      read: { ...read, weight },
    }));
}
