import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { changedValue, damaged, hostileJson, hostileText } from './hostile-values.js';

/** As much of a description as requests are made from. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}
interface Operation {
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
}

const file = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
const described = JSON.parse(readFileSync(file, 'utf8'));

function resolved<One extends { readonly $ref?: string }>(one: One): One {
  if (!one.$ref) return one;
  const found = one.$ref
    .split('/')
    .slice(1)
    .reduce((part, key) => part[key], described);
  return resolved(found as One);
}

/** A parameter that the description does not have, as the addresses outside /v1 are not described. */
const parameter = (name: string, place: Parameter['in'] = 'query'): Parameter => ({
  ...{ name, in: place, schema: {} },
});

const operations: readonly Operation[] = [
  ...Object.entries<Record<string, { readonly parameters?: readonly Parameter[] }>>(
    described.paths,
  ).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post'].includes(method))
      .map(([method, { parameters = [] }]) => ({
        ...{ path, method: method.toUpperCase() },
        parameters: parameters.map(resolved),
      })),
  ),
  ...['entity', 'type', 'property'].map((what) => ({
    ...{ path: `/reconcile/suggest/${what}`, method: 'GET' },
    parameters: ['prefix', 'cursor', 'type'].map((name) => parameter(name)),
  })),
  {
    path: '/reconcile',
    method: 'GET',
    parameters: ['queries', 'extend'].map((name) => parameter(name)),
  },
  {
    path: '/reconcile/properties',
    method: 'GET',
    parameters: ['type', 'limit'].map((name) => parameter(name)),
  },
  { path: '/reconcile/preview', method: 'GET', parameters: [parameter('id')] },
  { path: '/reconcile', method: 'POST', parameters: [] },
  { path: '/entities/{id}', method: 'GET', parameters: [parameter('id', 'path')] },
  { path: '/docs/static/{file}', method: 'GET', parameters: [parameter('file', 'path')] },
  { path: '/browser-kit/{file}', method: 'GET', parameters: [parameter('file', 'path')] },
  { path: '/graphiql/{file}', method: 'GET', parameters: [parameter('file', 'path')] },
];

/** Bodies that are taken, from which others are made by changing a place or some characters. */
const bodies: Readonly<Record<string, readonly object[]>> = {
  '/v1/match': [
    {
      queries: { a: { name: 'MIIT', kinds: ['Agency'], properties: { type: 'MINISTRY' } } },
      limit: 3,
    },
    {
      queries: { a: { properties: { issuedBy: ['MIIT', 'MOF'] } }, b: { name: '工信部' } },
      threshold: 10,
    },
  ],
  '/reconcile': [
    {
      queries: {
        a: {
          query: 'MIIT',
          type: 'Agency',
          limit: 3,
          properties: [{ pid: 'issued', v: 'x' }],
          type_strict: 'all',
        },
      },
    },
    {
      extend: {
        ids: ['agency:miit'],
        properties: [{ id: 'issued', settings: { limit: 2, language: 'zh' } }],
      },
    },
  ],
};

const names = [
  'agency:miit',
  'MIIT',
  'Ministry of Finance',
  'company:catl',
  'sector:semiconductors',
  '工信部',
];

/** A value that the description allows. */
function allowed({ schema, example }: Parameter): fc.Arbitrary<string> {
  const { examples = [] } = resolved(schema);
  const given = [example, ...examples].filter((one) => one !== undefined && one !== '');
  const found = given.map((one) => [one].flat().map(String).join(','));
  return found.length > 0
    ? fc.oneof(
        { weight: 1, arbitrary: ofSchema(schema) },
        { weight: 4, arbitrary: fc.constantFrom(...found) },
      )
    : ofSchema(schema);
}

function ofSchema(given: Schema): fc.Arbitrary<string> {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum).map(String);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(ofSchema));
  const type = [schema.type].flat()[0];
  if (type === 'array' && schema.items)
    return fc.array(ofSchema(schema.items), { maxLength: 3 }).map((all) => all.join(','));
  if (type === 'integer' || type === 'number')
    return fc
      .integer({ min: schema.minimum ?? -3, max: Math.min(schema.maximum ?? 50, 200) })
      .map(String);
  if (type === 'boolean') return fc.constantFrom('true', 'false');
  return fc.constantFrom(...names, '2021', '2021-09-07', 'a', 'battery');
}

