import type { Traversal } from '../ontology/index.js';
import type { OwnDay } from './as-of.js';

/** What to return of an entity, for each kind that it may have. */
export type EntitySelection = ReadonlyMap<string, KindSelection>;

export interface KindSelection {
  readonly fields: ReadonlySet<string>;
  readonly sources: readonly SourcesSelection[];
  /** Fields whose values each name their source, such as `names`, if that source is selected. */
  readonly sourcedValues?: readonly SourcedValuesSelection[];
  /** What each data set states of its fields. */
  readonly statements?: readonly StatementsSelection[];
  readonly traversals: readonly TraversalSelection[];
  /** Whether a policy is in force, for each response key that asks for it. */
  readonly inForce: readonly { readonly key: string; readonly asOf: string | null }[];
}

/** The sources of an entity or a relation. `key` is the response key. */
export interface SourcesSelection {
  readonly key: string;
  readonly source: EntitySelection;
}

/** The values of a field, each with its source. `source` is omitted if only its reference and place are selected. */
export interface SourcedValuesSelection {
  readonly key: string;
  readonly field: string;
  readonly source: EntitySelection | undefined;
}

/** The statements about an entity or a relation, or its differences. `key` is the response key. */
export interface StatementsSelection {
  readonly key: string;
  /** The fields whose statements are selected; all if omitted. */
  readonly fields: readonly string[] | undefined;
  /** Selects only the fields of which data sets state values that contradict each other. */
  readonly differing: boolean;
  readonly source: EntitySelection;
}

/** One relation of an entity as a connection. `key` is the response key. */
export interface TraversalSelection {
  readonly key: string;
  readonly traversal: Traversal;
  readonly page: PageArguments;
  readonly where: Filter;
  /** The day of this relation and its nested fields. Default: the day of the enclosing field. */
  readonly on?: OwnDay | undefined;
  readonly connection: ConnectionSelection;
}

export interface ConnectionSelection {
  /** False if only the count is selected. */
  readonly rows: boolean;
  readonly totalCount: boolean;
  readonly node: EntitySelection;
  readonly edgeFields: ReadonlySet<string>;
  readonly edgeSources: readonly SourcesSelection[];
  readonly edgeStatements?: readonly StatementsSelection[];
  readonly because: boolean;
  /** Whether to read the relations by which a row meets the filter. */
  readonly matched?: boolean;
}

/** The arguments of a Relay connection: forward by `first` and `after`, backward by `last` and `before`. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A filter of GraphQL or REST. The schema has validated its keys; src/cypher compiles it. */
export type Filter = Readonly<Record<string, unknown>>;

/** The key under which an answer stores a selected field; never equal to a field's own name. */
export function aliasKey(key: string): string {
  return `@${key}`;
}
