import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchema, theSchema } from '../../../src/api/graphql/schema.js';

const file = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const types = Object.values(theSchema().getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

/** What a type holds that can be described: itself, its fields, their arguments, its values. */
function partsOf(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => part(type, value))];
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((field) => part(type, field))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  return [
    own,
    ...Object.values(type.getFields()).flatMap((field) => [
      part(type, field),
      ...field.args.map((argument) => part({ name: `${type.name}.${field.name}` }, argument)),
    ]),
  ];
}

function part(
  of: { readonly name: string },
  {
    name,
    description,
  }: { readonly name: string; readonly description?: string | null | undefined },
): [string, string | null | undefined] {
  return [`${of.name}.${name}`, description];
}

/** The changes that break clients of the released schema and that no line of the changelog names. */
function unnamed(released: string, present: string, changelog: string): string[] {
  const unreleased = changelog.split(/^## /m)[1] ?? '';
  return findBreakingChanges(buildSchema(released), buildSchema(present))
    .map(({ description }) => description)
    .filter((description) => !unreleased.includes(description));
}

describe('The schema', () => {
  it('has for every root field that may be complete the data sets within which it is', () => {
    const query = types.find(({ name }) => name === 'Query');
    const answers = isObjectType(query) ? Object.values(query.getFields()) : [];
    const without = answers.filter(({ type }) => {
      const named = getNamedType(type);
      const fields = isObjectType(named) ? Object.keys(named.getFields()) : [];
      return fields.includes('complete') && !fields.includes('coverage');
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('describes every type, field, argument and value', () => {
    const bare = types.flatMap(partsOf).filter(([, description]) => !description?.trim());
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it('has no root field that takes the answers of the others with it when it fails', () => {
    const fields = Object.values(theSchema().getQueryType()?.getFields() ?? {});
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it('breaks nobody without a line in the changelog', async () => {
    const released = await file('docs/schema.released.graphql');
    expect(
      unnamed(released, printedSchema(), await file('CHANGELOG.md')),
      'Name each of them in CHANGELOG.md, in the newest section, word for word',
    ).toEqual([]);
  });
});

describe('A breaking change', () => {
  const [before, after] = ['type Query { a: Int b: Int }', 'type Query { a: Int }'];
  it('is found', () => {
    expect(unnamed(before, after, '# Changelog\n\n## Next\n')).toEqual(['Query.b was removed.']);
  });

  it('passes with its line in the newest section alone', () => {
    const line = '- Breaking: Query.b was removed.\n';
    expect(unnamed(before, after, `# Changelog\n\n## Next\n${line}`)).toEqual([]);
    expect(unnamed(before, after, `# Changelog\n\n## Next\n\n## 0.1.0\n${line}`)).toHaveLength(1);
  });
});
