import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { pageSize } from '../../../cypher/page.js';
import { UserError } from '../../../errors.js';
import type { QuestionCost } from '../resolver.js';
import { type SelectedField, selectionTreesOf } from './selection-tree.js';

/**
 * Maximum cost of one request in points. A point is roughly the work for one row: an entity or a relation that is
 * found, sent, decoded and serialised. The weights of root fields were measured under load: 38 ms for each of 500
 * searches, 43 ms for each of 300 path searches between hubs. A search has 1,200 points, so the limit is some three
 * seconds of work.
 */
export const MAX_COST = 100_000;
/** A property of a row, in points. */
const LEAF_COST = 0.1;
/** An exact total is a separate statement, or a subquery per row. */
export const TOTAL_COUNT_COST = 50;
const NESTED_TOTAL_COUNT_COST = 1;
/** Assumed rows of a list without a page: sources, names, steps of a reason. Most have fewer. */
const ROWS_OF_PLAIN_LIST = 4;
/** Base cost of a root field: planning, a round trip to Neo4j, the answer without its rows. */
export const DEFAULT_QUESTION_COST = 10;

export interface Cost {
  readonly points: number;
  /** The field with the largest part of the cost, as a path of response keys. */
  readonly mostExpensive: { readonly path: string; readonly points: number };
}

type RequestVariables = Readonly<Record<string, unknown>>;

/**
 * Computes the cost of a request before any of it is executed. `questions` gives the cost of root fields beyond their
 * rows. Both functions throw LIMIT_EXCEEDED: `prepare` for a document that is too large to validate, `costOf` for a
 * request that would cost too much.
 */
export function costAnalysis(
  schema: GraphQLSchema,
  questions: Readonly<Record<string, QuestionCost>>,
) {
  const known = new WeakMap<DocumentNode, ReadonlyMap<OperationDefinitionNode, Formula>>();
  // A map, because a client may name a field `constructor` or `__proto__`.
  const costs = new Map(Object.entries(questions));
  const introspection = rowsOfIntrospection(schema);

  /** Called with each new document, before it is validated. */
  function prepare(document: DocumentNode): void {
    const formulas = new Map<OperationDefinitionNode, Formula>();
    for (const [operation, fields] of selectionTreesOf(schema, document))
      formulas.set(operation, formulaOfOperation(operation, fields));
    refuseIfNoneIsAllowed([...formulas.values()]);
    known.set(document, formulas);
  }

  /** Variables are those of the request, not yet coerced. */
  function costOf(
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: RequestVariables,
  ): Cost {
    const operation = getOperationAST(document, operationName);
    if (!known.has(document)) prepare(document);
    const cost = resultOf((operation && known.get(document)?.get(operation)) ?? nothing, variables);
    if (cost.points > MAX_COST) throw tooExpensive(cost);
    return cost;
  }

  function formulaOfOperation(
    operation: OperationDefinitionNode,
    fields: readonly SelectedField[],
  ): Formula {
    const parts = fields.map(formulaOfRoot);
    return formula(parts.every(isConstant), (variables) => {
      const given = withDefaults(operation, variables);
      const costs = parts.map((part) => resultOf(part, given));
      const points = Math.ceil(costs.reduce((sum, cost) => sum + cost.points, 0));
      return { points, mostExpensive: mostExpensiveOf(costs) };
    });
  }

  function formulaOfRoot(field: SelectedField): Formula {
    const question = costs.get(field.node.name.value);
    const ownOf = (args: RequestVariables) =>
      (question?.base(args) ?? DEFAULT_QUESTION_COST) + (countsRows(field) ? TOTAL_COUNT_COST : 0);
    return formulaOf(field, ownOf, question?.rows);
  }

  function formulaBelow(field: SelectedField): Formula {
    const own = countsRows(field) ? NESTED_TOTAL_COUNT_COST : 0;
    return formulaOf(field, () => own);
  }

  /** The cost of a field: its own, that of its rows, and that of the selection for each row. */
  function formulaOf(
    field: SelectedField,
    ownOf: (args: RequestVariables) => number,
    rowsIn = (args: RequestVariables) => rowsOf(field, args, introspection),
  ): Formula {
    const leaves = field.fields.filter(({ fields }) => fields.length === 0).length;
    const below = field.fields.filter(({ fields }) => fields.length > 0).map(formulaBelow);
    const isFixed = !hasVariables(field.node, field.directives) && below.every(isConstant);
    return formula(isFixed, (variables) => {
      if (!isIncluded(field.directives, variables)) return nothing;
      const args = argumentsOf(field, variables);
      const rows = rowsIn(args);
      const costs = below.map((part) => resultOf(part, variables));
      const each = costs.reduce((sum, cost) => sum + cost.points, 1 + leaves * LEAF_COST);
      const points = ownOf(args) + conditionsIn(field, variables) + rows * each;
      const inner = mostExpensiveOf(costs);
      // If most of the cost is below a single field, report that field.
      const path =
        rows * inner.points > points / 2 ? `${field.responseKey}.${inner.path}` : field.responseKey;
      return { points, mostExpensive: { path, points: Math.ceil(points) } };
    });
  }

  return { prepare, costOf };
}

