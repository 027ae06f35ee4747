import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { theSchema } from '../../../src/api/graphql/schema.js';
import { kinds } from '../../../src/ontology/index.js';
import type { Row } from '../row.js';

const schema = theSchema();
/** As many values as must be answered in turn: a document that is asked often is treated otherwise than one asked once. */
const VALUES = 10;

/** A document with an input type as its variable, and ten different values for it. */
interface Asked {
  readonly type: string;
  readonly document: string;
}

/** Every input type that a root field takes, by the fields that take it; and every one of a relation's own field. */
const ofRoots: readonly Asked[] = kinds.map(({ name, plural }) => ({
  type: `${name}Where`,
  document: `query($w: ${name}Where) { ${plural}(first: 1, where: $w) { totalCount } }`,
}));

const ofRelations: readonly Asked[] = kinds.flatMap(({ name, plural }) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) return [];
  const taken = Object.values(type.getFields()).flatMap((field) => {
    const where = field.args.find((argument) => argument.name === 'where');
    return where ? [{ field: field.name, type: String(where.type) }] : [];
  });
  return taken.slice(0, 3).map((one) => ({
    type: one.type,
    document: `query($w: ${one.type}) { ${plural}(first: 2) { nodes { id ${one.field}(first: 2, where: $w) { totalCount } } } }`,
  }));
});

/** Each input type as a variable, ten values in turn. */
export const variables: readonly Row[] = [
  ...ofRoots.map((one) => rowOf('Filters as variables', one.type, one)),
  ...ofRelations.map((one) => rowOf('Filters of relations as variables', one.document, one)),
];

function rowOf(family: string, name: string, { type, document }: Asked): Row {
  return {
    family,
    name: `${name.replace(/^query\S+ \S+\) /, '')}, ${VALUES} values`,
    allowed: [200, 400],
    async send({ graphql }) {
      const replies = [];
      for (const w of valuesOf(type)) replies.push(await graphql(document, { w }));
      return replies;
    },
  };
}

function valuesOf(name: string): unknown[] {
  const type = schema.getType(name) as GraphQLInputObjectType;
  const values = Object.values(type.getFields()).map((field) => ({
    [field.name]: someValue(field.type, 2),
  }));
  return Array.from({ length: VALUES }, (_, at) => values[(at * 3) % values.length]);
}

function someValue(type: GraphQLInputType, depth: number): unknown {
  if (isNonNullType(type)) return someValue(type.ofType, depth);
  if (isListType(type)) return [someValue(type.ofType, depth)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const [field] = depth > 0 ? fields : fields.filter((one) => !isInputObjectType(one.type));
    return field && depth > -2 ? { [field.name]: someValue(field.type, depth - 1) } : {};
  }
  return { Int: 1, Float: 1, Boolean: true, Date: '2021-09' }[type.name] ?? 'agency:miit';
}
