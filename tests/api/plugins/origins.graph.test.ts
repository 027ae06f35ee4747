import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildApp, listenForMetrics, newMetrics } from '../../../src/api/app.js';
import { securityHeaders } from '../../../src/api/security-headers.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, allowedHosts: ['policy.example.org', '.trusted.test'] });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

describe('The header Host', () => {
  test.each([
    ...['localhost', 'localhost:4000', 'LOCALHOST', 'localhost.', 'app.localhost:1'],
    ...['127.0.0.1', '127.0.0.1:4000', '10.1.2.3:80', '[::1]', '[::1]:4000', '[2001:db8::7]:1'],
    ...['policy.example.org', 'Policy.Example.org:443', 'a.trusted.test', 'a.b.trusted.test:9'],
  ])('may be %s', async (host) => {
    expect((await get(app, '/v1/ontology', { host })).status).toBe(200);
  });

  test.each([
    ...[
      'attacker.test',
      'attacker.test:4000',
      'localhost.attacker.test',
      'localhost:x@attacker.test',
    ],
    ...['127.0.0.1.attacker.test', 'xpolicy.example.org', 'policy.example.org.attacker.test'],
    ...['trusted.test', 'xtrusted.test', '[::1', '1.2.3', '0x7f.1'],
  ])('may not be %s', async (host) => {
    for (const url of ['/v1/ontology', '/', '/graphql', '/docs', '/nowhere']) {
      const answer = await get(app, url, { host, 'x-forwarded-host': 'localhost' });
      expect(answer.status, url).toBe(421);
      expect(answer.body).toMatch(/MISDIRECTED_REQUEST|is no name of this service/);
    }
    // Whoever probes knows an address alone.
    expect((await get(app, '/livez', { host })).status).toBe(200);
    expect((await get(app, '/readyz', { host })).status).toBe(200);
  });

  it('may be any where the list says so', async () => {
    const any = await buildApp({ graph, allowedHosts: ['*'] });
    expect((await get(any, '/v1/ontology', { host: 'attacker.test' })).status).toBe(200);
    await any.close();
  });
});

describe('A page of another origin', () => {
  const ask = (method: string, headers: Record<string, string>) =>
    app.inject({
      ...{ method: 'OPTIONS', url: '/v1/data-sets/x' },
      headers: {
        ...{ origin: 'https://attacker.test', 'access-control-request-method': method },
        ...headers,
      },
    });

  it('may read, with a key that it was given, but never with what the browser has', async () => {
    const { headers } = await ask('GET', { 'access-control-request-headers': 'authorization' });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-headers']).toMatch(/authorization/i);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each(['PUT', 'DELETE'])('may not %s', async (method) => {
    const { headers } = await ask(method, {});
    expect(String(headers['access-control-allow-methods'])).not.toMatch(/PUT|DELETE|\*/);
  });
});

describe('The security headers', () => {
  test.each([
    ...['/', '/policies', '/entities/agency:miit', '/explore', '/browser-kit/', '/docs', '/docs/'],
    ...['/graphiql', '/nowhere', '/browser-kit/guide.html', '/reconcile/preview?id=agency:miit'],
    ...['/v1/policies', '/graphql?query={__typename}', '/livez', '/openapi.json', '/v1/nowhere'],
    ...['/entities/agency:miit/around.svg', '/v1/export?format=csv', '/docs/static/theme/boot.js'],
  ])('of %s let no script run but the files of the service', async (url) => {
    const { headers } = await get(app, url, { accept: 'text/html,*/*' });
    const policy = String(headers['content-security-policy']);
    const directives = new Map(
      policy.split(';').map((one) => {
        const [name = '', ...sources] = one.trim().split(' ');
        return [name, sources.join(' ')] as const;
      }),
    );
    expect(directives.get('default-src')).toBe("'none'");
    expect(["'self'", undefined]).toContain(directives.get('script-src'));
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  });

  const head = 'Host: localhost\r\nConnection: close\r\n';
  test.each([
    ['an answer', 200, `GET /livez HTTP/1.1\r\n${head}\r\n`],
    ['an address that is not encoded', 400, `GET /%zz HTTP/1.1\r\n${head}\r\n`],
    ['what is no HTTP', 400, 'SSH-2.0-OpenSSH_9.7\r\n\r\n'],
    ['a method that nobody has', 400, `FETCH /livez HTTP/1.1\r\n${head}\r\n`],
    ['a method that is not answered', 405, `PROPFIND /livez HTTP/1.1\r\n${head}\r\n`],
    ['too much', 431, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n${head}\r\n`],
    ['another name', 421, 'GET /v1/ontology HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'],
    ['a refusal at the port of the metrics', 400, `GET /%zz HTTP/1.1\r\n${head}\r\n`],
  ])('are those of every answer: %s (%i)', async (what, status, request) => {
    const service = await buildApp({ graph, servesMetrics: false });
    const metrics = await listenForMetrics(service, newMetrics(), { host: '127.0.0.1', port: 0 });
    await service.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL((/metrics/.test(what) ? metrics : service).listeningOrigin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(request);
    const answer = await text(socket);
    await service.close();
    await metrics.close();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(Object.keys(securityHeaders).length).toBeGreaterThanOrEqual(5);
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer.toLowerCase()).toContain(`\r\n${name}: ${value}\r\n`.toLowerCase());
  });
});
