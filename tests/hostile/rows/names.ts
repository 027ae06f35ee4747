import { atOnce, family, type Row } from '../row.js';
import type { Ask, Target } from '../send.js';

const entries = (count: number, make: (at: number) => unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, make(at)]));
const words = [
  'Ministry',
  'of',
  'Industry',
  '工业',
  '信息化部',
  'Battery',
  'Technology',
  'Co',
  '电池',
  'National',
];
/** A text that resembles names and is none, another for each number. */
const nearly = (at: number, length: number) => {
  let text = '';
  for (let word = at; text.length < length; word++)
    text += `${words[(word * 7 + at) % words.length]}${(word * at) % 97} `;
  return text.slice(0, length);
};
const form = (field: string, value: unknown): Ask => ({
  method: 'POST',
  path: '/reconcile',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: `${field}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
});
const match = (queries: unknown) => (to: Target) =>
  to.json('/v1/match', { queries }).then((reply) => [reply]);
const many = Object.fromEntries(
  [
    'issuedBy',
    'type',
    'regulates',
    'affects',
    'name',
    'summary',
    'status',
    'partOf',
    'basedIn',
    'tookPartIn',
  ].map((name) => [name, Array.from({ length: 5 }, (_, at) => nearly(at, 60))]),
);
const hundred = Array.from({ length: 100 }, (_, at) => nearly(at, 40));

export const names: readonly Row[] = [
  ...family('Matching of names', {
    '500 names of 400 characters': match(entries(500, (at) => ({ name: nearly(at, 400) }))),
    '500 names of 400 Chinese characters': match(
      entries(500, (at) => ({
        name: `${at}${'工业和信息化部电池行业规范'.repeat(40)}`.slice(0, 400),
      })),
    ),
    '500 names with 50 values of properties each': match(
      entries(500, (at) => ({ name: nearly(at, 60), properties: many })),
    ),
    '2 nameless queries with 100 values': match({
      a: { properties: { issuedBy: hundred } },
      b: { properties: { regulates: hundred } },
    }),
    '500 nameless queries': match(
      entries(500, (at) => ({ properties: { issuedBy: nearly(at, 30) } })),
    ),
    '500 nameless queries about a hub': match(
      entries(500, () => ({ properties: { issuedBy: 'agency:g0' } })),
    ),
    '500 misspelt names, 40 candidates': ({ json }) =>
      json('/v1/match', {
        queries: entries(500, (at) => ({ name: `Ministri of Industy Tecnology ${at}` })),
        limit: 40,
        threshold: 0,
      }).then((reply) => [reply]),
    '501 names': match(entries(501, (at) => ({ name: `x${at}` }))),
    'one name with 10,000 properties': match({
      a: {
        name: 'MIIT',
        properties: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}`, 'x'])),
      },
    }),
    'one name with 50,000 values': match({
      a: {
        name: 'MIIT',
        properties: { issuedBy: Array.from({ length: 50_000 }, (_, at) => `x${at}`) },
      },
    }),
    '20 requests of 500 names at once': ({ json }) =>
      atOnce(20, (turn) =>
        json('/v1/match', { queries: entries(500, (at) => ({ name: nearly(at + turn, 80) })) }),
      ),
    'a property called __proto__': ({ json }) =>
      json(
        '/v1/match',
        '{"queries":{"a":{"name":"MIIT","properties":{"__proto__":"x","constructor":"y"}}}}',
      ).then((reply) => [reply]),
    'a query called __proto__': ({ json }) =>
      json(
        '/v1/match',
        '{"queries":{"__proto__":{"name":"MIIT"},"constructor":{"name":"MIIT"}}}',
      ).then((reply) => [reply]),
  }),
  ...family('Reconciliation', {
    '100 queries of 400 characters': form(
      'queries',
      entries(100, (at) => ({ query: nearly(at, 400) })),
    ),
    '100 queries with 50 properties': form(
      'queries',
      entries(100, (at) => ({
        query: nearly(at, 60),
        properties: Array.from({ length: 50 }, (_, one) => ({
          pid: 'issuedBy',
          v: nearly(one, 40),
        })),
      })),
    ),
    '2 nameless queries with 100 values': form('queries', {
      a: { properties: [{ pid: 'issuedBy', v: hundred }] },
      b: { properties: [{ pid: 'regulates', v: hundred }] },
    }),
    '101 queries': form(
      'queries',
      entries(101, () => ({ query: 'MIIT' })),
    ),
    'a limit of 1e308': form('queries', { a: { query: 'MIIT', limit: 1e308 } }),
    '1,000 entities with 20 properties': form('extend', {
      ids: Array.from({ length: 1_000 }, (_, at) => `agency:g${at}`),
      properties: Array.from({ length: 20 }, () => ({ id: 'issued' })),
    }),
    '1,000 entities with one property 2,000 times': form('extend', {
      ids: Array.from({ length: 1_000 }, (_, at) => `company:g${at}`),
      properties: Array.from({ length: 2_000 }, () => ({ id: 'basedIn' })),
    }),
    'one hub 1,000 times': form('extend', {
      ids: Array.from({ length: 1_000 }, () => 'agency:g0'),
      properties: [{ id: 'issued' }],
    }),
    'extend with a list': form('extend', []),
    'extend with null': form('extend', 'null'),
    'extend with ids called __proto__': form(
      'extend',
      '{"ids":["__proto__","constructor"],"properties":[{"id":"issued"}]}',
    ),
    'queries that are a number': form('queries', '1'),
    'queries that are no JSON': form('queries', '{"a":'),
    'queries called __proto__': form(
      'queries',
      '{"__proto__":{"query":"MIIT"},"a":{"query":"MIIT"}}',
    ),
    'queries and extend at once': {
      ...form('queries', {}),
      body: 'queries=%7B%7D&extend=%7B%7D&queries=%7B%7D',
    },
    '10,000 fields of a form': {
      ...form('queries', {}),
      body: Array.from({ length: 10_000 }, (_, at) => `f${at}=x`).join('&'),
    },
    'a form that is not encoded': { ...form('queries', {}), body: 'queries=%E0%A4%A&%=%' },
    'two lists of queries in the address': { path: '/reconcile?queries=%7B%7D&queries=%7B%7D' },
    'queries[] in the address': { path: '/reconcile?queries[]=%7B%7D' },
    'JSON in place of a form': {
      method: 'POST',
      path: '/reconcile',
      headers: { 'content-type': 'application/json' },
      body: '{"queries":{"a":{"query":"MIIT"}},"extend":[]}',
    },
    'JSON that is null': {
      method: 'POST',
      path: '/reconcile',
      headers: { 'content-type': 'application/json' },
      body: 'null',
    },
    'cursors that are no number': [
      '1e308',
      '-1',
      'NaN',
      'Infinity',
      '0x10',
      '1.5',
      '9'.repeat(400),
      '%00',
    ].flatMap((cursor) =>
      ['entity', 'type', 'property'].map((what) => ({
        path: `/reconcile/suggest/${what}?prefix=a&cursor=${cursor}`,
      })),
    ),
    'parameters that come twice': [
      ...['entity', 'type', 'property'].flatMap((what) =>
        [
          'prefix=a&prefix=b',
          'prefix=a&type[]=Policy',
          'prefix=a&type=Policy&type=Agency',
          'prefix=a&cursor=1&cursor=2',
          'prefix[]=a',
          'prefix[a]=b',
          '__proto__=a&prefix=b',
        ].map((query) => ({ path: `/reconcile/suggest/${what}?${query}` })),
      ),
      { path: '/reconcile/properties?type=Policy&type=Agency' },
      { path: '/reconcile/properties?type=Policy&limit=1e308' },
      { path: '/reconcile/properties?type=Policy&limit=1&limit=2' },
      { path: '/reconcile/preview?id=a&id=b' },
      { path: '/reconcile/preview' },
      { path: '/reconcile/preview?id=' },
      { path: '/reconcile/preview?id[]=agency:miit' },
    ],
  }),
];
