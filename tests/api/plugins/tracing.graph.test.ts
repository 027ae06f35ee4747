import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { startTracing } from '../../../src/cli/tracing.js';
import { briefGraph } from '../../helpers/graph.js';

/** A span as OTLP over HTTP has it in JSON (https://opentelemetry.io/docs/specs/otlp/#otlphttp). */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

const spans: Span[] = [];
const services = new Set<string>();
let collector: Server;
const before = { ...process.env };

/** A collector: it decodes what it is sent, and knows nothing of who sends. */
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (some) => {
      body += some;
    });
    request.on('end', () => {
      expect([request.method, request.url]).toEqual(['POST', '/v1/traces']);
      for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
        services.add(JSON.stringify(resource.attributes));
        for (const { spans: some } of scopeSpans) spans.push(...some);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', () => done()));
  const { port } = collector.address() as AddressInfo;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = before.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (before.OTEL_EXPORTER_OTLP_ENDPOINT === undefined)
    delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  collector.close();
});

const attributeOf = ({ attributes }: Span, key: string) =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

test('A request and its statements come to the collector as one trace, continued from the client', async () => {
  const graph = await briefGraph();
  const tracing = await startTracing();
  const app = await buildApp({ graph, tracing: tracing.api });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      connection: 'close',
    },
    body: JSON.stringify({
      query:
        'query ($q: String!) { search(text: $q) { totalCount nodes { id } } policies(first: 1) { nodes { id } } }',
      variables: { q: 'secret-words-of-the-client' },
    }),
  });
  await response.text();
  await (await fetch(`${origin}/livez`, { headers: { connection: 'close' } })).text();
  await app.close();
  await tracing.close();
  await graph.close();

  const request = spans.find(({ name }) => name === 'POST /graphql') as Span;
  expect([request.traceId, request.parentSpanId, request.kind]).toEqual([
    traceId,
    'b7ad6b7169203331',
    2,
  ]);
  expect(attributeOf(request, 'http.route')).toBe('/graphql');
  expect(Number(attributeOf(request, 'http.response.status_code'))).toBe(response.status);
  expect(attributeOf(request, 'policy_graph.request_id')).toBe(
    response.headers.get('x-request-id'),
  );
  const statements = spans.filter(({ parentSpanId }) => parentSpanId === request.spanId);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    expect([statement.name, statement.kind, statement.traceId]).toEqual(['neo4j', 3, traceId]);
    expect(attributeOf(statement, 'db.system.name')).toBe('neo4j');
    expect(attributeOf(statement, 'db.query.text')).toMatch(/RETURN/);
  }
  expect(JSON.stringify(spans)).not.toContain('secret-words');
  expect(spans.some(({ name }) => name.includes('livez'))).toBe(false);
  expect([...services].join()).toContain('china-policy-graph');
});
