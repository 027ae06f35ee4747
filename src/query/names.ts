export interface ResolvedNames {
  /** The ids behind names that have been resolved. */
  idsOf(names: readonly string[], kinds: readonly string[]): string[];
}

/** Takes names for the ids that they are; whether there are such entities is for the next statement to say. */
export const idsAsGiven: ResolvedNames = { idsOf: (names) => [...names] };

/** A name or id to be found among some kinds; `argument` is for the message when it is not. */
export interface NameRef {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly argument: string;
}
