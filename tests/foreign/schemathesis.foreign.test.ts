import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';
import { pythonWith } from './python.js';

/**
 * What is made up goes on until the time is over: thousands of cases on a core of its own. Half of it is for whatever
 * each parameter alone may be, half for chance.
 */
const seconds = 300;
const grace = 120;
const seed = process.env.SEED ?? String(Math.floor(Math.random() * 1e9));

let graph: Graph;
let app: FastifyInstance;
let programs: string;
beforeAll(async () => {
  programs = await pythonWith('schemathesis');
  graph = await briefGraph();
  app = await buildApp({ graph });
  await app.listen({ host: '127.0.0.1', port: 0 });
}, 400_000);
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

describe('The description of REST, in the hands of programs that others wrote', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const document = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
    const { code, output } = await run('openapi-spec-validator', [document]);
    expect(code, output).toBe(0);
  });

  test.each([
    ['examples,coverage', 500],
    ['fuzzing', 1_000],
  ])(
    'holds under made-up requests, no fault of ours and no answer that is not described: %s',
    async (phases, least) => {
      const { code, output } = await run('st', [
        ...['--config-file', fileURLToPath(new URL('schemathesis.toml', import.meta.url))],
        ...['run', `${app.listeningOrigin}/openapi.json`],
        ...['--phases', phases, '--max-time', String(seconds / 2)],
        ...['--seed', seed, '--workers', '4', '--continue-on-failure', '--request-timeout', '60'],
      ]);
      const cases = Number(/(\d+) generated/.exec(output)?.[1] ?? 0);
      console.info(`schemathesis ${phases}: ${cases} cases, seed ${seed}`);
      expect(code, output.slice(-8_000)).toBe(0);
      expect(cases).toBeGreaterThan(least);
    },
    (seconds + grace) * 1_000,
  );
});

/** A program of the environment with what it said, ended when it takes too long. */
function run(program: string, parameters: readonly string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(join(programs, program), parameters, {
      // Where the file of settings finds its hooks.
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '200' },
      timeout: (seconds / 2 + grace) * 1_000,
    });
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.stderr.on('data', (part) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
