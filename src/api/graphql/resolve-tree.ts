import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';

/** A field that is being resolved, with its arguments and its selection. */
export interface ResolveTree {
  readonly name: string;
  /** The response key. */
  readonly alias: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** By type, then by response key. Fragments are expanded, `__typename` is omitted. */
  readonly fieldsByTypeName: Readonly<Record<string, Readonly<Record<string, ResolveTree>>>>;
}

/** Objects without a prototype, because a client may name a field `constructor`. */
interface GrowingTree extends ResolveTree {
  readonly fieldsByTypeName: Record<string, Record<string, GrowingTree>>;
}

/** The field of a resolver. Throws GraphQLError for arguments and directives that do not match their types. */
export function resolveTreeOf(info: GraphQLResolveInfo): ResolveTree {
  const [first] = info.fieldNodes as [FieldNode];
  const definition = info.parentType.getFields()[first.name.value];
  const tree: GrowingTree = {
    name: first.name.value,
    alias: String(info.path.key),
    args: definition ? getArgumentValues(definition, first, info.variableValues) : {},
    fieldsByTypeName: Object.create(null),
  };
  const type = getNamedType(info.returnType);
  for (const { selectionSet } of info.fieldNodes)
    if (selectionSet) addSelections(tree, type, selectionSet, info);
  return tree;
}

function addSelections(
  tree: GrowingTree,
  type: GraphQLNamedType,
  { selections }: SelectionSetNode,
  info: GraphQLResolveInfo,
): void {
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const selection of selections) {
    if (!isIncluded(selection, info)) continue;
    if (selection.kind === Kind.FIELD) {
      addField(tree, type.name, selection, type.getFields()[selection.name.value], info);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (!fragment) continue;
    const on = fragment.typeCondition?.name.value;
    const narrowed = on === undefined ? type : info.schema.getType(on);
    if (narrowed) addSelections(tree, narrowed, fragment.selectionSet, info);
  }
}

function addField(
  { fieldsByTypeName }: GrowingTree,
  typeName: string,
  node: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  info: GraphQLResolveInfo,
): void {
  if (!definition) return;
  const fields: Record<string, GrowingTree> = fieldsByTypeName[typeName] ?? Object.create(null);
  fieldsByTypeName[typeName] = fields;
  const alias = node.alias?.value ?? node.name.value;
  const field: GrowingTree = fields[alias] ?? {
    name: node.name.value,
    alias,
    args: getArgumentValues(definition, node, info.variableValues),
    fieldsByTypeName: Object.create(null),
  };
  fields[alias] = field;
  if (node.selectionSet)
    addSelections(field, getNamedType(definition.type), node.selectionSet, info);
}

function isIncluded(
  node: Parameters<typeof getDirectiveValues>[1],
  { variableValues }: GraphQLResolveInfo,
): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  return skip?.if !== true && include?.if !== false;
}