/** A cost, or a function of the variables. */
type Formula = Cost | ((variables: RequestVariables) => Cost);

/** Computed at once if it does not depend on variables, so that a repeated document costs almost nothing. */
function formula(isFixed: boolean, work: (variables: RequestVariables) => Cost): Formula {
  return isFixed ? work({}) : work;
}

function isConstant(one: Formula): boolean {
  return typeof one !== 'function';
}

function resultOf(one: Formula, variables: RequestVariables): Cost {
  return typeof one === 'function' ? one(variables) : one;
}

function hasVariables(field: FieldNode, directives: readonly DirectiveNode[]): boolean {
  return [field, ...directives].some(({ arguments: args = [] }) =>
    args.some(({ value }) => holdsVariable(value)),
  );
}

/** Maximum nesting of lists and objects in an argument. A filter that a person can read has some five levels. */
const MAX_VALUE_DEPTH = 64;

/** Throws LIMIT_EXCEEDED for a value that would take longer to validate than the rest of its document. */
function holdsVariable(value: ValueNode, depth = 0): boolean {
  if (depth > MAX_VALUE_DEPTH)
    throw new UserError(
      'LIMIT_EXCEEDED',
      `Lists and objects in an argument are nested more than ${MAX_VALUE_DEPTH} levels deep. Simplify it.`,
      { limit: MAX_VALUE_DEPTH },
    );
  if (value.kind === Kind.LIST) return value.values.some((one) => holdsVariable(one, depth + 1));
  if (value.kind === Kind.OBJECT)
    return value.fields.some((field) => holdsVariable(field.value, depth + 1));
  return value.kind === Kind.VARIABLE;
}

function countsRows({ fields }: SelectedField): boolean {
  return fields.some(({ node }) => node.name.value === 'totalCount');
}

function mostExpensiveOf(costs: readonly Cost[]): Cost['mostExpensive'] {
  let mostExpensive = nothing.mostExpensive;
  for (const cost of costs)
    if (cost.mostExpensive.points > mostExpensive.points) mostExpensive = cost.mostExpensive;
  return mostExpensive;
}

const nothing: Cost = { points: 0, mostExpensive: { path: '', points: 0 } };

/** Throws LIMIT_EXCEEDED if every operation costs too much whatever its variables: such a document is not worth validating. */
function refuseIfNoneIsAllowed(operations: readonly Formula[]): void {
  const costs = operations.map((one) => (isConstant(one) ? resultOf(one, {}) : nothing));
  const [first] = costs;
  if (first && costs.every(({ points }) => points > MAX_COST)) throw tooExpensive(first);
}

function tooExpensive({ points, mostExpensive }: Cost): UserError {
  return new UserError(
    'LIMIT_EXCEEDED',
    `The request would cost ${points} points; at most ${MAX_COST} are allowed. The most expensive field is ${mostExpensive.path} with ${mostExpensive.points}. Request smaller pages with first, select less, or send it in several requests.`,
    { cost: points, limit: MAX_COST, mostExpensive: mostExpensive },
  );
}

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: RequestVariables,
): RequestVariables {
  const values: Record<string, unknown> = { ...variables };
  for (const { variable, defaultValue } of variableDefinitions)
    if (defaultValue && values[variable.name.value] === undefined)
      values[variable.name.value] = valueFromASTUntyped(defaultValue);
  return values;
}

