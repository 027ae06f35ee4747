import type { Traversal } from '../ontology/index.js';
import type { OwnDay } from './as-of.js';

/** What to return of an entity, by the kind that it turns out to be. */
export type EntitySelection = ReadonlyMap<string, KindSelection>;

export interface KindSelection {
  readonly fields: ReadonlySet<string>;
  readonly sources: readonly SourcesSelection[];
  /** Fields whose values each name their source, such as `names`, where that source is wanted. */
  readonly sourcedValues?: readonly SourcedValuesSelection[];
  readonly traversals: readonly TraversalSelection[];
  /** Questions whether a policy is in force, each under the key where the answer puts it. */
  readonly inForce: readonly { readonly key: string; readonly asOf: string | null }[];
}

/** The sources of an entity or a relation. `key` is where the answer puts them. */
export interface SourcesSelection {
  readonly key: string;
  readonly source: EntitySelection;
}

/** The values of a field, each with its source. `source` is left out where its reference and place are enough. */
export interface SourcedValuesSelection {
  readonly key: string;
  readonly field: string;
  readonly source: EntitySelection | undefined;
}

/** One relation of an entity as a connection. `key` is where the answer puts it. */
export interface TraversalSelection {
  readonly key: string;
  readonly traversal: Traversal;
  readonly page: PageArguments;
  readonly where: Filter;
  /** The day of this relation and of what lies below it; left out: the day of what lies above. */
  readonly on?: OwnDay | undefined;
  readonly connection: ConnectionSelection;
}

export interface ConnectionSelection {
  /** False when only the count is wanted. */
  readonly rows: boolean;
  readonly totalCount: boolean;
  readonly node: EntitySelection;
  readonly edgeFields: ReadonlySet<string>;
  readonly edgeSources: readonly SourcesSelection[];
  readonly because: boolean;
}

/** Relay's arguments: forward by `first` and `after`, backward by `last` and `before`. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A filter as GraphQL and REST give it: checked for its keys by the schema, compiled by graph/compile. */
export type Filter = Readonly<Record<string, unknown>>;

/** Where an answer keeps what was selected under a response key; never equal to a field's own name. */
export function aliasKey(key: string): string {
  return `@${key}`;
}
