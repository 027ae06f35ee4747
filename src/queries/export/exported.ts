import type { DatasetMeta } from '../../dataset/meta.js';

export type Fields = Readonly<Record<string, unknown>>;

/** An entity on its way out: its fields as in a data file, and the data sets that state it. */
export interface ExportedEntity {
  readonly kind: string;
  readonly value: Fields & { readonly id: string; readonly name: string };
  readonly datasets: readonly string[];
}

/** A relation on its way out, with the names of both ends for those who read tables. */
export interface ExportedRelation {
  readonly type: string;
  readonly id: string;
  readonly value: Fields & { readonly from: string; readonly to: string };
  readonly from: End;
  readonly to: End;
  readonly datasets: readonly string[];
}

export interface End {
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | undefined;
}

/** What was asked for; null where nothing was said. */
export interface Asked {
  readonly dataset: string | null;
  readonly asOf: string | null;
  readonly undated: string | null;
  readonly where: Readonly<Record<string, unknown>> | null;
}

/**
 * A graph to be written out, as streams: nothing of it is held in memory. A stream may be asked for again, but only
 * when the one before has been read to its end.
 */
export interface ExportedGraph {
  readonly datasets: readonly DatasetMeta[];
  readonly asked: Asked;
  /** The entities of a kind, by id. */
  entities(kind: string): AsyncIterable<ExportedEntity>;
  /** The relations of a type, by id. */
  relations(type: string): AsyncIterable<ExportedRelation>;
}

/** One way of writing a graph. */
export interface Format {
  /** As it is written behind `--format` and in addresses. */
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  /** Ending of a file's name, without the dot. */
  readonly extension: string;
  /** What a file of it keeps, for the table in docs/exports.md. */
  readonly keeps: Kept;
  /** What who reads such a file has to know, as Markdown for docs/exports.md. */
  readonly notes: string;
  write(graph: ExportedGraph, options: FormatOptions): AsyncIterable<string | Uint8Array>;
}

/** What a format keeps of a graph, each in a few words. */
export interface Kept {
  readonly entitiesAndRelations: string;
  readonly fields: string;
  /** Names with language, kind and source. */
  readonly names: string;
  /** The place within a source. */
  readonly places: string;
  /** Which data set states what. */
  readonly datasets: string;
  /** Whether the same graph comes back from the file. */
  readonly comesBack: string;
}

export interface FormatOptions {
  /** CSV: put an apostrophe before what a spreadsheet would take for a formula. */
  readonly formulaSafe?: boolean | undefined;
}
