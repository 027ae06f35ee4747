import { type ASTNode, type FieldNode, type GraphQLResolveInfo, visit } from 'graphql';

/** Maximum number of variable sets cached per field of a document; further ones are computed each time. */
const MAX_VALUES = 100;

/** The cached results of a field, by the values of the variables that it depends on. */
const made = new WeakMap<FieldNode, Map<string, unknown>>();

/** Names of the variables used below a field, including fragments. */
const variables = new WeakMap<FieldNode, readonly string[]>();

/**
 * Memoises the result of `make` for the selection of a field in a repeated document. The result may depend only on
 * the selection of the field and on its own arguments in `own`.
 */
export function memoByField<T>(
  info: GraphQLResolveInfo,
  own: Readonly<Record<string, unknown>>,
  make: () => T,
): T {
  const [field, ...more] = info.fieldNodes;
  if (!field || more.length > 0) return make();
  // A variable that was not sent omits its argument; one that was sent as null does not.
  const values = variablesBelow(field, info).map((name) =>
    name in info.variableValues ? [info.variableValues[name]] : [],
  );
  const key = JSON.stringify([values, own]);
  const known = made.get(field) ?? new Map<string, unknown>();
  made.set(field, known);
  if (known.has(key)) return known.get(key) as T;
  const value = make();
  if (known.size < MAX_VALUES) known.set(key, value);
  return value;
}

function variablesBelow(field: FieldNode, info: GraphQLResolveInfo): readonly string[] {
  const known = variables.get(field);
  if (known) return known;
  const names = new Set<string>();
  const seen = new Set<string>();
  const read = (node: ASTNode): void => {
    visit(node, {
      Variable: ({ name }) => {
        names.add(name.value);
      },
      FragmentSpread: ({ name }) => {
        const fragment = info.fragments[name.value];
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        read(fragment);
      },
    });
  };
  if (field.selectionSet) read(field.selectionSet);
  const found = [...names];
  variables.set(field, found);
  return found;
}
