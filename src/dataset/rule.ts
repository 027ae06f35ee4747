import type { Problem } from './problem.js';
import type { EntityRecord, LinkRecord } from './records.js';

/** Everything that a rule can inspect. */
export interface Whole {
  readonly entities: readonly EntityRecord[];
  readonly links: readonly LinkRecord[];
  /** The first entity with each id. */
  readonly byId: ReadonlyMap<string, EntityRecord>;
  /** Names that several different entities bear, as dataset.yaml says. */
  readonly sharedNames: readonly string[];
}

/** A condition that every data set must satisfy. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  check(whole: Whole): RuleProblem[];
}

/** A problem before the name of its rule is added. */
export type RuleProblem = Omit<Problem, 'rule'>;

/** The position of a field of a record. */
export function at(
  record: EntityRecord | LinkRecord,
  ...path: PropertyKey[]
): { file: string; line: number } {
  return { file: record.file, line: record.lineOf(path) };
}
