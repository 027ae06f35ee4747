import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { MAX_WRONG_KEYS } from '../../../src/api/plugins/access.js';
import { askFirst } from '../../../src/cli/ask-first.js';
import { keyPartsIn, keyText, newKeyParts } from '../../../src/keys/api-key.js';
import { listKeys, revokeKey } from '../../../src/keys/stored-keys.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { allRoutes } from '../../helpers/all-routes.js';
import { brief, contentOf, emptyGraph } from '../../helpers/graph.js';
import { bearer, newKey } from '../../helpers/keys.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let open: FastifyInstance;
let closed: FastifyInstance;
beforeAll(async () => {
  graph = await emptyGraph();
  // Keys that are made before the first load do not keep it from being one.
  await newKey(graph, 'read');
  await load(graph, await brief());
  open = await buildApp({ graph, cacheBytes: 1_000_000 });
  closed = await buildApp({ graph, cacheBytes: 1_000_000, access: { isPublic: false } });
});
afterAll(async () => {
  await open?.close();
  await closed?.close();
  const keys = { database: graph.database };
  await graph.driver.executeQuery('MATCH (k:ApiKey) DELETE k', {}, keys);
  await graph.close();
});

const address = '/v1/agencies?first=1';

describe('A key', () => {
  it('opens a closed service, in its header alone', async () => {
    const { text } = await newKey(graph, 'read');
    expect((await get(closed, address, bearer(text))).status).toBe(200);
    expect((await get(closed, address, { authorization: `bearer  ${text}` })).status).toBe(200);
    for (const headers of [
      { cookie: `key=${text}; authorization=Bearer ${text}` },
      { 'x-api-key': text },
      { authorization: text },
      { authorization: `Basic ${Buffer.from(`key:${text}`).toString('base64')}` },
      { 'proxy-authorization': `Bearer ${text}` },
    ])
      expect((await get(closed, address, headers as never)).status).toBe(401);
    for (const name of ['access_token', 'key', 'authorization'])
      expect((await get(closed, `${address}&${name}=${text}`)).status).toBe(401);
  });

  it('is stored as a hash alone, and shown by no answer, export or list', async () => {
    const { text } = await newKey(graph, 'admin', { name: 'told to nobody' });
    const { secret } = keyPartsIn(text) ?? { secret: '' };
    expect(await contentOf(graph)).not.toContain(secret);
    expect(JSON.stringify(await listKeys(graph))).not.toMatch(/[\da-f]{64}|hash/);
    for (const url of [
      '/v1/export?format=ndjson',
      '/v1/export?format=cypher',
      '/v1/ontology',
      '/v1/search?q=told+to+nobody',
      '/openapi.json',
    ])
      expect((await get(open, url)).body).not.toMatch(/told to nobody"|ApiKey/);
  });

  it('is refused once it is revoked, by every service and from one request to the next', async () => {
    const { text, key } = await newKey(graph, 'read');
    const other = await buildApp({ graph, access: { isPublic: false } });
    for (const app of [closed, other, closed, other])
      expect((await get(app, address, bearer(text))).status).toBe(200);
    let refused = 0;
    let isRevoked = false;
    // It is in use, without a pause, while it is revoked.
    const use = async () => {
      for (let at = 0; at < 200 && refused < 5; at++) {
        const before = isRevoked;
        const { status } = await get(closed, address, bearer(text));
        if (before) expect(status).toBe(401);
        if (status === 401) refused++;
      }
    };
    const using = [use(), use(), use()];
    await revokeKey(graph, key.id);
    isRevoked = true;
    await Promise.all(using);
    expect(refused).toBeGreaterThanOrEqual(5);
    const { json, headers } = await get(other, address, bearer(text));
    expect(json).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(json.detail).toMatch(/^The key was revoked at /);
    expect(headers['www-authenticate']).toMatch(/^Bearer realm=".*", error="invalid_token"$/);
    await other.close();
  });

  it('is refused when it has expired', async () => {
    const past = new Date(Date.now() - 1_000).toISOString();
    const { text } = await newKey(graph, 'admin', { expiresAt: past });
    const { json } = await get(open, address, bearer(text));
    expect(json).toMatchObject({ status: 401 });
    expect(json.detail).toBe(`The key expired at ${past}. Ask for a new one.`);
  });

  it('that is forged, cut off or changed is refused, also where none is needed, and is not told what exists', async () => {
    const { text, key } = await newKey(graph, 'read');
    const sameId = keyText({ id: key.id, secret: newKeyParts().secret });
    const [forged, unknown] = [
      await get(open, address, bearer(sameId)),
      await get(open, address, bearer(keyText(newKeyParts()))),
    ];
    expect(forged.status).toBe(401);
    expect(forged.json).toEqual(unknown.json);
    for (const wrong of [
      text.slice(0, -1),
      text.slice(0, 20),
      `${text}x`,
      text.toUpperCase(),
      text.replace('cpg_', 'ghp_'),
      'x',
      'x'.repeat(5_000),
      '%00',
      `${text} ${text}`,
    ]) {
      const { json, body } = await get(open, address, bearer(wrong));
      expect(json).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(body).not.toContain(wrong.slice(0, 30).padEnd(8, '#'));
    }
  });

  it('allows what its scope says', async () => {
    const [read, mayLoad] = [await newKey(graph, 'read'), await newKey(graph, 'load')];
    const send = (headers: Record<string, string>) =>
      open.inject({ method: 'DELETE', url: '/v1/data-sets/none?dryRun=true', headers });
    const none = await send({});
    expect(none.statusCode).toBe(401);
    expect(none.headers['www-authenticate']).toBe('Bearer realm="China Policy Graph"');
    const tooLittle = await send(bearer(read.text));
    expect(tooLittle.json()).toMatchObject({
      status: 403,
      code: 'INSUFFICIENT_SCOPE',
      scope: 'load',
    });
    expect(tooLittle.headers['www-authenticate']).toMatch(/insufficient_scope", scope="load"$/);
    expect((await get(closed, address, bearer(mayLoad.text))).status).toBe(200);
  });
});

describe('The limit of a caller', () => {
  it('is that of the key, which the headers say, and 429 says when to come again', async () => {
    const { text } = await newKey(graph, 'read', { perMinute: 3 });
    const answers = [];
    for (let at = 0; at < 5; at++) answers.push(await get(open, address, bearer(text)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.map(({ headers }) => headers['ratelimit-remaining'])).toEqual([
      '2',
      '1',
      '0',
      '0',
      '0',
    ]);
    const { headers, json } = answers[3] as (typeof answers)[number];
    expect(json).toMatchObject({ code: 'RATE_LIMITED', limit: 3 });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(headers['retry-after']).toBe(headers['ratelimit-reset']);
  });

  it('without a key is that of the network address, of IPv6 its half, and not for this computer or probes', async () => {
    const app = await buildApp({
      ...{ graph, cacheBytes: 1_000_000, trustedProxies: ['127.0.0.1'] },
      access: { publicPerMinute: 2 },
    });
    const from = async (client: string, url = address, headers = {}) =>
      (await get(app, url, { ...(client ? { 'x-forwarded-for': client } : {}), ...headers }))
        .status;
    const three = async (...clients: string[]) => {
      const found = [];
      for (const client of clients) found.push(await from(client));
      return found;
    };
    expect(await three('203.0.113.7', '203.0.113.7', '203.0.113.7')).toEqual([200, 200, 429]);
    expect(await three('203.0.113.8')).toEqual([200]);
    expect(await three('2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:3::')).toEqual([
      ...[200, 200, 429],
    ]);
    expect(await three('2001:db8:1:3::1')).toEqual([200]);
    expect(await three('', '', '', '')).toEqual([200, 200, 200, 200]);
    expect(await from('203.0.113.7', '/livez')).toBe(200);
    // A key has a limit of its own; a wrong one counts for the address.
    const { text } = await newKey(graph, 'read');
    expect(await from('203.0.113.7', address, bearer(text))).toBe(200);
    const guesses = [];
    for (let at = 0; at < 4; at++)
      guesses.push(await from('203.0.113.9', address, bearer(keyText(newKeyParts()))));
    expect(guesses).toEqual([401, 401, 429, 429]);
    await app.close();
  });

  it('holds for wrong keys of an address, which cost no look-up beyond it, and spares keys that were valid', async () => {
    const readByIds = vi.fn(graph.readByIds);
    const app = await buildApp({ graph: { ...graph, readByIds }, access: { isPublic: false } });
    const from = async (remoteAddress: string, text: string) =>
      (await app.inject({ url: address, remoteAddress, headers: bearer(text) })).statusCode;
    const [used, revoked] = [await newKey(graph, 'read'), await newKey(graph, 'read')];
    for (const { text } of [used, revoked]) expect(await from('203.0.113.7', text)).toBe(200);
    const guesses = [];
    for (let at = 0; at < MAX_WRONG_KEYS + 20; at++)
      guesses.push(await from('203.0.113.7', keyText(newKeyParts())));
    expect(guesses).toEqual(guesses.map((_, at) => (at < MAX_WRONG_KEYS ? 401 : 429)));
    const lookedUp = readByIds.mock.calls.length;
    const { headers } = await app.inject({
      ...{ url: address, remoteAddress: '203.0.113.7' },
      headers: bearer(keyText(newKeyParts())),
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(readByIds).toHaveBeenCalledTimes(lookedUp);
    expect(await from('203.0.113.7', used.text)).toBe(200);
    await revokeKey(graph, revoked.key.id);
    expect([
      await from('203.0.113.7', revoked.text),
      await from('203.0.113.7', revoked.text),
    ]).toEqual([401, 429]);
    // A key that nobody has used yet waits for the next minute there, and works at once from elsewhere, then there too.
    const { text } = await newKey(graph, 'read');
    expect(await from('203.0.113.7', text)).toBe(429);
    expect(await from('203.0.113.8', text)).toBe(200);
    expect(await from('203.0.113.7', text)).toBe(200);
    await app.close();
  });

  it('goes by the connection where no proxy is trusted', async () => {
    const app = await buildApp({ graph, access: { publicPerMinute: 1 } });
    const ask = (forwarded: string) =>
      app.inject({
        ...{ url: address, remoteAddress: '198.51.100.1' },
        headers: { 'x-forwarded-for': forwarded },
      });
    expect((await ask('127.0.0.1')).statusCode).toBe(200);
    expect((await ask('203.0.113.1')).statusCode).toBe(429);
    await app.close();
  });

  it('is told to each caller as it is, and not as it was for whom an answer was kept', async () => {
    const { text } = await newKey(graph, 'read', { perMinute: 7 });
    const url = '/v1/agencies?first=2&sort=name';
    expect((await get(open, url, bearer(text))).headers['ratelimit-limit']).toBe('7');
    const kept = await get(open, url);
    expect(kept.headers).not.toHaveProperty('ratelimit-limit');
    expect(kept.headers['cache-control']).toBe('public, no-cache');
    const again = await get(open, url, bearer(text));
    expect(again.headers).toMatchObject({
      'ratelimit-remaining': '5',
      'cache-control': 'private, no-cache',
    });
  });
});

describe('A closed service', () => {
  it('gives nothing without a key but /livez, at none of its routes', async () => {
    const answered: string[] = [];
    const routes = allRoutes(closed);
    expect(routes.length).toBeGreaterThan(150);
    const others = ['GET', 'PUT', 'PATCH', 'TRACE', 'OPTIONS'].map((method) => ({
      ...{ method, url: '/nowhere' },
    }));
    const assets = [...(await get(open, '/')).body.matchAll(/"(\/assets\/[^"]+)"/g)].map(
      ([, url = '']) => ({ method: 'GET', url }),
    );
    expect(assets.length).toBeGreaterThan(1);
    for (const { method, url } of [...routes, ...others, ...assets]) {
      const { statusCode, body, headers } = await closed.inject({ method: method as 'GET', url });
      // What a browser asks before it sends a key at all: 204, and nothing in it.
      if (method === 'OPTIONS') expect([statusCode, body]).toEqual([204, '']);
      else if (statusCode !== 401) answered.push(`${method} ${url} ${statusCode}`);
      else {
        expect(headers['www-authenticate'], url).toBe('Bearer realm="China Policy Graph"');
        expect(headers['cache-control'], url).toBe('no-store');
        expect(body, url).not.toMatch(/MIIT|agency:/);
      }
    }
    expect(answered.sort()).toEqual(['GET /livez 200', 'HEAD /livez 200']);
  });

  it('gives each of them to whoever has a key', async () => {
    const { text } = await newKey(graph, 'read', { perMinute: 100_000 });
    const refused: string[] = [];
    for (const { method, url } of allRoutes(closed)) {
      const { statusCode } = await closed.inject({
        ...{ method: method as 'GET', url },
        headers: bearer(text),
      });
      if (statusCode === 401 || (statusCode === 403 && method !== 'PUT' && method !== 'DELETE'))
        refused.push(`${method} ${url} ${statusCode}`);
    }
    expect(refused).toEqual([]);
  });

  test.each([
    ['/v1/agencies', 'application/json', /^application\/problem\+json/],
    ['/graphql?query={__typename}', 'application/json', /^application\/json/],
    ['/graphql', 'application/graphql-response+json', /^application\/graphql-response\+json/],
    ['/', 'text/html', /^text\/html/],
    ['/entities/agency:miit', 'text/html', /^text\/html/],
    ['/docs', 'text/html', /^text\/html/],
    ['/graphiql', 'text/html', /^text\/html/],
    ['/browser-kit/', 'text/html', /^text\/html/],
    ['/nowhere', 'text/html', /^text\/html/],
  ])('refuses %s for %s in the form of the address', async (url, accept, type) => {
    const answer = await get(closed, url, { accept });
    expect(answer.status).toBe(401);
    expect(answer.type).toMatch(type);
    if (/graphql/.test(url) && /json/.test(accept))
      expect(answer.json.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    else expect(answer.body).toMatch(/This service is for callers with a key alone/);
  });

  it('answers no condition without a key, though the answer is kept', async () => {
    const { text } = await newKey(graph, 'read');
    const { headers } = await get(closed, address, bearer(text));
    const asked = { 'if-none-match': String(headers.etag) };
    expect((await get(closed, address, { ...asked, ...bearer(text) })).status).toBe(304);
    expect((await get(closed, address, asked)).status).toBe(401);
  });

  it('is warmed up at its start as an open one is, by itself alone', async () => {
    const own = vi.spyOn(closed, 'askItself');
    const sent = vi.spyOn(closed, 'inject');
    await askFirst(closed);
    const answers = await Promise.all(own.mock.results.map(({ value }) => value));
    const calls: unknown = sent.mock.calls;
    const [[asked]] = calls as [[{ headers: { authorization: string } }]];
    own.mockRestore();
    sent.mockRestore();
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect(answers[1]?.json().data.policies.totalCount).toBeGreaterThan(0);
    // It may not write, and nobody else may ask so: with another secret, or with this one through a socket.
    const { headers } = asked;
    const removal = await closed.askItself({ method: 'DELETE', url: '/v1/data-sets/none' });
    expect(removal.statusCode).toBe(401);
    expect((await get(closed, address, headers)).status).toBe(200);
    for (const authorization of [
      'Own ',
      'Own x',
      `Own ${'0'.repeat(64)}`,
      `${headers.authorization}0`,
    ])
      expect((await get(closed, address, { authorization })).status).toBe(401);
    const origin = await closed.listen({ host: '127.0.0.1', port: 0 });
    expect((await fetch(`${origin}${address}`, { headers })).status).toBe(401);
  });
});
