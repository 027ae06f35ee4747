import { gzipSync } from 'node:zlib';
import { family, inTurn, type Row } from '../row.js';
import type { Ask, Target } from '../send.js';

/** The addresses that take a body. */
const addresses = ['/graphql', '/v1/match', '/reconcile'];
const json = { 'content-type': 'application/json' };
/** The same body sent to each of them. */
const toAll = (headers: Ask['headers'], body?: string | Buffer) => (to: Target) =>
  inTurn(
    addresses.map((path) => ({ method: 'POST', path, headers, body })),
    to,
  );
const document = '{"query":"{ __typename }"}';
const deep = (count: number, open: string, close: string) =>
  `{"query":"{ __typename }","queries":{},"variables":${open.repeat(count)}1${close.repeat(count)}}`;

/** 4xx whatever the address; `/reconcile` answers nothing sent with its description. */
const refused = [400, 413, 415, 422];

export const bodies: readonly Row[] = [
  ...family(
    'Bodies that are none',
    {
      'half of an object': toAll(json, '{"query":"{ __typena'),
      'a word': toAll(json, 'nothing'),
      'bytes of no text': toAll(json, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80])),
      'a body with a mark of order and two objects': toAll(json, '\uFEFF{}{}'),
      'NaN and Infinity': toAll(json, '{"query":NaN,"queries":Infinity}'),
      'an object that is not closed, 60,000 brackets deep': toAll(json, '['.repeat(60_000)),
      '100,000 brackets': toAll(json, deep(100_000, '[', ']')),
      '30,000 objects': toAll(json, deep(30_000, '{"a":', '}')),
      '__proto__ at the top': toAll(json, '{"__proto__":{"query":"{ __typename }"},"queries":[]}'),
      'constructor.prototype at the top': toAll(
        json,
        '{"constructor":{"prototype":{"x":1}},"queries":[]}',
      ),
      XML: toAll({ 'content-type': 'text/xml' }, '<a/>'),
      'a multipart form without an end': toAll(
        { 'content-type': 'multipart/form-data; boundary=x' },
        '--x\r\n',
      ),
      'a type that is no type': toAll({ 'content-type': ';;;' }, document),
      'gzip that is said to be': toAll({ ...json, 'content-encoding': 'gzip' }, gzipSync(document)),
      'gzip of a gigabyte of zeros': toAll(
        { ...json, 'content-encoding': 'gzip' },
        gzipSync(Buffer.alloc(50_000_000)),
      ),
      '300 kB': toAll(json, `{"query":"${'x'.repeat(300_000)}"}`),
      '12 MB': toAll(json, `{"query":"${'x'.repeat(12_000_000)}"}`),
      '12 MB as a form': toAll(
        { 'content-type': 'application/x-www-form-urlencoded' },
        `queries=${'x'.repeat(12_000_000)}`,
      ),
    },
    // A connection may be closed while a body beyond the limit is still being sent.
    [200, ...refused, 'ended'],
  ),
  ...family('Bodies of the wrong shape', {
    'no body': toAll(json),
    'no body and no type': toAll({}),
    'an empty body': toAll(json, ''),
    null: toAll(json, 'null'),
    'a list': toAll(json, '[]'),
    'a text': toAll(json, '"{ __typename }"'),
    'a number': toAll(json, '1e400'),
    'GraphQL as plain text': toAll({ 'content-type': 'text/plain' }, '{ __typename }'),
    'a form': toAll(
      { 'content-type': 'application/x-www-form-urlencoded' },
      'query=%7B__typename%7D',
    ),
    'JSON of latin-1': toAll({ 'content-type': 'application/json; charset=latin1' }, document),
    'query as a number': toAll(json, '{"query":1}'),
    'query as a list': toAll(json, '{"query":["{ __typename }"]}'),
    'query as null': toAll(json, '{"query":null}'),
    'query left out': toAll(json, '{"variables":{}}'),
    'a batch of 500 documents': toAll(json, JSON.stringify(Array(500).fill(JSON.parse(document)))),
    'operationName as an object': toAll(json, '{"query":"{ __typename }","operationName":{}}'),
    'operationName of nobody': toAll(
      json,
      '{"query":"query A { __typename }","operationName":"B"}',
    ),
    'variables as a number': toAll(json, '{"query":"{ __typename }","variables":1}'),
    'extensions as a text': toAll(json, '{"query":"{ __typename }","extensions":"x"}'),
    'a persisted query that nobody has stored': toAll(
      json,
      JSON.stringify({
        extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
      }),
    ),
    'keys that come twice': toAll(json, '{"query":"{ __typename }","query":1}'),
    '10,000 keys': toAll(
      json,
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at]))),
    ),
  }),
  ...family('GraphQL by GET', {
    'nothing asked': { path: '/graphql' },
    'an empty query': { path: '/graphql?query=' },
    'an empty operation name': { path: '/graphql?query=%7B__typename%7D&operationName=' },
    'an unknown operation name': {
      path: '/graphql?query=query%20A%7B__typename%7D&operationName=B',
    },
    'variables that are no JSON': { path: '/graphql?query=%7B__typename%7D&variables=%7B' },
    'variables that are a number': { path: '/graphql?query=%7B__typename%7D&variables=1' },
    'a mutation': { path: '/graphql?query=mutation%7Bx%7D' },
    'two queries': { path: '/graphql?query=%7B__typename%7D&query=%7B__typename%7D' },
    'query[]': { path: '/graphql?query[]=%7B__typename%7D' },
    'a document of 14,000 characters': { path: `/graphql?query=%7B${'a'.repeat(14_000)}%7D` },
    'extensions that are no JSON': { path: '/graphql?query=%7B__typename%7D&extensions=x' },
    'a persisted query': {
      path: `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'x' } }))}`,
    },
  }),
];
