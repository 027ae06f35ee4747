import type { RowPlace } from '../read/table.js';

/** Something that a row speaks of, before it is known which entity of the graph it is. */
export interface Mention {
  readonly kind: string;
  /** Its id, where the input has ids of the graph. */
  readonly id?: string | undefined;
  /** Its names as they are written, the one to show first. */
  readonly names: readonly string[];
  /** What the row itself states of it, and so also states of an entity that is known already. */
  readonly value: Readonly<Record<string, unknown>>;
  /** What the mapping says of every new one; an entity that is known already keeps its own. */
  readonly ifNew: Readonly<Record<string, unknown>>;
  /** Fields that refer to another thing of the row, by its place among them. */
  readonly references: Readonly<Record<string, number>>;
  readonly unknown: 'create' | 'refuse';
  /** The input is a data set of our own form: the thing is stated as it stands, and its id is its identity. */
  readonly whole?: boolean;
}

/** An end of a relation: a thing of the row by its place among them, or an id. */
export type GivenEnd = number | { readonly id: string };

export interface GivenRelation {
  readonly type: string;
  readonly from: GivenEnd;
  readonly to: GivenEnd;
  readonly value: Readonly<Record<string, unknown>>;
  readonly references: Readonly<Record<string, number>>;
}

/** What one row of an input says. */
export interface ParsedRow {
  readonly place: RowPlace;
  readonly things: readonly Mention[];
  readonly relations: readonly GivenRelation[];
  /** Where the row says that it was read; its own place in the table always counts beside. */
  readonly readIn: readonly number[];
  /** Why the row cannot be taken, as it stands. */
  readonly faults: readonly string[];
  /** Nothing is written in it. */
  readonly empty: boolean;
}

/** The place of a row in the source that its table is. */
export function sourceOf(source: string, { table, row }: RowPlace): string {
  return `${source}#${table}-row-${row}`;
}
