import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { kinds } from '../../src/ontology/index.js';

type Field = GraphQLField<unknown, unknown>;
type Call = (owner: string, field: Field) => string;

/** Rows of each page: enough to hold something, few enough to nest. */
const rowsOfPage = 2;

/** Arguments for the root fields that need some, as the brief has answers for. */
export const rootExamples: Readonly<Record<string, string>> = {
  entity: 'name: "MIIT"',
  node: 'id: "policy:nev-battery-reuse-rules"',
  nodes: 'ids: ["policy:nev-battery-reuse-rules", "company:catl"]',
  dataSet: 'name: "merics-china-industries-2021-09-07"',
  search: 'text: "battery"',
  interpretation: 'text: "MIIT policies on EV makers"',
  exposure: 'of: "NIO"',
  neighbourhood: 'of: ["NIO"], depth: 2',
  paths: 'from: "MIIT", to: "NIO", weak: true',
  inForceSeries: 'from: "2021-01-01", to: "2021-12-31"',
  ...Object.fromEntries(
    kinds.map(({ name }) => [`${name.toLowerCase()}Counts`, 'by: [{ dimension: PUBLISHER }]']),
  ),
};

export interface Selected {
  readonly type: string;
  readonly document: string;
}

/**
 * Documents that together select every field of every object type of a schema: one a type, by the shortest way from the
 * root, with what lies `levelsOf` objects below its fields. `argumentsOf` names the arguments of root fields that need some.
 */
export function everyField(
  schema: GraphQLSchema,
  levelsOf: (type: string) => number,
  argumentsOf: Readonly<Record<string, string>>,
): Selected[] {
  const root = schema.getQueryType()?.name;
  const call = (owner: string, field: Field) =>
    callOf(field, owner === root ? argumentsOf[field.name] : undefined);
  return [...waysToTypes(schema, call)].flatMap(([type, wrap]) => {
    const fields = Object.values(type.getFields()).map((field) =>
      selectionOf(schema, type.name, field, isPage(field) ? 0 : levelsOf(type.name), call),
    );
    // A root field is a request of its own; together they would be one of the largest that are allowed.
    const parts = type.name === root ? fields : [fields.join(' ')];
    return parts.map((part) => ({ type: type.name, document: wrap(part) }));
  });
}

function callOf(field: Field, given: string | undefined): string {
  if (given) return `${field.name}(${given})`;
  const missing = field.args.filter(isRequiredArgument).map(({ name }) => name);
  if (missing.length > 0)
    throw new Error(`${field.name} needs ${missing.join(', ')}; give the test an example.`);
  return isPage(field) ? `${field.name}(first: ${rowsOfPage})` : field.name;
}

function isPage({ args }: Field): boolean {
  return args.some(({ name }) => name === 'first');
}

/** Each object type with what puts a selection of it into a document; the nearest way from the root. */
function waysToTypes(schema: GraphQLSchema, call: Call) {
  const root = schema.getQueryType() as GraphQLObjectType;
  const ways = new Map<GraphQLObjectType, (selection: string) => string>([
    [root, (selection) => `{ ${selection} }`],
  ]);
  // A Map hands out what is added to it while it is walked: a search in breadth.
  for (const [type, wrap] of ways) {
    for (const field of Object.values(type.getFields())) {
      const isOne = isObjectType(getNamedType(field.type));
      for (const next of objectsOf(schema, field.type)) {
        if (ways.has(next)) continue;
        const within = (selection: string) =>
          isOne ? selection : `... on ${next.name} { ${selection} }`;
        ways.set(next, (selection) => wrap(`${call(type.name, field)} { ${within(selection)} }`));
      }
    }
  }
  return ways;
}

function objectsOf(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isAbstractType(named)) return schema.getPossibleTypes(named);
  return isObjectType(named) ? [named] : [];
}

/**
 * A field with what lies below it, but for what further pages hold: that is selected from the page's own type. Each
 * field has an alias with its type, as kinds give one name to fields of different types; an error names it so.
 */
function selectionOf(
  schema: GraphQLSchema,
  owner: string,
  field: Field,
  levels: number,
  call: Call,
): string {
  const own = `${owner}_${field.name}: ${call(owner, field)}`;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return own;
  const below = (of: GraphQLObjectType | { name: string; getFields(): Record<string, Field> }) =>
    Object.values(of.getFields())
      .filter((inner) => isLeafType(getNamedType(inner.type)) || (levels > 0 && !isPage(inner)))
      .map((inner) => selectionOf(schema, of.name, inner, levels - 1, call))
      .join(' ');
  const shared = isObjectType(type) || isInterfaceType(type) ? below(type) : '';
  const kinds = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const each = kinds.map((kind) => `... on ${kind.name} { ${below(kind)} }`);
  return `${own} { ${['__typename', shared, ...each].join(' ')} }`;
}
