/** A property value to match: a text, a number, a boolean, or another entity by id. */
export type PropertyValue = string | number | boolean | { readonly id: string };

/** A known property of the entity, besides its name. */
export interface PropertyCondition {
  /** A field of the ontology, or a relation as named in GraphQL: `type`, `issuedOn`, `issuedBy`, `basedIn`. */
  readonly property: string;
  /** One matching value is enough. */
  readonly values: readonly PropertyValue[];
}

/** One query: a name as it is in the caller's list, and other known properties. */
export interface MatchQuery {
  readonly text?: string | undefined;
  /** Default: every kind. */
  readonly kinds?: readonly string[] | undefined;
  /** ONLY: candidates of other kinds are excluded. FIRST: they rank behind and are never certain. */
  readonly kindsAre?: 'ONLY' | 'FIRST' | undefined;
  readonly properties?: readonly PropertyCondition[] | undefined;
  /** Maximum number of candidates. Default: five. */
  readonly limit?: number | undefined;
}

/** A feature that a score is based on. `value` is a number from 0 to 1, or a boolean. */
export interface Feature {
  readonly id: string;
  readonly value: number | boolean;
}

export interface MatchCandidate {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly summary: string | null;
  /** From 0 to 100. */
  readonly score: number;
  /** True if the match is certain: it has this name, and no other entity of the requested kinds does. */
  readonly match: boolean;
  /** The name of the candidate that was compared, as it is written in the graph. */
  readonly matchedName: string | null;
  readonly features: readonly Feature[];
}

/** The candidates of one query, best first. */
export interface MatchAnswer {
  readonly candidates: readonly MatchCandidate[];
  /** False if more entities resembled the text than were compared. */
  readonly complete: boolean;
  readonly incomplete: string | null;
  readonly incompleteZh: string | null;
}
