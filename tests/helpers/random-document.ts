import {
  type GraphQLArgument,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql';
import type { Random } from './random.js';
import { randomInput } from './random-input.js';

/** A document with its variables, as a client sends it. */
export interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What values may speak of, so that some of them are found. */
export interface Known {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** Levels of objects below a root field. A relation takes three: the connection, its edge, its node. */
const MAX_LEVELS = 9;
/** Fields of a whole document: Neo4j plans each relation anew, and a document is to take no longer than a second or two. */
const MAX_FIELDS = 40;

/**
 * A random document that is valid by the schema: any root fields with any arguments, written in or as variables, and any
 * selection with aliases, fragments and directives. Its values may well be refused; they are never of a wrong type.
 */
export function randomDocument(
  schema: GraphQLSchema,
  random: Random,
  known: Known,
): RandomDocument {
  for (;;) {
    const document = new DocumentWriter(schema, random, known).write();
    if (isValid(schema, document)) return document;
  }
}

/** Fields of one alias that cannot be merged come about by chance, and halves of characters stand in variables alone. */
function isValid(schema: GraphQLSchema, { query }: RandomDocument): boolean {
  try {
    return validate(schema, parse(query)).length === 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #known: Known;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  #fieldsLeft = MAX_FIELDS;

  constructor(schema: GraphQLSchema, random: Random, known: Known) {
    this.#schema = schema;
    this.#random = random;
    this.#known = known;
  }

  write(): RandomDocument {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const count = this.#random.oneOf([1, 1, 1, 2, 3]);
    const fields = Array.from({ length: count }, (_, at) =>
      this.#field(this.#random.oneOf(Object.values(query.getFields())), 1, `root${at}`),
    );
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const text = [`query${declared} {\n${fields.join('\n')}\n}`, ...this.#fragments].join('\n');
    return { query: text, variables: this.#variables };
  }

  #field(field: GraphQLField<unknown, unknown>, level: number, alias?: string): string {
    this.#fieldsLeft--;
    const given = this.#argumentsOf(field);
    const args = given.map((argument) => `${argument.name}: ${this.#argument(argument)}`);
    const called = alias ? `${alias}: ` : '';
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${called}${field.name}${list}${this.#directive()}${this.#selection(field.type, level)}`;
  }

  /** Any arguments; those that refuse each other seldom together, or most documents would be refused before they ask. */
  #argumentsOf({ args }: GraphQLField<unknown, unknown>): GraphQLArgument[] {
    const given = args.filter(
      (argument) => isRequiredArgument(argument) || this.#random.chance(0.25),
    );
    if (this.#random.chance(0.05)) return given;
    const has = (name: string) => given.some((argument) => argument.name === name);
    const unfit = new Set([
      ...(has('asOf') ? [] : ['undated']),
      ...(has('first') ? ['last'] : []),
      ...(has('id') ? ['name'] : []),
      // A cursor that no page gave out.
      ...['after', 'before'],
    ]);
    const fit = given.filter(({ name }) => !unfit.has(name));
    const id = args.find(({ name }) => name === 'id');
    return id && !has('id') && !has('name') ? [...fit, id] : fit;
  }

  #selection(type: GraphQLOutputType, level: number): string {
    const named = getNamedType(type);
    if (!isObjectType(named) && !isInterfaceType(named)) return '';
    const fields = Object.values(named.getFields()).filter(
      (field) => isLeaf(field) || (level < MAX_LEVELS && this.#fieldsLeft > 0),
    );
    const count = 1 + this.#random.below(Math.max(1, Math.min(4, this.#fieldsLeft)));
    const parts = Array.from({ length: count }, () => {
      if (fields.length === 0) return '__typename';
      // Few aliases, so that they meet: at two places of one object, or for two kinds.
      const alias = this.#random.chance(0.3) ? this.#random.oneOf(['a', 'b', 'c']) : undefined;
      return this.#field(this.#random.oneOf(fields), level + 1, alias);
    });
    const inner = isInterfaceType(named)
      ? Array.from({ length: 1 + this.#random.below(2) }, () =>
          this.#random.oneOf(this.#schema.getPossibleTypes(named)),
        )
      : this.#random.chance(0.1)
        ? [named, ...named.getInterfaces()]
        : [];
    for (const one of inner) parts.push(this.#fragment(one, level));
    return ` { ${parts.join(' ')} }`;
  }

  #fragment(type: GraphQLOutputType, level: number): string {
    const { name } = getNamedType(type);
    const selection = this.#selection(type, level);
    if (this.#random.chance(0.7)) return `... on ${name}${this.#directive()}${selection}`;
    const fragment = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${fragment} on ${name}${selection}`);
    return `...${fragment}`;
  }

  #directive(): string {
    if (this.#random.chance(0.95)) return '';
    const name = this.#random.oneOf(['include', 'skip']);
    return ` @${name}(if: ${this.#random.chance(0.5) ? this.#random.chance(0.8) : this.#variable('Boolean!', this.#random.chance(0.8))})`;
  }

  /** The value of an argument, written in or as a variable. */
  #argument({ name, type }: GraphQLArgument): string {
    const value = randomInput(name, type, this.#random, this.#known);
    if (this.#random.chance(0.5)) return this.#literal(value, type);
    return this.#variable(String(type), value, !isNonNullType(type));
  }

  /** A variable with a value; some that may be left out are declared and not sent. */
  #variable(type: string, value: unknown, mayBeLeftOut = false): string {
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${type}`);
    if (!mayBeLeftOut || this.#random.chance(0.9)) this.#variables[name] = value;
    return `$${name}`;
  }

  /** A value as it is written into a document; parts of an input object may be variables of their own. */
  #literal(value: unknown, type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.#literal(value, type.ofType);
    if (value === null) return 'null';
    if (isListType(type))
      return `[${(value as unknown[]).map((one) => this.#literal(one, type.ofType)).join(', ')}]`;
    if (isEnumType(type)) return String(value);
    if (!isInputObjectType(type)) return JSON.stringify(value);
    const fields = type.getFields();
    const parts = Object.entries(value as object).map(([name, one]) => {
      const inner = fields[name]?.type as GraphQLInputType;
      const written = this.#random.chance(0.2)
        ? this.#variable(String(inner), one, !isNonNullType(inner))
        : this.#literal(one, inner);
      return `${name}: ${written}`;
    });
    return `{${parts.join(', ')}}`;
  }
}

function isLeaf({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return !isObjectType(named) && !isInterfaceType(named);
}
