import type { DatasetMeta } from './meta.js';

/** One entity of a data set, and where it stands. */
export interface Entity {
  readonly kind: string;
  readonly value: Record<string, unknown> & { readonly id: string };
  readonly file: string;
  readonly line: number;
}

/** One relation of a data set, and where it stands. Its id follows from what it says. */
export interface Link {
  readonly type: string;
  readonly id: string;
  readonly value: Record<string, unknown> & { readonly from: string; readonly to: string };
  readonly file: string;
  readonly line: number;
}

/** A data set that has passed every rule. */
export interface Dataset {
  readonly meta: DatasetMeta;
  readonly entities: readonly Entity[];
  readonly relations: readonly Link[];
  /** SHA-256 of the content, the same whatever the order of files and keys. */
  readonly hash: string;
}

/** Changes to a data set that is in the graph: what it states anew or otherwise, and what it states no more. */
export interface ChangeSet extends Dataset {
  /** Ids of entities and relations. */
  readonly removed: readonly string[];
}
