import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql/type/introspection.js';
import { UserError } from '../../../errors.js';

/** A field of a document with its fragments expanded, and its whole selection. */
export interface SelectedField {
  readonly responseKey: string;
  readonly node: FieldNode;
  /** The definition of the field. Undefined if the schema has none; validation reports that. */
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  /** @skip and @include of the field and of the fragments around it. */
  readonly directives: readonly DirectiveNode[];
  readonly fields: readonly SelectedField[];
}

/**
 * Maximum number of fields of one operation, with fragments expanded. Validation blocks the event loop: it took 20 ms
 * for a thousand new fields (Node 20, two cores). Our largest own query has some fifty.
 */
export const MAX_SELECTED_FIELDS = 1_000;
/**
 * Maximum number of pairs of fields with one response key in one place. Validation compares each pair: 90,000 took 11
 * ms.
 */
export const MAX_SAME_KEY_PAIRS = 100_000;
/**
 * Maximum number of fragment spreads in one selection. Validation compares each pair: 150 with four fields each took
 * 58 ms.
 */
export const MAX_SPREADS = 100;
/** Maximum number of fragments of a document. Validation follows each into the others: a chain of 500 took 58 ms. */
export const MAX_FRAGMENTS = 200;

/** Maximum number of variables of an operation. A dashboard has ten; 500, each used once, took 68 ms to validate. */
export const MAX_VARIABLES = 100;

/** Operations of a document, each with its root fields. */
export type SelectionTrees = ReadonlyMap<OperationDefinitionNode, readonly SelectedField[]>;

/**
 * Expands the operations of a parsed document before validation. Unknown fields and fragments are skipped, and
 * recursive fragments end. Throws LIMIT_EXCEEDED for a document that would take long to validate or execute.
 */
export function selectionTreesOf(schema: GraphQLSchema, document: DocumentNode): SelectionTrees {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  if (fragments.size > MAX_FRAGMENTS)
    throw tooLarge('Its fragments', `${MAX_FRAGMENTS} fragments`, MAX_FRAGMENTS);
  const trees = new Map<OperationDefinitionNode, readonly SelectedField[]>();
  const expander = new Expander(schema, fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if ((definition.variableDefinitions?.length ?? 0) > MAX_VARIABLES)
      throw tooLarge('Its variables', `${MAX_VARIABLES} variables`, MAX_VARIABLES);
    const root = schema.getRootType(definition.operation) ?? undefined;
    trees.set(definition, expander.fieldsIn([[definition.selectionSet, root, []]]));
  }
  return trees;
}

type SelectionScope = readonly [
  SelectionSetNode,
  GraphQLNamedType | undefined,
  readonly DirectiveNode[],
];

/** A field of a selection, before fields with the same response key are merged. */
interface Occurrence {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  readonly directives: readonly DirectiveNode[];
}

class Expander {
  #fields = 0;
  #pairs = 0;

  constructor(
    readonly schema: GraphQLSchema,
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** Merges the fields of selections as an executor does. */
  fieldsIn(scopes: readonly SelectionScope[]): SelectedField[] {
    const groups = new Map<string, Occurrence[]>();
    for (const scope of scopes) this.#collect(scope, groups, new Set());
    return [...groups].map(([key, occurrences]) => {
      this.#pairs += occurrences.length ** 2;
      if (this.#pairs > MAX_SAME_KEY_PAIRS)
        throw tooLarge(
          `"${responseKeyOf(key)}" and other fields are selected again and again`,
          `${MAX_SAME_KEY_PAIRS} pairs of the same field`,
          MAX_SAME_KEY_PAIRS,
        );
      const [first] = occurrences as [Occurrence];
      return {
        responseKey: responseKeyOf(key),
        node: first.node,
        definition: first.definition,
        // Selected twice, once without a condition: always selected.
        directives: occurrences.every(({ directives }) => directives.length > 0)
          ? occurrences.length === 1
            ? first.directives
            : []
          : [],
        fields: this.fieldsIn(
          occurrences.flatMap(({ node, definition }): SelectionScope[] =>
            node.selectionSet
              ? [[node.selectionSet, definition && getNamedType(definition.type), []]]
              : [],
          ),
        ),
      };
    });
  }

  #collect(
    [set, type, around]: SelectionScope,
    groups: Map<string, Occurrence[]>,
    open: Set<string>,
  ): void {
    let spreads = 0;
    for (const selection of set.selections) {
      const directives = [...around, ...(selection.directives ?? [])];
      if (selection.kind === Kind.FIELD) {
        if (++this.#fields > MAX_SELECTED_FIELDS)
          throw tooLarge('Its fields', `${MAX_SELECTED_FIELDS} fields`, MAX_SELECTED_FIELDS);
        const key = keyOf(type, selection);
        const occurrence = {
          node: selection,
          definition: this.#definition(type, selection),
          directives,
        };
        const group = groups.get(key);
        if (group) group.push(occurrence);
        else groups.set(key, [occurrence]);
        continue;
      }
      if (++spreads > MAX_SPREADS)
        throw tooLarge('The fragments of one selection', `${MAX_SPREADS} fragments`, MAX_SPREADS);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        const narrowed = on === undefined ? type : this.schema.getType(on);
        this.#collect([selection.selectionSet, narrowed, directives], groups, open);
        continue;
      }
      const name = selection.name.value;
      const fragment = this.fragments.get(name);
      if (!fragment || open.has(name)) continue;
      open.add(name);
      const on = this.schema.getType(fragment.typeCondition.name.value);
      this.#collect([fragment.selectionSet, on, directives], groups, open);
      open.delete(name);
    }
  }

  #definition(type: GraphQLNamedType | undefined, { name }: FieldNode) {
    if (name.value === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.schema.getQueryType()) {
      if (name.value === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name.value === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
  }
}

/** Fields of different types never meet in an answer, even with the same response key. */
function keyOf(type: GraphQLNamedType | undefined, { alias, name }: FieldNode): string {
  return `${type?.name ?? ''}.${alias?.value ?? name.value}`;
}

function responseKeyOf(key: string): string {
  return key.slice(key.indexOf('.') + 1);
}

function tooLarge(what: string, allowed: string, limit: number): UserError {
  return new UserError(
    'LIMIT_EXCEEDED',
    `The document is too large: ${what} are too many; at most ${allowed} are allowed, with fragments expanded. Select less, or send it in several requests.`,
    { limit },
  );
}
