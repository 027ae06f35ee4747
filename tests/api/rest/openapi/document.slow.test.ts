import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { errorCodes } from '../../../../src/errors.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';
import { get } from '../../../helpers/rest.js';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: { readonly examples?: readonly unknown[] };
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
}

let graph: Graph;
let app: FastifyInstance;
// biome-ignore lint/suspicious/noExplicitAny: a document of another format, read where the test looks.
let document: any;
let operations: [address: string, operation: Operation & { parameters: Parameter[] }][];
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  document = (await get(app, '/openapi.json')).json;
  operations = Object.entries(document.paths).flatMap(([address, methods]) => {
    const found = (methods as Record<string, Operation>).get;
    const parameters = (found?.parameters ?? []).map(resolved);
    return found ? [[address, { ...found, parameters }] as const] : [];
  }) as typeof operations;
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const resolved = (one: Parameter): Parameter =>
  one.$ref ? document.components.parameters[one.$ref.split('/').at(-1) ?? ''] : one;
const text = (path: string) => readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** The address with the examples of the description in it: of its path, and of what it cannot do without. */
function exampleUrl(address: string, parameters: readonly Parameter[]): string {
  const value = ({ example }: Parameter) => encodeURIComponent([example].flat().join(','));
  const path = parameters.filter((one) => one.in === 'path');
  // Of sector and company one must be there, which OpenAPI has no word for.
  const needed = address.endsWith('/policies-affecting') ? 'sector' : undefined;
  const query = parameters.filter(
    (one) => one.in === 'query' && (one.required || one.name === needed),
  );
  const filled = path.reduce((url, one) => url.replace(`{${one.name}}`, value(one)), address);
  return `${filled}?${query.map((one) => `${one.name}=${value(one)}`).join('&')}`;
}

describe('The description of REST', () => {
  test('says of every operation and parameter what it is, with an example that fits', () => {
    const ajv = new Ajv2020({ strict: false });
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(35);
    for (const [address, { summary, parameters }] of operations) {
      expect(summary, address).toBeTruthy();
      const names = parameters.map(({ name }) => name);
      expect(new Set(names).size, address).toBe(names.length);
      for (const { name, description, example, schema } of parameters) {
        expect(description, `${address} ${name}`).toBeTruthy();
        const shown = example ?? schema.examples?.[0];
        expect(ajv.validate(schema, shown), `${address} ${name} ${shown}`).toBe(true);
      }
    }
  });

  test('gives as a value only what must be there, as pages that try a route send it', () => {
    const values = operations.flatMap(([address, { parameters }]) =>
      parameters
        .filter(({ example, required }) => (example !== undefined) !== required)
        .map(({ name }) => `${address} ${name}`),
    );
    // Of sector and company one must be there, which OpenAPI has no word for.
    expect(values).toEqual(['/v1/policies-affecting sector']);
  });

  test('has within what each answer is complete that says whether it is', () => {
    const { schemas } = document.components;
    const bodies = operations.flatMap(([address]) => {
      const body = document.paths[address].get.responses[200].content['application/json']?.schema;
      const { properties = {} } = schemas[body?.$ref?.split('/').at(-1)] ?? body ?? {};
      return 'complete' in properties ? [[address, 'coverage' in properties] as const] : [];
    });
    expect(bodies.length).toBeGreaterThan(30);
    expect(bodies.filter(([, hasCoverage]) => !hasCoverage)).toEqual([]);
  });

  test('explains every error code', () => {
    const { code } = document.components.schemas.Problem.properties;
    expect(code.enum).toEqual(Object.keys(errorCodes));
    for (const [name, { description }] of Object.entries(errorCodes))
      expect(code.description).toContain(`${name}: ${description}`);
  });

  test('has examples that the service answers, in the shapes described', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'all', ...document });
    for (const [address, { parameters }] of operations) {
      const url = exampleUrl(address, parameters);
      const { status, json } = await get(app, url);
      expect([url, status]).toEqual([url, 200]);
      // A file of another format is read by readers of that format, in the tests of exports.
      if (!document.paths[address].get.responses[200].content['application/json']) continue;
      const at = address
        .replaceAll('~', '~0')
        .replaceAll('/', '~1')
        .replaceAll('{', '%7B')
        .replaceAll('}', '%7D');
      const shape = `all#/paths/${at}/get/responses/200/content/application~1json/schema`;
      expect(ajv.validate({ $ref: shape }, json), `${url} ${ajv.errorsText()}`).toBe(true);
    }
  });

  test('is kept by every route: what it does not know is a problem that names it', async () => {
    for (const [address, { parameters }] of operations) {
      const url = exampleUrl(address, parameters);
      const unknown = await get(app, `${url}&nosuch=1`);
      expect([address, unknown.status, unknown.type]).toEqual([
        address,
        400,
        'application/problem+json; charset=utf-8',
      ]);
      expect(unknown.json.errors).toEqual([{ path: 'nosuch', message: unknown.json.detail }]);
      for (const one of parameters.filter(
        ({ required, in: place }) => required && place === 'query',
      )) {
        const without = url.replace(new RegExp(`${one.name}=[^&]*`), '');
        expect([address, (await get(app, without)).json.errors[0]?.path]).toEqual([
          address,
          one.name,
        ]);
      }
    }
  });

  test('names no route that the documents for people leave out', async () => {
    const pages = (await text('README.md')) + (await text('docs/rest.md'));
    const missing = operations.filter(
      ([address]) => !pages.includes(`GET ${address.replace(/\{(\w+)\}/g, ':$1')}\``),
    );
    expect(missing.map(([address]) => address)).toEqual([]);
  });

  test('has a page for people whose lines for the command line all work', async () => {
    const lines = [
      ...(await text('docs/rest.md')).matchAll(/^curl 'http:\/\/localhost:4000(.+)'$/gm),
    ];
    expect(lines.length).toBeGreaterThan(5);
    for (const [, url] of lines) {
      expect([url, (await get(app, url ?? '')).status]).toEqual([url, 200]);
    }
  });
});
