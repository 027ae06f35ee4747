import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { Lexer, Source } from 'graphql';
import { changedValue, damaged, hostileJson, hostileText } from './hostile-values.js';

/** A document with variables, from which requests are made. */
interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const folder = fileURLToPath(new URL('../../docs/questions/', import.meta.url));
const questions: readonly Asked[] = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({ query: readFileSync(`${folder}${file}`, 'utf8') }));

/** Variables of every sort that there is: filters, orders, lists, dates, numbers, flags. */
const withVariables: readonly Asked[] = [
  {
    query:
      'query Page($where: PolicyWhere, $orderBy: PolicyOrder, $first: Int, $after: String, $asOf: Date) { policies(where: $where, orderBy: $orderBy, first: $first, after: $after, asOf: $asOf) { totalCount nodes { id issuedBy(first: 2) { nodes { name } } } } }',
    operationName: 'Page',
    variables: {
      where: {
        or: [{ issuedBy: ['MIIT'] }, { type: { in: ['LAW'] } }],
        not: { name: { contains: 'x' } },
        issuedOn: { from: '2021', to: '2021-09' },
        affecting: { sector: ['EV'], via: ['SECTOR'] },
      },
      orderBy: { field: 'ISSUED_ON', direction: 'DESC' },
      ...{ first: 3, after: null, asOf: '2021-09-07' },
    },
  },
  {
    query:
      'query One($id: ID!, $ids: [ID!]!, $name: String, $yes: Boolean!) { node(id: $id) { id } nodes(ids: $ids) { id } entity(name: $name) { name @include(if: $yes) ... on Agency @skip(if: $yes) { level } } }',
    variables: { id: 'agency:miit', ids: ['agency:mof', 'x'], name: 'MIIT', yes: true },
  },
  {
    query:
      'query Walk($from: String!, $to: String!, $hops: Int, $of: [String!]!, $limit: Int) { paths(from: $from, to: $to, maxHops: $hops) { paths { ids } } neighbourhood(of: $of, limit: $limit) { nodes { distance } } }',
    variables: {
      from: 'company:catl',
      to: 'agency:miit',
      hops: 3,
      of: ['company:catl'],
      limit: 20,
    },
  },
  {
    query:
      'query Find($text: String!, $kinds: [KindName!], $first: Int) { search(text: $text, kinds: $kinds, first: $first) { totalCount nodes { id } } }',
    variables: { text: 'battery', kinds: ['Policy'], first: 5 },
  },
];

/** Pieces that stand in for others. */
const pieces = [
  ...['{', '}', '(', ')', '[', ']', ':', '!', '...', '@', '$', '|', '=', '&', '"', '"""', '#', ','],
  ...['id', 'name', 'nodes', 'policies', 'where', 'first', 'issuedBy', 'on', 'Policy', 'fragment'],
  ...['query', 'mutation', 'subscription', '__typename', '__schema', '__proto__', 'constructor'],
  ...['null', 'true', '1', '-1', '1e308', '99999999999', '"\\uD800"', '"\uFDFA"', '{}', '[[]]'],
  ...['@include(if: true)', '@skip(if: null)', '@deprecated', '$x', '...A', '... on Agency { id }'],
];

/** The pieces of a document, as a parser sees them. */
function piecesOf(query: string): string[] {
  const lexer = new Lexer(new Source(query));
  const found: string[] = [];
  for (let token = lexer.advance(); token.kind !== '<EOF>'; token = lexer.advance())
    found.push(query.slice(token.start, token.end));
  return found;
}

/** A document in which some pieces are left out, doubled, exchanged or replaced. */
function changedDocument(query: string): fc.Arbitrary<string> {
  const own = piecesOf(query);
  const change = fc.tuple(
    fc.nat(own.length - 1),
    fc.constantFrom('leave out', 'double', 'exchange', 'replace', 'insert'),
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom(...own),
      hostileText.map((text) => JSON.stringify(text)),
    ),
    fc.nat(own.length - 1),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const now = [...own];
    for (const [at, what, other, there] of changes) {
      const here = now[at] ?? '';
      if (what === 'leave out') now.splice(at, 1);
      else if (what === 'double') now.splice(at, 0, here);
      else if (what === 'replace') now[at] = other;
      else if (what === 'insert') now.splice(at, 0, other);
      else [now[at], now[there]] = [now[there] ?? '', here];
    }
    return now.join(' ');
  });
}

const document = fc.constantFrom(...questions, ...withVariables, ...withVariables);
/** What goes wrong lies in one place of the request, in all of them, or nowhere. */
const asked: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(document, fc.constantFrom('nothing', 'query', 'variables', 'variables', 'name', 'all'))
  .chain(([one, wrong]) => {
    const either = <Value>(place: string, right: Value, other: fc.Arbitrary<unknown>) =>
      wrong === place || wrong === 'all' ? other : fc.constant<unknown>(right);
    const query = fc.oneof(
      { weight: 4, arbitrary: changedDocument(one.query) },
      { weight: 1, arbitrary: damaged(one.query) },
      { weight: 1, arbitrary: hostileJson },
    );
    const variables = one.variables
      ? fc.oneof(
          { weight: 5, arbitrary: changedValue(one.variables) },
          { weight: 1, arbitrary: hostileJson },
        )
      : hostileJson;
    return fc.record({
      query: either('query', one.query, query),
      variables: either('variables', one.variables, variables),
      operationName: either('name', one.operationName, hostileJson),
    });
  });

const accept = fc.oneof(
  { weight: 10, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'application/graphql-response+json',
        'application/json',
        '*/*;q=0',
        'text/html',
        ';',
        'a/b;q=x, */*;q=0.1',
      )
      .map((type) => ({ accept: type })),
  },
);
const types = [
  'application/json; charset=utf-16',
  'text/plain',
  'application/graphql',
  'application/x-www-form-urlencoded',
  ';',
  '',
];

/** A request of GraphQL over HTTP: document, variables, body, address or headers are right, nearly right, or hostile. */
export const arbitraryGraphqlRequest: fc.Arbitrary<InjectOptions> = fc
  .record({
    asked,
    more: fc.option(hostileJson, { freq: 10 }),
    headers: accept,
    type: fc.oneof(
      { weight: 12, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom(...types) },
    ),
    way: fc.constantFrom('POST', 'POST', 'POST', 'damaged', 'batch', 'GET'),
  })
  .chain(({ asked: one, more, headers, type, way }) => {
    const whole = { ...one, ...(more === null ? {} : { extensions: more }) };
    if (way === 'GET') {
      const query = Object.entries(whole)
        .filter(([, value]) => value !== undefined)
        .map(
          ([name, value]) =>
            `${name}=${written(typeof value === 'string' ? value : JSON.stringify(value))}`,
        );
      return fc.constant<InjectOptions>({ url: `/graphql?${query.join('&')}`, headers });
    }
    const text = JSON.stringify(way === 'batch' ? [whole, whole] : whole) ?? '';
    const payload = way === 'damaged' ? damaged(text) : fc.constant(text);
    return payload.map(
      (body): InjectOptions => ({
        ...{ method: 'POST', url: '/graphql' },
        headers: type ? { ...headers, 'content-type': type } : headers,
        payload: body,
      }),
    );
  });

function written(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).slice(0, 12_000);
}
