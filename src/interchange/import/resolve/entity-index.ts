import type { MatchText, ReadName } from '../../../text/match/score-name.js';

/** A name to look up among the entities of a kind. */
export interface NameQuery {
  readonly kind: string;
  readonly text: string;
}

/** An entity with a similar name. */
export interface Resembling {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | null | undefined;
  /** From 0 to 100. */
  readonly score: number;
  /** The match is certain: it has this name and no other entity does, so it is accepted without a person. */
  readonly sure: boolean;
  /** What speaks for it, in words; empty if the name alone does. */
  readonly reasons?: readonly string[];
}

/** An entity that is already known, with its fields as in a data file. */
export type KnownEntity = Readonly<Record<string, unknown>> & { readonly id: string };

/** A relation that is already known, with its fields as in a data file. */
export interface KnownRelation {
  readonly type: string;
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>> & {
    readonly from: string;
    readonly to: string;
  };
}

/** Entities of a kind that may be the same as a new one, because something ties both. */
export interface TieQuery {
  readonly kind: string;
  /** Relations that tie it to others, and the ids of these. */
  readonly types: readonly string[];
  readonly others: readonly string[];
  /** The first and the last day that is near enough, `2021-08-01`. Null if the new one has no day. */
  readonly days: readonly [first: string, last: string] | null;
  /** Ways to write its document number. */
  readonly documentNumbers: readonly string[];
}

/** A key to look up among the entities of a kind. */
export interface KeyQuery {
  readonly kind: string;
  /** Scheme of the identifiers, or name of the field that has the key. */
  readonly scheme: string;
  readonly value: string;
}

/** Where names are looked up: a graph, or folders with data sets. The import does not know which. */
export interface EntityIndex {
  /** The similar entities of each query, best first. */
  resembling(queries: readonly NameQuery[]): Promise<readonly (readonly Resembling[])[]>;
  /** The entities with these ids. Unknown ids are missing. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, KnownEntity>>;
  /** The ids of entities that may have one of the keys, among them all that do. */
  keyed(queries: readonly KeyQuery[]): Promise<readonly string[]>;
  /** The ids of the entities that have one of the others at one of the relations and a day that is near, or the number. */
  tied(queries: readonly TieQuery[]): Promise<readonly (readonly string[])[]>;
  /** The relations of some types at these entities, whichever end they are. */
  relationsOf(ids: readonly string[], types: readonly string[]): Promise<readonly KnownRelation[]>;
}

/** The similarity of a text and the most similar name of an entity, and whether the two are certainly the same name. */
export type ScoreNames = (
  text: MatchText,
  kind: string,
  names: readonly ReadName[],
) => { readonly score: number; readonly safe: boolean; readonly exact: boolean };

/**
 * Minimum score at which a name is similar enough to ask a person; below it, a new entity is created. Titles of
 * policies share many words, so their threshold is higher.
 */
export function leastResembling(kind: string): number {
  return kind === 'Policy' ? 75 : 45;
}

/** An index without entities: every name is new. */
export const nothingKnown: EntityIndex = {
  resembling: async (queries) => queries.map(() => []),
  entities: async () => new Map(),
  keyed: async () => [],
  tied: async (queries) => queries.map(() => []),
  relationsOf: async () => [],
};

/** Kinds whose entities are distinguished by name, so that a similar name is ambiguous. */
const named = new Set(['Agency', 'Company', 'Sector', 'Place', 'Policy', 'Person']);

/** Titles of events, provisions and sources are often alike, so a merely similar title belongs to another one. */
export function isNamed(kind: string): boolean {
  return named.has(kind);
}
