import { family, type Row, times } from '../row.js';
import type { Target } from '../send.js';

const one = (query: string, variables?: unknown) => (to: Target) =>
  to.graphql(query, variables).then((reply) => [reply]);
const deep = (count: number) =>
  `{ sectors { nodes { ${'partOf { nodes { '.repeat(count)}id${' } }'.repeat(count)} } } }`;
/** A filter within a filter, so many times. */
const nested = (count: number, key: string, inner: unknown): unknown => {
  let value = inner;
  for (let at = 0; at < count; at++) value = key === 'not' ? { not: value } : { [key]: [value] };
  return value;
};
const literal = (count: number, key: string) =>
  `${`{ ${key}: ${key === 'not' ? '' : '['}`.repeat(count)}{ id: ["x"] }${`${key === 'not' ? '' : ']'} }`.repeat(count)}`;
const where = 'query($w: PolicyWhere) { policies(first: 1, where: $w) { totalCount } }';
const texts = (count: number, text: string) =>
  Array.from({ length: count }, (_, at) => text.replace('#', String(at)));

export const documents: readonly Row[] = [
  ...family('Depth', {
    '24 levels': one(deep(10)),
    '100 levels': one(deep(50)),
    '1,500 levels': one(deep(750)),
    '3,000 braces': one('{'.repeat(3_000)),
    '3,000 brackets in a value': one(
      `{ nodes(ids: ${'['.repeat(3_000)}${']'.repeat(3_000)}) { id } }`,
    ),
    '1,500 brackets around a type': one(
      `query($x: ${'['.repeat(1_500)}ID${']'.repeat(1_500)}) { __typename }`,
    ),
    'and within and, 100 times': one(
      `{ policies(first: 1, where: ${literal(100, 'and')}) { totalCount } }`,
    ),
    'or within or, 1,000 times': one(
      `{ policies(first: 1, where: ${literal(1_000, 'or')}) { totalCount } }`,
    ),
    'not within not, 1,000 times': one(
      `{ policies(first: 1, where: ${literal(1_000, 'not')}) { totalCount } }`,
    ),
    'and within and, 100 times, as a variable': one(where, {
      w: nested(100, 'and', { id: ['x'] }),
    }),
    'or within or, 1,000 times, as a variable': one(where, {
      w: nested(1_000, 'or', { id: ['x'] }),
    }),
    // As text: to write so deep an object needs more stack than a process may have.
    'not within not, 5,000 times, as a variable': ({ json }) =>
      json(
        '/graphql',
        `{"query":${JSON.stringify(where)},"variables":{"w":${'{"not":'.repeat(5_000)}{}${'}'.repeat(5_000)}}}`,
      ).then((reply) => [reply]),
    '60 filters through relations': one(
      `query($w: AgencyWhere) { agencies(first: 1, where: $w) { totalCount } }`,
      {
        w: {
          and: texts(60, '#').map((name) => ({
            some: { issued: { to: { name: { contains: name } } } },
          })),
        },
      },
    ),
    '500 relations to hubs in one filter': one(where, {
      w: { or: texts(500, 'company:g#').map((id) => ({ affects: [id] })) },
    }),
  }),
  ...family('Large lists and pages', {
    '10,000 ids': one('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: texts(10_000, 'company:g#'),
    }),
    '10,000 ids in a filter': one(where, { w: { id: texts(10_000, 'policy:g#') } }),
    '5,000 unknown names in a filter': one(where, { w: { issuedBy: texts(5_000, 'Nobody #') } }),
    '200 unknown names in a filter': one(where, { w: { issuedBy: texts(200, 'Nobody #') } }),
    '5,000 texts to hold': one(where, {
      w: { or: texts(2_000, 'x#').map((text) => ({ name: { contains: text } })) },
    }),
    'pages of 200 in pages of 200 in pages of 200': one(
      '{ policies(first: 200) { nodes { issuedBy(first: 200) { nodes { issued(first: 200) { nodes { id } } } } } } }',
    ),
    'all relations of all kinds of 200 policies': one(
      `{ policies(first: 200) { nodes { ${['issuedBy', 'regulates', 'affects', 'implements', 'implementedBy', 'amends', 'amendedBy', 'replaces', 'replacedBy', 'enforces', 'enforcedBy', 'follows', 'followedBy', 'appliesIn', 'illustratedBy', 'sets'].map((name) => `${name}(first: 20) { totalCount nodes { id } }`).join(' ')} } } }`,
    ),
    'everything of a hub': one(
      '{ agency: entity(id: "agency:g0") { ... on Agency { issued(first: 200) { totalCount nodes { id name regulates(first: 20) { nodes { id } } affects(first: 20) { nodes { id } } } } } } }',
    ),
    '500 starts of a neighbourhood': one(
      'query($of: [String!]!) { neighbourhood(of: $of, depth: 3, limit: 1500) { nodes { distance } } }',
      { of: texts(500, 'company:g#') },
    ),
    'a path through 200 places': one(
      'query($through: [String!]) { paths(from: "company:g0", to: "company:g1", maxHops: 6, through: $through) { paths { ids } } }',
      { through: texts(200, 'company:g#') },
    ),
    'a path of 1,000 hops': one(
      '{ paths(from: "company:g0", to: "policy:g900", maxHops: 1000) { paths { ids } } }',
    ),
    'a neighbourhood of a million': one(
      '{ neighbourhood(of: ["company:g0"], depth: 100, limit: 1000000) { nodes { distance } } }',
    ),
    'a page of 2^31': one('{ policies(first: 2147483648) { totalCount } }'),
    'a page of minus 2^31': one('{ policies(first: -2147483648) { totalCount } }'),
    'a series of ten thousand years by the month': one(
      '{ inForceSeries(period: MONTH, from: "0001", to: "9999") { points { count } } }',
    ),
  }),
  ...family('GraphQL that is none', {
    'tokens beyond the limit': one(`{ ${times(12_000, 'a')} }`),
    'a comment of 200,000 characters': one(`{ __typename } #${'x'.repeat(200_000)}`),
    'a name of 100,000 characters': one(`{ ${'x'.repeat(100_000)} }`),
    'a block string that never ends': one(`{ entity(name: """${'x'.repeat(100_000)}) { id } }`),
    '5,000 escapes that are none': one(`{ entity(name: "${'\\u{110000}'.repeat(5_000)}") { id } }`),
    'two operations without a name': one('{ __typename } { __typename }'),
    'a mutation': one('mutation { deleteEverything }'),
    'a subscription': one('subscription { policies { id } }'),
    'definitions of types': one('type Query { x: Int } { __typename }'),
    'a number of 10,000 digits': one(`{ policies(first: ${'9'.repeat(10_000)}) { totalCount } }`),
    '1,000 variables that nobody uses': one(`query(${times(1_000, '$v#: Int')}) { __typename }`),
    '2,000 variables of a filter': one(
      `query(${times(500, '$v#: PolicyWhere')}) { ${times(500, 'a#: policies(first: 0, where: $v#) { totalCount }')} }`,
    ),
    'a wrong name near 5,000 others': one(`{ ${times(1_000, 'policys#')} }`),
    '3,000 wrong enum values': one(where, { w: { type: { in: texts(3_000, 'LAWZ#') } } }),
    '3,000 unknown fields of an input': one(where, {
      w: Object.fromEntries(texts(3_000, 'nam#').map((name) => [name, 1])),
    }),
    '__proto__ among variables': ({ json }) =>
      json(
        '/graphql',
        `{"query":${JSON.stringify(where)},"variables":{"w":{},"__proto__":{"a":1}}}`,
      ).then((reply) => [reply]),
    '__proto__ in a filter': ({ json }) =>
      json(
        '/graphql',
        `{"query":${JSON.stringify(where)},"variables":{"w":{"__proto__":{"a":1}}}}`,
      ).then((reply) => [reply]),
    'constructor among variables': one(where, {
      w: { constructor: { prototype: { a: 1 } } },
      constructor: 1,
    }),
    'variables as a list': one(where, [{ w: {} }]),
    'variables as a text': one(where, 'w'),
    '10,000 variables': one(
      '{ __typename }',
      Object.fromEntries(texts(10_000, 'v#').map((name) => [name, name])),
    ),
  }),
];
