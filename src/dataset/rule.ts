import type { Problem } from './problem.js';
import type { EntityRecord, LinkRecord } from './records.js';

/** Everything that a rule can look at. */
export interface Whole {
  readonly entities: readonly EntityRecord[];
  readonly links: readonly LinkRecord[];
  /** The first entity of each id. */
  readonly byId: ReadonlyMap<string, EntityRecord>;
}

/** One thing that must hold in every data set. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  check(whole: Whole): Found[];
}

/** A problem before its rule's name is put on it. */
export type Found = Omit<Problem, 'rule'>;

/** Where a field of a record stands. */
export function at(
  record: EntityRecord | LinkRecord,
  ...path: PropertyKey[]
): { file: string; line: number } {
  return { file: record.file, line: record.lineOf(path) };
}
