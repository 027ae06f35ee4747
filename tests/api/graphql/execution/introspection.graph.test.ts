import type { FastifyInstance } from 'fastify';
import {
  getIntrospectionQuery,
  type IntrospectionDirective,
  type IntrospectionInputValue,
  type IntrospectionQuery,
  type IntrospectionType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { ask } from '../../../helpers/ask.js';
import { briefGraph } from '../../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let schema: IntrospectionQuery['__schema'];
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true });
  schema = (await ask(app, query)).data.__schema;
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

interface Part {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** What can be described, by its path: types, fields, arguments, input fields, values, directives. */
function partsOf(all: IntrospectionQuery['__schema']): [string, string | null | undefined][] {
  const part = (path: string, { name, description }: Part): [string, string | null | undefined] => [
    `${path}${name}`,
    description,
  ];
  const inputs = (path: string, values: readonly IntrospectionInputValue[]) =>
    values.map((value) => part(path, value));
  const within = (type: IntrospectionType) => {
    const path = `${type.name}.`;
    if (type.kind === 'ENUM') return type.enumValues.map((value) => part(path, value));
    if (type.kind === 'INPUT_OBJECT') return inputs(path, type.inputFields);
    if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return [];
    return type.fields.flatMap((field) => [
      part(path, field),
      ...inputs(`${path}${field.name}.`, field.args),
    ]);
  };
  const directive = (one: IntrospectionDirective) => [
    part('@', one),
    ...inputs(`@${one.name}.`, one.args),
  ];
  return [
    ...all.types.flatMap((type) => [part('', type), ...within(type)]),
    ...all.directives.flatMap(directive),
  ];
}

describe('Introspection', () => {
  test('describes every type, field, argument, input field, value and directive', () => {
    const parts = partsOf(schema);
    expect(parts.length).toBeGreaterThan(1_500);
    // The types of introspection itself have some that graphql-js leaves bare.
    const bare = parts.filter(([path, text]) => !path.startsWith('__') && !text?.trim());
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  test('says of each scalar of our own what specifies it', () => {
    const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'];
    const own = schema.types.filter(
      (type) => type.kind === 'SCALAR' && !builtIn.includes(type.name),
    );
    expect(own).toMatchObject([
      { name: 'Date', specifiedByURL: 'https://www.w3.org/TR/NOTE-datetime' },
    ]);
  });

  test('shows node and nodes as Relay takes them, with an id alone', () => {
    const query = schema.types.find(({ name }) => name === 'Query');
    const fields = query?.kind === 'OBJECT' ? query.fields : [];
    const args = (name: string) =>
      fields.find((field) => field.name === name)?.args.map((argument) => argument.name);
    expect(args('node')).toEqual(['id']);
    expect(args('nodes')).toEqual(['ids']);
    expect(args('entity')).toEqual(['id', 'name', 'asOf', 'undated']);
  });
});