/** As a browser writes it, or as it is: what no browser would write. */
function written(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}

const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('text/csv', 'application/x-ndjson', '*/*;q=0', 'image/png', ';;', 'a/b;q=x')
      .map((accept) => ({ accept })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '"x"', 'W/', '"').map((mark) => ({ 'if-none-match': mark })),
  },
  { weight: 1, arbitrary: fc.constant({ 'accept-encoding': 'gzip;q=0.5, *;q=0' }) },
);

/** A request of REST, of a reconciliation or for a page: valid, nearly valid, or hostile in some places. */
export const arbitraryRequest: fc.Arbitrary<InjectOptions> = fc
  .tuple(fc.constantFrom(...operations), fc.constantFrom(0, 0, 1, 5))
  .chain(([operation, hostile]) => {
    const place = (one: Parameter) => {
      const value = fc.oneof(
        { weight: 5, arbitrary: allowed(one) },
        { weight: hostile, arbitrary: hostileText },
      );
      return fc.record({ one: fc.constant(one), value });
    };
    const must = operation.parameters.filter(
      ({ required, in: where }) => required || where === 'path',
    );
    const may = operation.parameters.filter((one) => !must.includes(one));
    const chosen = fc
      .tuple(
        fc.tuple(...must.map(place)),
        may.length > 0
          ? fc.array(fc.constantFrom(...may).chain(place), { maxLength: 4 })
          : fc.constant([]),
      )
      .map(([first, more]) => [...first, ...more]);
    return fc.record({
      operation: fc.constant(operation),
      given: chosen,
      strange: fc.option(
        fc.tuple(
          fc.constantFrom('x', '__proto__', 'constructor', 'type[]', 'first[a]', ''),
          hostileText,
        ),
        { freq: 8 },
      ),
      method: fc.oneof(
        { weight: 20, arbitrary: fc.constant(operation.method) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST'),
        },
      ),
      headers,
      body: operation.method === 'POST' ? bodyFor(operation.path) : fc.constant(undefined),
    });
  })
  .map(({ operation, given, strange, method, headers, body }) => {
    const inPath = new Map(
      given.flatMap(({ one, value }) => (one.in === 'path' ? [[one.name, value] as const] : [])),
    );
    const path = operation.path.replace(/\{(\w+)\}/g, (_all, name) =>
      written(inPath.get(name) ?? ''),
    );
    const query = given
      .flatMap(({ one, value }) => (one.in === 'query' ? [`${one.name}=${written(value)}`] : []))
      .concat(strange ? [`${strange[0]}=${written(strange[1])}`] : [])
      .join('&');
    return {
      method: method as 'GET',
      url: query ? `${path}?${query}` : path,
      headers: { ...headers, ...body?.headers },
      payload: method === 'GET' || method === 'HEAD' ? undefined : body?.payload,
    };
  });

/** A body for an address, with the header that says what it is, which may be wrong. */
function bodyFor(path: string) {
  const json = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...(bodies[path] ?? [{}])).chain(changedValue) },
    { weight: 1, arbitrary: hostileJson },
  );
  const text = json
    .map((value) => JSON.stringify(value) ?? '')
    .chain((whole) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(whole) },
        { weight: 1, arbitrary: damaged(whole) },
      ),
    );
  const asForm = json.map((value) => {
    const fields = Object.entries(Object(value)).slice(0, 5);
    const payload = fields.map(
      ([name, one]) => `${written(name)}=${written(JSON.stringify(one) ?? '')}`,
    );
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: payload.join('&'),
    };
  });
  const types = [
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'text/xml',
    ';',
    '',
  ];
  const asJson = fc.record({
    headers: fc
      .oneof(
        { weight: 8, arbitrary: fc.constant(types[0] as string) },
        { weight: 1, arbitrary: fc.constantFrom(...types) },
      )
      .map((type): Record<string, string> => (type ? { 'content-type': type } : {})),
    payload: text,
  });
  return path === '/reconcile' ? fc.oneof(asForm, asForm, asJson) : asJson;
}
