import {
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { readOf } from '../picked.js';
import type { Resolver } from '../resolver.js';
import { type Complete, CompletionFault, compileCompletion } from './completion.js';

/** A document is compiled after this number of requests: most documents of a person are sent once. */
const MIN_RUNS_BEFORE_COMPILING = 2;
/**
 * Maximum number of combinations of @skip and @include values for which a document is compiled. Three variables have
 * eight.
 */
const MAX_VARIANTS = 8;

/** Number of coerced variable sets that are cached, and maximum length of their JSON. */
const MAX_KEPT_VARIABLES = 100;
const MAX_KEPT_VARIABLES_CHARACTERS = 10_000;

/** Maximum number of errors reported for variables. Each prints the value around it, which takes 2 ms for 3,000 fields. */
const MAX_VARIABLE_ERRORS = 10;

type Variables = Readonly<Record<string, unknown>>;

/** What is executed instead of the document that was sent. */
export interface CompiledDocument {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
}

interface DocumentState {
  /** How often it was sent. */
  runs: number;
  wasTried: boolean;
  /** Undefined if it is executed as it is. */
  compiled: Compiled | undefined;
}

/** A document with only root fields, and the coerced values of its variables by their JSON. */
interface Compiled {
  readonly document: DocumentNode;
  readonly definitions: readonly VariableDefinitionNode[];
  readonly coerced: LRUCache<string, Variables>;
}

/**
 * Compiles documents that are sent repeatedly.
 * graphql-js executes the root fields: it coerces arguments, calls resolvers and collects errors. Below them there is
 * nothing to resolve, because one statement returns the whole answer of a root field. So a compiled document has root
 * fields of a scalar type, without selections, whose resolvers return completed values. Its variables have a scalar
 * type too and are coerced beforehand, once for equal values: a filter has dozens of fields to check. For nested
 * lists, the service needs 1.8 ms of processor time instead of 2.0 in total. No code is generated: graphql-jit, which
 * generates code, never terminates for variables of a recursive input type
 * (https://github.com/zalando-incubator/graphql-jit/issues/81).
 */
export function compiledDocuments(schema: GraphQLSchema) {
  const rootSchema = rootSchemaOf(schema);
  const known = new WeakMap<DocumentNode, DocumentState>();

  /**
   * What to execute instead of the document. Undefined if it is to be executed as it is. A document with a large answer
   * is compiled at once: graphql-js would complete thousands of rows in one go, and block the event loop.
   */
  return (
    document: DocumentNode,
    variables: Variables,
    isLarge: boolean,
  ): CompiledDocument | undefined => {
    const state = known.get(document) ?? { runs: 0, wasTried: false, compiled: undefined };
    if (state.runs === 0) known.set(document, state);
    const isDue = isLarge || state.runs >= MIN_RUNS_BEFORE_COMPILING;
    state.runs++;
    if (isDue && !state.wasTried && isCompilable(document)) {
      state.compiled = compile(document, schema, rootSchema, () => {
        state.compiled = undefined;
      });
    }
    state.wasTried ||= isDue;
    if (!state.compiled) return undefined;
    const coerced = coercedVariables(schema, state.compiled, variables);
    // Invalid values are reported when the original document is executed.
    return coerced && { document: state.compiled.document, schema: rootSchema, variables: coerced };
  };
}

function coercedVariables(
  schema: GraphQLSchema,
  { definitions, coerced }: Compiled,
  variables: Variables,
): Variables | undefined {
  if (definitions.length === 0) return {};
  const key = JSON.stringify(variables);
  const known = coerced.get(key);
  if (known) return known;
  const { coerced: values } = getVariableValues(schema, definitions, variables, { maxErrors: 0 });
  if (values && key.length <= MAX_KEPT_VARIABLES_CHARACTERS) coerced.set(key, values);
  return values;
}

/**
 * Throws the errors of the variables of a document that is executed as it was sent, before graphql-js would report
 * fifty of them.
 */
export function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): void {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  if (definitions.length === 0) return;
  const options = { maxErrors: MAX_VARIABLE_ERRORS };
  const { errors } = getVariableValues(schema, definitions, variables, options);
  if (errors) throw Object.assign(new Error('The variables do not fit the document.'), { errors });
}

/** A single operation without introspection, which would show the schema of the root fields. */
function isCompilable(document: DocumentNode): boolean {
  let isPlain = true;
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') isPlain = false;
    },
  });
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return isPlain && operations.length === 1;
}

/** The type of variables that are already coerced. */
const COERCED = 'Coerced';

/** Root fields whose values only need completion get the scalar type; everything else stays as it is. */
function rootSchemaOf(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType() as GraphQLObjectType;
  const completed = new GraphQLScalarType({ name: 'Completed' });
  const coerced = new GraphQLScalarType({ name: COERCED });
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
  const configs = query.toConfig().fields;
  for (const [name, field] of Object.entries(query.getFields())) {
    const config = configs[name] as GraphQLFieldConfig<unknown, unknown>;
    fields[name] = isCompletable(field)
      ? {
          ...config,
          type: isNonNullType(field.type) ? new GraphQLNonNull(completed) : completed,
          resolve: (parent, args, context, info) =>
            resolveCompleted(field, parent, args, context, info),
        }
      : config;
  }
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: query.name, fields }),
    directives: schema.getDirectives(),
    types: [coerced],
    assumeValid: true,
  });
}