/** The number of values of a field per parent value. */
function rowsOf(
  { definition, fields }: SelectedField,
  args: RequestVariables,
  introspection: ReadonlyMap<string, number>,
): number {
  if (!definition) return 1;
  if (definition.args.some(({ name }) => name === 'first')) {
    // A page is not read if its rows are not selected.
    const selected = fields.map(({ node }) => node.name.value);
    return selected.every((name) => name === 'totalCount' || name === '__typename')
      ? 0
      : sizeOf(args);
  }
  if (getNamedType(definition.type).name.startsWith('__'))
    return introspection.get(definition.name) ?? 1;
  const isList = isListType(
    isNonNullType(definition.type) ? definition.type.ofType : definition.type,
  );
  // The rows of a page are counted at the field with the page arguments.
  return isList && !rowsOfPage.has(definition.name) ? ROWS_OF_PLAIN_LIST : 1;
}

const rowsOfPage = new Set([
  'edges',
  'nodes',
  'paths',
  'groups',
  'unknownGroups',
  'dimensions',
  'points',
]);

function sizeOf({ first, last }: RequestVariables): number {
  const size = Number(first ?? last ?? pageSize.default);
  return Math.min(Math.max(0, size), pageSize.max);
}

/** A condition of a filter, or a value in one: each is looked up or compared. */
function conditionsIn({ node }: SelectedField, variables: RequestVariables): number {
  const where = node.arguments?.find(({ name }) => name.value === 'where');
  return where ? valuesIn(where.value, variables) : 0;
}

/** The number of scalar values in a value of the document. */
function valuesIn(node: ValueNode, variables: RequestVariables): number {
  let count = 0;
  if (node.kind === Kind.VARIABLE) return valuesOf(variables[node.name.value]);
  if (node.kind === Kind.LIST) for (const one of node.values) count += valuesIn(one, variables);
  else if (node.kind === Kind.OBJECT)
    for (const { value } of node.fields) count += valuesIn(value, variables);
  else count = 1;
  return count;
}

function valuesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 0;
  for (const name in value) count += valuesOf((value as RequestVariables)[name]);
  return count;
}

/** The arguments except the filter, whose cost depends only on its size; see conditionsIn. */
function argumentsOf({ node }: SelectedField, variables: RequestVariables): RequestVariables {
  const args: Record<string, unknown> = {};
  for (const { name, value } of node.arguments ?? [])
    if (name.value !== 'where') args[name.value] = valueFromASTUntyped(value, variables);
  return args;
}

function isIncluded(directives: readonly DirectiveNode[], variables: RequestVariables): boolean {
  return directives.every(({ name, arguments: args = [] }) => {
    const condition = args.find((one) => one.name.value === 'if');
    const value = condition && valueFromASTUntyped(condition.value, variables);
    if (name.value === 'skip') return value !== true;
    return name.value !== 'include' || value !== false;
  });
}

/**
 * Points of an item in an introspection result. Introspection sends no statement, but the whole answer is serialised
 * in one go: the standard introspection query has 760 kB and some 14,500 points.
 */
const INTROSPECTION_ROW_COST = 1;
/** Half of the wrapping types wrap another wrapping type. */
const WRAPPED_TYPES = 0.5;

/** Average numbers of items in introspection lists, so that an introspection query costs as much as its answer. */
function rowsOfIntrospection(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields: GraphQLField<unknown, unknown>[] = withFields.flatMap((type) =>
    Object.values(type.getFields()),
  );
  const inputs = types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()));
  const values = types.filter(isEnumType).flatMap((type) => type.getValues());
  const leaves = types.filter(isLeafType).length;
  return new Map([
    ['types', types.length * INTROSPECTION_ROW_COST],
    ['ofType', WRAPPED_TYPES],
    ['fields', fields.length / (types.length - leaves)],
    ['args', fields.flatMap(({ args }) => args).length / fields.length],
    ['inputFields', inputs.length / types.length],
    ['enumValues', values.length / types.length],
    ['directives', schema.getDirectives().length],
  ]);
}
