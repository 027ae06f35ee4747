/** The forms in which answers are compared. Each is what the question asked for, and nothing about how it came. */

/** W1: an entity, what it says itself, and its relations by field. */
export interface EntityAnswer {
  readonly own: Readonly<Record<string, unknown>>;
  readonly names: readonly (readonly unknown[])[];
  /** Id, name, and the place in the source. */
  readonly sources: readonly (readonly unknown[])[];
  readonly relations: Readonly<Record<string, readonly RelationAnswer[]>>;
}

export interface RelationAnswer {
  readonly own: Readonly<Record<string, unknown>>;
  readonly end: EndAnswer;
}

export interface EndAnswer {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

/** W2 and W3: a page of policies, and of W3 how many there are. */
export interface PoliciesAnswer {
  readonly policies: readonly {
    readonly own: Readonly<Record<string, unknown>>;
    readonly relations: Readonly<Record<string, readonly RelationAnswer[]>>;
  }[];
  readonly totalCount?: number;
}

/** W4: paths as the ids along them. Only the lengths are the same for all: which of equally long ones come first differs. */
export interface PathsAnswer {
  readonly paths: readonly (readonly string[])[];
}

/** W5: entities with their distance, and the ids of all relations between them. */
export interface NeighbourhoodAnswer {
  readonly nodes: readonly { readonly id: string; readonly distance: number }[];
  readonly edges: readonly string[];
}

/** W6: ids of what was found, best first. */
export interface SearchAnswer {
  readonly ids: readonly string[];
}

export type Fields = Readonly<Record<string, unknown>>;

/** The data of a GraphQL answer. */
export function dataOf(answer: unknown): Fields {
  const { data, errors } = answer as { data?: Fields | null; errors?: unknown };
  if (errors || !data) throw new Error(`The answer is an error: ${JSON.stringify(answer)}`);
  return data;
}

/** Fields of an object by name, in that order, so that equal ones are equal as text. */
export function pick(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}

export function endOf(from: unknown): EndAnswer {
  return pick(from as Fields, ['id', 'name', 'nameZh']) as unknown as EndAnswer;
}
