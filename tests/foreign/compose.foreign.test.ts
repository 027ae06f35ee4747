import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scraped, sumOf } from '../helpers/scraped.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Docker is one of three ways to run; where no engine answers, there is nothing to try. */
const answers = await run('docker', ['compose', 'version'])
  .then(() => run('docker', ['info'], { timeout: 10_000 }))
  .then(
    () => true,
    () => false,
  );
if (!answers)
  console.info('No Docker engine with Compose answers: docker-compose.yml is not tried.');

let folder: string;
let ports: { PORT: string; NEO4J_HTTP_PORT: string; NEO4J_BOLT_PORT: string };

/** What the repository holds, in a folder of its own: the secrets of whoever runs this stay as they are. */
beforeAll(async () => {
  if (!answers) return;
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-compose-'));
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root });
  for (const file of stdout.split('\0').filter(Boolean)) {
    await cp(join(root, file), join(folder, file), { recursive: true, force: true });
  }
  await run(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'scripts/make-secrets.ts')],
    { cwd: folder },
  );
  const [PORT, NEO4J_HTTP_PORT, NEO4J_BOLT_PORT] = await Promise.all([free(), free(), free()]);
  ports = { PORT, NEO4J_HTTP_PORT, NEO4J_BOLT_PORT };
  await compose('up', '-d', '--build', '--wait', '--wait-timeout', '240');
}, 900_000);

afterAll(async () => {
  if (!folder) return;
  await compose('down', '-v', '--rmi', 'local');
  await rm(folder, { recursive: true, force: true });
}, 180_000);

async function compose(...words: string[]) {
  const name = folder.slice(dirname(folder).length + 1).toLowerCase();
  const { stdout } = await run('docker', ['compose', '-p', name, ...words], {
    cwd: folder,
    env: { ...process.env, ...ports },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

function free(): Promise<string> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(String(port)));
    });
  });
}

describe.runIf(answers)('docker compose up', () => {
  it('answers the headline question', async () => {
    const response = await fetch(`http://127.0.0.1:${ports.PORT}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ policies(where: { issuedBy: ["MIIT"], affecting: { sector: ["EV makers"] } }) { nodes { id } } }',
      }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        policies: {
          nodes: [
            { id: 'policy:connected-vehicle-opinions' },
            { id: 'policy:nev-battery-reuse-rules' },
          ],
        },
      },
    });
  });

  it('serves GraphiQL and Neo4j Browser', async () => {
    const page = await fetch(`http://127.0.0.1:${ports.PORT}/graphiql`);
    expect(await page.text()).toContain('graphiql.min.js');
    const browser = await fetch(`http://127.0.0.1:${ports.NEO4J_HTTP_PORT}/browser/`);
    expect(browser.status).toBe(200);
    const short = await fetch(`http://127.0.0.1:${ports.PORT}/browser`, { redirect: 'manual' });
    expect(short.headers.get('location')).toBe(
      `http://localhost:${ports.NEO4J_HTTP_PORT}/browser/?dbms=neo4j://neo4j@localhost:${ports.NEO4J_BOLT_PORT}&db=neo4j`,
    );
  });

  it('runs the service as a user without rights, and with no secret in its environment', async () => {
    expect((await compose('exec', '-T', 'service', 'id', '-u')).trim()).toBe('1000');
    const password = (await readFile(join(folder, 'secrets/neo4j_password'), 'utf8')).trim();
    expect(password.length).toBeGreaterThan(12);
    const shown = [await compose('config'), await compose('exec', '-T', 'service', 'env')].join();
    expect(shown).not.toContain(password);
  });

  it('gives the service no capability, no way to get rights, and nothing to write to but /tmp', async () => {
    const inside = (...words: string[]) => compose('exec', '-T', 'service', ...words);
    const status = await inside('cat', '/proc/1/status');
    expect(status).toMatch(/^CapEff:\s+0{16}$/m);
    expect(status).toMatch(/^CapBnd:\s+0{16}$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    await expect(inside('sh', '-c', 'echo x > /app/x')).rejects.toThrow(/Read-only file system/);
    await inside('sh', '-c', 'echo x > /tmp/x && rm /tmp/x');
    const id = (await compose('ps', '-q', 'service')).trim();
    const { stdout } = await run('docker', ['inspect', '--format', '{{json .HostConfig}}', id]);
    expect(JSON.parse(stdout)).toMatchObject({ ReadonlyRootfs: true, Memory: 2 ** 30 });
  });

  it('gives metrics within its network, and not at the port of the service', async () => {
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/metrics`)).status).toBe(404);
    const script =
      "fetch('http://127.0.0.1:9464/metrics').then(async (r) => console.log(await r.text()))";
    const text = await compose('exec', '-T', 'service', 'node', '-e', script);
    expect(sumOf(scraped(text.replace(/\n+$/, '\n')), 'policy_graph_neo4j_up')).toBe(1);
  });

  it('ends within its time while clients ask, and loses no request of who looks at /readyz', async () => {
    const id = (await compose('ps', '-q', 'service')).trim();
    const image = (await run('docker', ['inspect', '--format', '{{.Image}}', id])).stdout.trim();
    const script = await readFile(join(root, 'tests/foreign/ask-until-refused.mjs'), 'utf8');
    const beside = [
      'run',
      '--rm',
      '--network',
      `container:${id}`,
      image,
      'node',
      '--input-type=module',
    ];
    const asking = run('docker', [...beside, '-e', script]);
    await wait(8_000);
    const from = Date.now();
    await compose('stop', 'service');
    const seconds = (Date.now() - from) / 1_000;
    const found = JSON.parse((await asking).stdout);
    console.info(`Stopped under load within ${seconds.toFixed(1)} s: ${JSON.stringify(found)}`);
    // Who looks at /readyz loses nothing. Who does not may meet a closing door; that is told, not judged.
    expect(found.behind).toMatchObject({ lost: 0, other: 0, refused: 0, losses: [] });
    expect(found.behind.answered).toBeGreaterThan(0);
    expect(found.behind.closing).toBeGreaterThan(0);
    expect(found.direct.other).toBe(0);
    const state = JSON.parse(await compose('ps', '-a', '--format', 'json', 'service'));
    expect(state.ExitCode).toBe(0);
    const log = await compose('logs', '--no-log-prefix', 'service');
    expect(log).toContain('"msg":"request completed"');
  });
});