/** Whether no field below a root field has a resolver that does more than read its parent. */
export function isCompletable({ type }: Pick<GraphQLField<unknown, unknown>, 'type'>): boolean {
  const seen = new Set<string>();
  const isPlain = (output: GraphQLOutputType): boolean => {
    const named = getNamedType(output);
    if (!(isObjectType(named) || isInterfaceType(named)) || seen.has(named.name)) return true;
    seen.add(named.name);
    return Object.values(named.getFields()).every(
      ({ resolve, type: below }) =>
        (!resolve || readOf(resolve as Resolver) !== undefined) && isPlain(below),
    );
  };
  return isPlain(type);
}

/** The original field behind a field of a compiled document. */
interface Original {
  readonly node: FieldNode;
  readonly source: SourceDocument;
}

/** A document as it was sent, and the completions compiled for it. */
interface SourceDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Variables used in @skip and @include; the selection depends on their values. */
  readonly conditions: readonly string[];
  /** By values of the conditions, then by response key. */
  readonly variants: Map<string, Map<string, Complete>>;
  /** From now on the document is executed as it was sent. */
  giveUp(): void;
}

const originals = new WeakMap<FieldNode, Original>();

function compile(
  document: DocumentNode,
  schema: GraphQLSchema,
  rootSchema: GraphQLSchema,
  giveUp: () => void,
): Compiled {
  const query = rootSchema.getQueryType() as GraphQLObjectType;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  const source: SourceDocument = {
    schema,
    document,
    operation: operation as OperationDefinitionNode,
    fragments,
    conditions: conditionsIn(document),
    variants: new Map(),
    giveUp,
  };
  const root = visit(document, {
    VariableDefinition: (definition): VariableDefinitionNode => ({
      ...definition,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED } },
      defaultValue: undefined,
    }),
    // A fragment on another type can only be below a root field.
    FragmentDefinition: ({ typeCondition }) =>
      typeCondition.name.value === query.name ? undefined : false,
    Field: (node) => {
      const field: GraphQLField<unknown, unknown> | undefined = query.getFields()[node.name.value];
      // Only root fields need visiting: all others are below one.
      if (!field || getNamedType(field.type).name !== 'Completed') return false;
      const stripped: FieldNode = { ...node, selectionSet: undefined };
      originals.set(stripped, { node, source });
      return stripped;
    },
  });
  return {
    document: root,
    definitions: operation?.variableDefinitions ?? [],
    coerced: new LRUCache({ max: MAX_KEPT_VARIABLES }),
  };
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

async function resolveCompleted(
  field: GraphQLField<unknown, unknown>,
  parent: unknown,
  args: Record<string, unknown>,
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const found = info.fieldNodes.map((node) => originals.get(node) as Original);
  const { source } = found[0] as Original;
  const nodes = found.map(({ node }) => node);
  const value = await field.resolve?.(parent, args, context, {
    ...info,
    fieldNodes: nodes,
    returnType: field.type,
    parentType: source.schema.getQueryType() as GraphQLObjectType,
    schema: source.schema,
    fragments: source.fragments,
    operation: source.operation,
  });
  try {
    const complete = completionOf(source, field.type, nodes, info);
    const { isLarge } = context as { readonly isLarge?: boolean };
    return isLarge && complete.inTurns ? await complete.inTurns(value) : complete(value);
  } catch (error) {
    if (!(error instanceof CompletionFault)) throw error;
    source.giveUp();
    return completedByGraphQL(source, context, info);
  }
}

function completionOf(
  source: SourceDocument,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  { variableValues, path }: GraphQLResolveInfo,
): Complete {
  const { schema, fragments, conditions, variants } = source;
  const variantKey = conditions.map((name) => String(variableValues[name])).join();
  const responseKey = String(path.key);
  const variant = variants.get(variantKey);
  const known = variant?.get(responseKey);
  if (known) return known;
  const complete = compileCompletion(type, nodes, { schema, fragments, variables: variableValues });
  if (variant) variant.set(responseKey, complete);
  else if (variants.size < MAX_VARIANTS)
    variants.set(variantKey, new Map([[responseKey, complete]]));
  return complete;
}

/**
 * A value does not match its type, which is a bug of ours. The original document is executed, so that graphql-js
 * reports the errors.
 */
async function completedByGraphQL(
  { schema, document }: SourceDocument,
  context: unknown,
  { variableValues, path }: GraphQLResolveInfo,
): Promise<unknown> {
  const { data, errors = [] } = await execute({
    schema,
    document,
    contextValue: context,
    variableValues,
  });
  const own = errors.filter((error) => error.path?.[0] === path.key);
  const value = data?.[path.key] ?? null;
  const [first] = own;
  if (value === null && first) throw first;
  const shared = context as { errors: unknown[] | null };
  if (own.length > 0) shared.errors = [...(shared.errors ?? []), ...own];
  return value;
}
