import { int } from 'neo4j-driver';
import { kinds as allKinds } from '../../ontology/index.js';
import type { Graph } from '../connect.js';
import type { Sieve, Tier } from './sieve.js';

/** An entity with all that a search can match. */
export interface Candidate {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly NameOf[];
  readonly texts: readonly TextOf[];
}

export interface NameOf {
  readonly text: string;
  readonly language: 'EN' | 'ZH';
  readonly field: 'ID' | 'NAME' | 'NAME_ZH' | 'FURTHER_NAME';
  readonly nameKind: string | null;
}

export interface TextOf {
  readonly text: string;
  readonly field: 'SUMMARY' | 'TEXT';
}

/** Entities that one look-up may bring: ten pages of the usual size. An answer says when there were more. */
export const mostFound = 200;
/** Texts read through for those of the kinds asked for, which the indexes of texts do not know. */
const mostRead = 2_000;

/** What a statement returns of a `node` that is to be compared; `candidateOf` reads it. */
export const candidateRow =
  '[node.id, labels(node)[0], node.name, node.nameZh, node.names_text, node.names_language, node.names_kind, node.summary, node.text]';

export const candidateStatement = `
  UNWIND $sieves AS sieve
  CALL (sieve) {
    CALL db.index.fulltext.queryNodes(sieve.index, sieve.query, {limit: sieve.read}) YIELD node
    WITH collect(node) AS nodes
    RETURN [node IN nodes WHERE labels(node)[0] IN $kinds] AS found, size(nodes) = sieve.read AS full
  }
  WITH sieve, found[..$most] AS found, full OR size(found) > $most AS cut
  WITH collect(CASE WHEN cut THEN sieve.tier END) AS cut, collect(found) AS lists, collect(CASE WHEN sieve.said THEN [node IN found | node.id] END) AS said
  RETURN cut, COLLECT {
    UNWIND lists AS list UNWIND list AS node WITH DISTINCT node
    RETURN ${candidateRow}
  }, said`;

/** Whatever the look-ups bring, each entity once, which may sound as asked, and which sorts of look-ups brought more than is read. */
export async function candidates(
  graph: Graph,
  sieves: readonly Sieve[],
  kinds: readonly string[],
): Promise<{ found: Candidate[]; cut: Set<Tier>; saidBy: (id: string) => boolean }> {
  const filtered = kinds.length < allKinds.length;
  const [row] = await graph.read(candidateStatement, {
    kinds,
    most: int(mostFound),
    sieves: sieves.map((sieve) => ({
      ...sieve,
      read: int(filtered && sieve.tier === 'MENTION' ? mostRead : mostFound + 1),
    })),
  });
  const [cut, found, said] = (row ?? [[], [], []]) as [Tier[], CandidateRow[], string[][]];
  const heard = new Set(said.flat());
  // Where a look-up was cut, any of the others may have brought what sounds so.
  const saidBy = cut.length > 0 ? () => true : (id: string) => heard.has(id);
  return { found: found.map(candidateOf), cut: new Set(cut), saidBy };
}

export type CandidateRow = readonly [
  id: string,
  kind: string,
  name: string,
  nameZh: string | null,
  texts: string[] | null,
  languages: ('EN' | 'ZH')[] | null,
  kinds: string[] | null,
  summary: string | null,
  text: string | null,
];

export function candidateOf([
  id,
  kind,
  name,
  nameZh,
  texts,
  languages,
  kinds,
  summary,
  text,
]: CandidateRow) {
  const shown = { nameKind: null };
  return {
    id,
    kind,
    names: [
      { ...shown, text: id, language: 'EN', field: 'ID' },
      { ...shown, text: name, language: 'EN', field: 'NAME' },
      ...(nameZh ? [{ ...shown, text: nameZh, language: 'ZH', field: 'NAME_ZH' } as const] : []),
      ...(texts ?? []).map((further, at) => ({
        text: further,
        language: languages?.[at] ?? 'EN',
        field: 'FURTHER_NAME' as const,
        nameKind: kinds?.[at] ?? null,
      })),
    ],
    texts: [
      ...(summary ? [{ text: summary, field: 'SUMMARY' } as const] : []),
      ...(text ? [{ text, field: 'TEXT' } as const] : []),
    ],
  } satisfies Candidate;
}
