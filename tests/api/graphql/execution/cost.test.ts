import { readFileSync } from 'node:fs';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costAnalysis, MAX_COST } from '../../../../src/api/graphql/execution/cost.js';
import {
  MAX_FRAGMENTS,
  MAX_SAME_KEY_PAIRS,
  MAX_SELECTED_FIELDS,
  MAX_SPREADS,
  MAX_VARIABLES,
} from '../../../../src/api/graphql/execution/selection-tree.js';
import { theSchema } from '../../../../src/api/graphql/schema.js';
import { MAX_CHUNKS } from '../../../../src/api/plugins/connections.js';
import { POINTS_PER_UNIT } from '../../../../src/api/plugins/graphql.js';
import { MAX_TOKENS } from '../../../../src/api/plugins/graphql-over-http.js';
import { questionCosts } from '../../../../src/api/questions.js';
import { UserError } from '../../../../src/errors.js';
import { MAX_CONDITIONS } from '../../../../src/queries/names/names-in.js';

const { prepare, costOf } = costAnalysis(theSchema(), questionCosts);

function pointsOf(query: string, variables = {}, operationName?: string): number {
  return costOf(parse(query), operationName, variables).points;
}

function refusalOf(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('the cost of a request', () => {
  test('grows with the size of a page and with what is selected of each row', () => {
    const small = pointsOf('{ policies(first: 10) { nodes { id } } }');
    const long = pointsOf('{ policies(first: 100) { nodes { id } } }');
    const wide = pointsOf('{ policies(first: 10) { nodes { id name nameZh summary issuedOn } } }');
    const nested = pointsOf(
      '{ policies(first: 10) { nodes { id issuedBy(first: 50) { nodes { id } } } } }',
    );
    expect(long).toBeGreaterThan(5 * small);
    expect(wide).toBeGreaterThan(small);
    expect(nested).toBeGreaterThan(10 * small);
  });

  test('is the same for a value in a variable, in a default and in the text', () => {
    const text = '{ policies(first: 100) { nodes { id } } }';
    const variable = 'query ($n: Int) { policies(first: $n) { nodes { id } } }';
    const byDefault = 'query ($n: Int = 100) { policies(first: $n) { nodes { id } } }';
    expect(pointsOf(variable, { n: 100 })).toBe(pointsOf(text));
    expect(pointsOf(byDefault)).toBe(pointsOf(text));
    expect(pointsOf(byDefault, { n: 5 })).toBeLessThan(pointsOf(text));
  });

  test('leaves out what @skip and @include leave out', () => {
    const query =
      'query ($with: Boolean!) { policies { nodes { id issuedBy @include(if: $with) { nodes { id } } } } }';
    const plain = pointsOf('{ policies { nodes { id } } }');
    expect(pointsOf(query, { with: false })).toBe(plain);
    expect(pointsOf(query, { with: true })).toBeGreaterThan(plain);
  });

  test('has the sorting of a whole list where no index holds its order', () => {
    const by = (order: string) => pointsOf(`{ events(orderBy: { ${order} }) { nodes { id } } }`);
    expect(by('field: AMOUNT, currency: "USD"')).toBeGreaterThan(by('field: DATE') + 40);
  });

  test('is that of the operation that is asked for', () => {
    const query =
      'query Small { policies(first: 1) { nodes { id } } } query Large { policies(first: 200) { nodes { id } } }';
    expect(pointsOf(query, {}, 'Large')).toBeGreaterThan(pointsOf(query, {}, 'Small'));
  });

  test('counts a field for each alias, and rows through fragments', () => {
    const one = pointsOf('{ a: search(text: "x") { totalCount } }');
    const two = pointsOf(
      '{ a: search(text: "x") { totalCount } b: search(text: "y") { totalCount } }',
    );
    const spread = pointsOf(
      'query { ...Q } fragment Q on Query { a: search(text: "x") { totalCount } }',
    );
    expect(two).toBe(2 * one);
    expect(spread).toBe(one);
  });

  test('is known for fields that are called as properties of every object are', () => {
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(pointsOf(`{ ${name} { nodes { id } } }`)).toBeGreaterThan(0);
  });

  test('lets a client introspect the schema', () => {
    expect(pointsOf(getIntrospectionQuery())).toBeLessThan(MAX_COST);
  });
});

test('the limits in the documents are those of the code', () => {
  const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const said = [
    `${MAX_COST.toLocaleString('en')} points.`,
    `${MAX_SELECTED_FIELDS.toLocaleString('en')} fields with its fragments expanded`,
    `${MAX_SPREADS} fragments in one selection`,
    `${MAX_FRAGMENTS} fragments in all`,
    `${MAX_VARIABLES} variables`,
    `${MAX_TOKENS.toLocaleString('en')} tokens`,
    `${MAX_CONDITIONS} conditions`,
    `${MAX_CHUNKS.toLocaleString('en')} of them`,
    `${POINTS_PER_UNIT.toLocaleString('en')} points a unit`,
  ];
  expect(said.filter((words) => !page.includes(words))).toEqual([]);
});

describe('a request that costs too much', () => {
  test('is refused with its cost, the limit and the most expensive field', () => {
    const query =
      '{ agencies(first: 2) { nodes { id } } policies(first: 200) { nodes { issuedBy(first: 200) { nodes { names { text } } } } } }';
    const { code, message, details } = refusalOf(() => costOf(parse(query), undefined, {}));
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(details).toMatchObject({
      limit: MAX_COST,
      mostExpensive: { path: 'policies.nodes.issuedBy.nodes.names' },
    });
    expect(message).toContain(`would cost ${details.cost} points; at most ${MAX_COST} are allowed`);
    expect(message).toContain('policies.nodes.issuedBy');
  });

  test.each([
    ['searches', (at: number) => `s${at}: search(text: "x${at}") { totalCount }`, 500],
    ['paths', (at: number) => `p${at}: paths(from: "a", to: "b${at}") { complete }`, 300],
    [
      'neighbourhoods',
      (at: number) => `n${at}: neighbourhood(of: ["a"], limit: 1500) { complete }`,
      20,
    ],
  ])('is one of many %s under aliases', (_name, field, count) => {
    const query = `{ ${Array.from({ length: count }, (_, at) => field(at)).join(' ')} }`;
    expect(refusalOf(() => costOf(parse(query), undefined, {})).code).toBe('LIMIT_EXCEEDED');
  });
});

describe('a document that would take long to validate is refused before that', () => {
  const fields = (count: number, one: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => one(at)).join(' ');

  test('fields that fragments multiply', () => {
    const fragments = fields(
      12,
      (at) =>
        `fragment F${at} on Agency { ${['a', 'b', 'c'].map((key) => `${key}: partOf { nodes { ...F${at + 1} } }`).join(' ')} }`,
    );
    const query = `{ entity(name: "MIIT") { ...F0 } } ${fragments} fragment F12 on Agency { id }`;
    expect(refusalOf(() => prepare(parse(query))).details).toEqual({ limit: MAX_SELECTED_FIELDS });
  });

  test('one field selected over and over', () => {
    const query = `{ entity(name: "MIIT") { ${fields(500, () => 'id')} } }`;
    expect(refusalOf(() => prepare(parse(query))).details).toEqual({ limit: MAX_SAME_KEY_PAIRS });
  });

  test('many fragments in one selection', () => {
    const query = `{ entity(name: "MIIT") { ${fields(150, (at) => `...F${at}`)} } } ${fields(150, (at) => `fragment F${at} on Entity { id }`)}`;
    expect(refusalOf(() => prepare(parse(query))).details).toEqual({ limit: MAX_SPREADS });
  });

  test('many variables', () => {
    const query = `query(${fields(150, (at) => `$v${at}: ID`)}) { ${fields(150, (at) => `n${at}: node(id: $v${at}) { id }`)} }`;
    expect(refusalOf(() => prepare(parse(query))).details).toEqual({ limit: MAX_VARIABLES });
  });

  test('many fragments, each spread in another', () => {
    const query = `{ entity(name: "MIIT") { ...F0 } } ${fields(250, (at) => `fragment F${at} on Entity { id ...F${at + 1} }`)}`;
    expect(refusalOf(() => prepare(parse(query))).details).toEqual({ limit: MAX_FRAGMENTS });
  });

  test('a document whose every operation costs too much', () => {
    const dear = fields(300, (at) => `p${at}: paths(from: "a", to: "b${at}") { complete }`);
    expect(refusalOf(() => prepare(parse(`{ ${dear} }`))).code).toBe('LIMIT_EXCEEDED');
    expect(() => prepare(parse(`query A { ${dear} } query B { __typename }`))).not.toThrow();
  });

  test('fragments that spread themselves end, and validation tells of them', () => {
    expect(() =>
      prepare(parse('{ entity(name: "MIIT") { ...A } } fragment A on Entity { id ...A }')),
    ).not.toThrow();
  });
});
