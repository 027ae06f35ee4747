/** A problem in a data set: where, what, what was expected, and how to fix it. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly message: string;
  readonly expected: string;
  readonly fix: string;
}
