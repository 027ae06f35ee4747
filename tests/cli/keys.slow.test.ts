import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { keyPartsIn, keyText, newKeyParts } from '../../src/keys/api-key.js';
import { makeKey } from '../../src/keys/stored-keys.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { testEnvironment } from '../helpers/address.js';
import { emptyGraph } from '../helpers/graph.js';
import { bearer } from '../helpers/keys.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph?.driver.executeQuery('MATCH (k:ApiKey) DELETE k', {}, { database: graph.database });
  await graph?.close();
});

/** Runs the service's command line, and looks at it as other users of the computer can while it runs. */
async function run(...words: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    ...{ cwd: root, env: { ...process.env, ...testEnvironment(), LOG_LEVEL: 'debug' } },
  });
  let [out, err, seen] = ['', '', ''];
  child.stdout.on('data', (some) => {
    out += some;
    seen += processList();
  });
  child.stderr.on('data', (some) => {
    err += some;
    seen += processList();
  });
  const [code] = await once(child, 'close');
  return { code, out, err, seen: seen + processList() };
}

/** The command lines of all processes, where the computer shows them. */
function processList(): string {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const folders = process.platform === 'linux' ? readdirSync('/proc') : [];
  return folders
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(`/proc/${name}/cmdline`))
    .join('\n');
}

describe('keys', () => {
  it('makes a key, prints it once and alone, lists it without its secret, and revokes it', async () => {
    const made = await run(
      ...['keys', 'make', 'The loader of Ann', '--scope', 'load'],
      ...['--expires', '2999-06-30', '--per-minute', '600'],
    );
    expect(made.code).toBe(0);
    const text = made.out.trim();
    const { id, secret } = keyPartsIn(text) ?? newKeyParts();
    expect(made.out).toBe(`${text}\n`);
    expect(made.err).toMatch(`Key ${id} (The loader of Ann) may load, 600 requests a minute`);
    expect(made.err + made.seen).not.toContain(secret);
    const listed = await run('keys', 'list');
    expect(listed.out).toMatch(
      new RegExp(`${id} +The loader of Ann +load +600 .*2999-07-01T00:00:00.000Z +valid`),
    );
    const revoked = await run('keys', 'revoke', id);
    expect(revoked.out).toMatch(`Key ${id} (The loader of Ann) is revoked`);
    const after = await run('keys', 'list');
    expect(after.out).toMatch(/revoked 2/);
    for (const { out, err, seen } of [listed, revoked, after])
      expect(out + err + seen).not.toContain(secret);
  });

  test.each([
    [['make', ' '], /is no name of a key/],
    [['make', 'a', '--scope', 'all'], /Allowed choices are read, load, admin/],
    [['make', 'a', '--expires', '2027-02-30'], /this is no day/],
    [['make', 'a', '--expires', '2001-01-01'], /this day is over/],
    [['make', 'a', '--per-minute', '0'], /give a whole number from 1/],
    [['revoke', 'nobody'], /There is no key with the id "nobody"/],
  ])('refuses %j', async (words, message) => {
    const { code, err, out } = await run('keys', ...words);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });
});

describe('A secret', () => {
  it('is in no log, however much is logged, and in no error', async () => {
    const asked = { name: 'logged', scope: 'load', expiresAt: null, perMinute: 20 } as const;
    const { text } = await makeKey(graph, asked);
    const forged = keyText(newKeyParts());
    const written: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((some: string) => written.push(String(some)) > 0) as never;
    const bodies: string[] = [];
    try {
      const app = await buildApp({ graph, logLevel: 'debug', access: { isPublic: false } });
      // Only what came through a socket has a line.
      const origin = await app.listen({ host: '127.0.0.1', port: 0 });
      for (const key of [text, forged, text.slice(0, -1)])
        for (const [method, url] of [
          ['GET', '/v1/policies'],
          ['GET', `/v1/policies?access_token=${key}`],
          ['GET', '/nowhere'],
          ['POST', '/graphql'],
          ['GET', '/v1/entities/nobody'],
          ['PUT', '/v1/data-sets/none'],
          ['DELETE', '/v1/data-sets/none'],
        ] as const) {
          const answer = await fetch(`${origin}${url}`, { method, headers: bearer(key) });
          bodies.push(await answer.text());
          answer.headers.forEach((value, name) => {
            bodies.push(name, value);
          });
        }
      await app.close();
    } finally {
      process.stdout.write = write;
    }
    expect(written.join('')).toMatch(/request completed/);
    for (const key of [text, forged])
      for (const said of [written.join(''), bodies.join('')])
        expect(said).not.toContain(keyPartsIn(key)?.secret);
  });
});
