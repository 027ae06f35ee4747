import { buildSchema, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { columnsOf } from '../../src/api/rest/representation/table.js';
import { renderQuestions } from '../../src/codegen/sdl/answers.js';
import {
  asText,
  codes,
  date,
  entityReference,
  ifSelected,
  input,
  nullableInGraphql,
  object,
  onlyInRest,
  whole,
  withArguments,
} from '../../src/queries/answer.js';
import { argument } from '../../src/queries/arguments.js';

const size = codes('Size', 'How large.', { SMALL: 'Up to ten.', LARGE: 'More than ten.' });
const row = object('Row', 'A row.', {
  policy: entityReference.describe('The policy.'),
  day: date.nullable().describe('Its day.'),
  size: size.describe('Its size.'),
  shares: z.array(z.number()).describe('Its shares.'),
});
const answer = object('Rows', 'Some rows.', {
  rows: z.array(row).describe('The rows.'),
  total: ifSelected(whole).describe('Their number.'),
  largest: asText(size).describe('The largest size.'),
});
const fields = {
  rows: {
    description: 'Which rows there are.',
    arguments: {
      size: argument(size.default('SMALL'), 'Which size.'),
      days: argument(z.array(date).nullish(), 'Which days.'),
    },
    answer,
  },
};

test('fields, types, enums and descriptions of GraphQL follow from an answer and its arguments', () => {
  const text = `scalar Date\nenum KindName { A }\ntype Query { one: Int }\n${renderQuestions(fields, [])}`;
  const schema = buildSchema(text);
  const rows = schema.getQueryType()?.getFields().rows;
  expect(rows?.description).toBe('Which rows there are.');
  expect(rows?.args.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'size: Size!',
    'days: [Date!]',
  ]);
  expect(rows?.args[0]?.defaultValue).toBe('SMALL');
  const typesOf = (name: string) =>
    text.match(new RegExp(`type ${name} \\{\\n([^}]*)\\}`))?.[1]?.match(/^ {2}\w+: .*$/gm);
  expect(typesOf('Rows')).toEqual(['  rows: [Row!]!', '  total: Int!', '  largest: Size!']);
  expect(typesOf('Row')).toEqual([
    '  policy: EntityReference!',
    '  day: Date',
    '  size: Size!',
    '  shares: [Float!]!',
  ]);
  expect(schema.getType('Size')?.description).toBe('How large.');
});

test('fields that differ between GraphQL and REST stand in one answer', () => {
  const parts = object('Parts', 'Some parts.', {
    names: withArguments(z.array(z.string()).describe('Names.'), {
      first: argument(whole.nullish(), 'How many.'),
    }),
    color: onlyInRest(z.string().describe('A color.')),
    licence: nullableInGraphql(z.string().describe('A licence.')),
  });
  const asked = { parts: { description: 'All parts.', arguments: {}, answer: parts } };
  const text = renderQuestions(asked, []);
  const schema = buildSchema(`type Query { one: Int }\n${text}`);
  const { names, ...others } = (schema.getType('Parts') as GraphQLObjectType).getFields();
  expect(names?.args.map(({ name, type, description }) => [name, `${type}`, description])).toEqual([
    ['first', 'Int', 'How many.'],
  ]);
  expect(Object.values(others).map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'licence: String',
  ]);
  expect(schema.getQueryType()?.getFields().parts?.args).toEqual([]);
  const body = { names: ['a'], color: 'red', licence: 'CC0' };
  expect(parts.parse(body)).toEqual(body);
  expect(parts.safeParse({ ...body, licence: null }).success).toBe(false);
});

test('an object of an argument is an input', () => {
  const page = input('Page', 'A page.', { first: argument(whole.nullish(), 'How many.') });
  const asked = {
    rows: { ...fields.rows, arguments: { pages: argument(z.array(page), 'Which pages.') } },
  };
  const text = renderQuestions(asked, []);
  expect(text).toContain('"A page."\ninput Page {\n  "How many."\n  first: Int\n}');
  expect(text).toContain('pages: [Page!]!');
});

test('an object without a name in GraphQL is refused', () => {
  const nameless = { rows: { ...fields.rows, answer: z.object({ a: z.string() }) } };
  expect(() => renderQuestions(nameless, [])).toThrow('an object without a name: a');
});

test('a table has a column for each value, three for an entity, and its own for other objects', () => {
  const reasons = z.array(z.object({ text: z.string() }));
  const schema = z.object({ ...row.shape, reasons });
  const names = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name);
  const flat = ['policy_id', 'policy_name', 'policy_nameZh', 'day', 'size', 'shares'];
  expect(names(columnsOf(schema))).toEqual(flat);
  const own = { reasons: [{ name: 'why', of: () => 'x' }] };
  expect(names(columnsOf(schema, own))).toEqual([...flat, 'why']);
});
