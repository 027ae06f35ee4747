/** A value that an entity is to have: a text, a number, yes or no, or another entity by its id. */
export type PropertyValue = string | number | boolean | { readonly id: string };

/** What is known of the entity beside its name. */
export interface PropertyCondition {
  /** A field of the ontology, or a relation as GraphQL names it: `type`, `issuedOn`, `issuedBy`, `basedIn`. */
  readonly property: string;
  /** One of these is enough. */
  readonly values: readonly PropertyValue[];
}

/** One thing to be found in the graph: a name as somebody wrote it, and what else is known. */
export interface MatchQuery {
  readonly text?: string | undefined;
  /** Left out: every kind. */
  readonly kinds?: readonly string[] | undefined;
  /** ONLY: nothing of other kinds is a candidate. FIRST: others come behind and are never certain. */
  readonly kindsAre?: 'ONLY' | 'FIRST' | undefined;
  readonly properties?: readonly PropertyCondition[] | undefined;
  /** Candidates at most; left out: five. */
  readonly limit?: number | undefined;
}

/** What a score rests on. `value` is a share from 0 to 1, or whether it is so. */
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
  /** Certain: it bears the name, and nothing else that was asked for does. */
  readonly match: boolean;
  /** The name of it that was compared, as it is written in the graph. */
  readonly matchedName: string | null;
  readonly features: readonly Feature[];
}

/** The candidates for one query, best first. */
export interface MatchAnswer {
  readonly candidates: readonly MatchCandidate[];
  /** False where more entities resembled the text than were compared. */
  readonly complete: boolean;
  readonly incomplete: string | null;
  readonly incompleteZh: string | null;
}
