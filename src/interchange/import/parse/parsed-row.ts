import type { RowPlace } from '../read/table.js';
import type { ValueDoubt } from '../read/values.js';

/** What identifies an entity whatever it is called: a value of a scheme, such as an LEI or the id of a node. */
export interface MentionKey {
  readonly scheme: string;
  /** The value as it is compared. */
  readonly value: string;
  /** The value as it is written. */
  readonly text: string;
}

/** A mention of an entity in a row, before it is resolved. */
export interface Mention {
  readonly kind: string;
  /** Its id, if the input uses ids of the graph. */
  readonly id?: string | undefined;
  /** Its names as written; the first is the display name. */
  readonly names: readonly string[];
  /** Whether the first name is a text of several columns, made because the thing has none of its own. */
  readonly isNameComposed?: boolean;
  /** Names as they are written, where they stand with a short form in brackets. */
  readonly written?: readonly string[];
  /** Those short forms. */
  readonly shortForms?: readonly string[];
  /** What identifies it whatever it is called. */
  readonly keys?: readonly MentionKey[];
  /** What the row itself states about it; also added to an entity that is already known. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Defaults of the mapping for new entities. A known entity keeps its own values. */
  readonly ifNew: Readonly<Record<string, unknown>>;
  /** Fields that refer to another mention of the row, by its index. */
  readonly references: Readonly<Record<string, number>>;
  readonly unknown: 'create' | 'refuse';
  /** True if the input is a policy-graph export: the entity is taken as it is, and its id is its identity. */
  readonly whole?: boolean;
}

/** An end of a relation: a mention of the row by its index, or an id. */
export type GivenEnd = number | { readonly id: string };

export interface GivenRelation {
  readonly type: string;
  readonly from: GivenEnd;
  readonly to: GivenEnd;
  readonly value: Readonly<Record<string, unknown>>;
  /** Fields that are constants of the mapping. */
  readonly assumed?: readonly string[];
  readonly references: Readonly<Record<string, number>>;
  /** Whether it holds until the next row of the same tie says otherwise. */
  readonly untilNext?: boolean;
}

/** The content of one row of an input. */
export interface ParsedRow {
  readonly place: RowPlace;
  readonly things: readonly Mention[];
  readonly relations: readonly GivenRelation[];
  /** The source that the row names. Its position in the table is always added as another source. */
  readonly readIn: readonly number[];
  /** Why the row is rejected as it is. */
  readonly faults: readonly string[];
  /** Why a person should look at the row before it is taken. */
  readonly doubts?: readonly ValueDoubt[];
  /** What the report says of the row if it is taken. */
  readonly notes?: readonly string[];
  /** Why the row is left out, if the mapping or a decision on one of its values says so. */
  readonly leftOut?: { readonly why: string; readonly by: 'mapping' | 'decision' };
  /** The row is empty. */
  readonly empty: boolean;
}

/** The position of a row in the source that represents its table. */
export function sourceOf(source: string, { table, row }: RowPlace): string {
  return `${source}#${table}-row-${row}`;
}
