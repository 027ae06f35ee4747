import type { DatasetMeta } from './meta.js';

/** An entity of a data set and its position in the files. */
export interface Entity {
  readonly kind: string;
  readonly value: Record<string, unknown> & { readonly id: string };
  readonly file: string;
  readonly line: number;
}

/** A relation of a data set and its position in the files. Its id is derived from its content. */
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
  /** SHA-256 of the content, independent of the order of files and keys. */
  readonly hash: string;
}

/** Changes to a data set that is in the graph: new or changed statements, and removed ones. */
export interface ChangeSet extends Dataset {
  /** Ids of removed entities and relations. */
  readonly removed: readonly string[];
}
