import type { DatasetMeta } from '../../dataset/meta.js';

export type Fields = Readonly<Record<string, unknown>>;

/** An exported entity: its fields as in a data file, and the data sets that state it. */
export interface ExportedEntity {
  readonly kind: string;
  readonly value: Fields & { readonly id: string; readonly name: string };
  readonly datasets: readonly string[];
}

/** An exported relation. The names of both ends are included for readers of tables. */
export interface ExportedRelation {
  readonly type: string;
  readonly id: string;
  readonly value: Fields & { readonly from: string; readonly to: string };
  readonly from: ExportedEnd;
  readonly to: ExportedEnd;
  readonly datasets: readonly string[];
}

export interface ExportedEnd {
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | undefined;
}

/** The parameters of the export; null for those not given. */
export interface ExportParameters {
  readonly dataset: string | null;
  readonly asOf: string | null;
  readonly undated: string | null;
  readonly where: Readonly<Record<string, unknown>> | null;
}

/**
 * A graph to export, as streams, so that it is never in memory as a whole. A stream can be opened again, but only
 * after the previous one has been read to its end.
 */
export interface ExportedGraph {
  readonly datasets: readonly DatasetMeta[];
  readonly asked: ExportParameters;
  /** The entities of a kind, sorted by id. */
  entities(kind: string): AsyncIterable<ExportedEntity>;
  /** The relations of a type, sorted by id. */
  relations(type: string): AsyncIterable<ExportedRelation>;
}

/** An export format. */
export interface Format {
  /** The name of the format in `--format` and in URLs. */
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  /** File extension, without the dot. */
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
  /** CSV: put an apostrophe before cells that a spreadsheet would read as a formula. */
  readonly formulaSafe?: boolean | undefined;
}
