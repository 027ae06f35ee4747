export interface ResolvedNames {
  /** The ids of names that have been resolved. */
  idsOf(names: readonly string[], kinds: readonly string[]): string[];
}

/** Uses names as ids without a look-up; the next statement finds out whether they exist. */
export const idsAsGiven: ResolvedNames = { idsOf: (names) => [...names] };

/** The kinds of a NameRef that names a data set. */
export const dataSetKind: readonly string[] = ['DataSet'];

/** A name or id to resolve among some kinds. `argument` is used in the error message. */
export interface NameRef {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly argument: string;
}
