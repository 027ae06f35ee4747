/** A name to be looked up among the entities of a kind. */
export interface NameQuery {
  readonly kind: string;
  readonly text: string;
}

/** An entity whose name resembles the one asked for. */
export interface Resembling {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | null | undefined;
  /** From 0 to 100. */
  readonly score: number;
  /** It bears the name, and nothing else does: a machine may take it. */
  readonly sure: boolean;
}

/** An entity that others have stated already: its fields, as in a data file. */
export type KnownEntity = Readonly<Record<string, unknown>> & { readonly id: string };

/** Where names are looked up: a graph or folders of data sets. The import knows neither. */
export interface EntityIndex {
  /** For each query what resembles it, best first. */
  resembling(queries: readonly NameQuery[]): Promise<readonly (readonly Resembling[])[]>;
  /** The entities of these ids; an id that is none is left out. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, KnownEntity>>;
}

/** How near a text is to the nearest of some names of an entity, and whether so near that it is the same name. */
export type ScoreNames = (
  text: string,
  kind: string,
  names: readonly string[],
) => { readonly score: number; readonly safe: boolean };

/**
 * From this score on a name resembles another, and a person is asked; below it a new entity is made. Titles of policies
 * share so many words that more is asked of them.
 */
export function leastResembling(kind: string): number {
  return kind === 'Policy' ? 75 : 45;
}

/** Nothing is known: every name is new. */
export const nothingKnown: EntityIndex = {
  resembling: async (queries) => queries.map(() => []),
  entities: async () => new Map(),
};

/** Kinds whose entities are told apart by name, so that a name that is nearly one of theirs is a question. */
const named = new Set(['Agency', 'Company', 'Sector', 'Place', 'Policy', 'Person']);

/** Titles of events, provisions and sources are often alike, so what merely resembles them is another. */
export function isNamed(kind: string): boolean {
  return named.has(kind);
}
