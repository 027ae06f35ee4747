import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthRows } from '../../scripts/dashboards/health/panels.js';
import { buildApp, newMetrics } from '../../src/api/app.js';
import { briefGraph } from '../helpers/graph.js';
import { scraped } from '../helpers/scraped.js';
import { pythonWith } from './python.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

let text: string;
beforeAll(async () => {
  const graph = await briefGraph();
  const app = await buildApp({ graph, metrics: newMetrics(true) });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  for (const path of ['/v1/policies', '/v1/policies?first=x', '/', '/nowhere'])
    await (await fetch(`${origin}${path}`, { headers: { connection: 'close' } })).text();
  const query = JSON.stringify({ query: '{ policies(first: 1) { nodes { id } } }' });
  const headers = { 'content-type': 'application/json', connection: 'close' };
  await (await fetch(`${origin}/graphql`, { method: 'POST', headers, body: query })).text();
  text = await (await fetch(`${origin}/metrics`, { headers: { connection: 'close' } })).text();
  await app.close();
  await graph.close();
});

/** Runs a program with a text as its input. */
async function fed(program: string, args: readonly string[], input: string) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, said] = ['', ''];
  child.stdout.on('data', (some) => {
    out += some;
  });
  child.stderr.on('data', (some) => {
    said += some;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, said };
}

test("Prometheus' client for Python reads every sample of a scrape as it was meant", async () => {
  const python = join(await pythonWith('operations'), 'python');
  const script = fileURLToPath(new URL('read-metrics.py', import.meta.url));
  const { out } = await fed(python, [script], text);
  const families: Record<string, { samples: [string, object, number][] }> = JSON.parse(out);
  const theirs = Object.values(families).flatMap(({ samples }) =>
    samples.map(([name, labels, value]) => JSON.stringify([name, sorted(labels), value])),
  );
  const ours = scraped(text).map(({ name, labels, value }) =>
    JSON.stringify([name, sorted(labels), value]),
  );
  expect(ours.length).toBeGreaterThan(100);
  expect(new Set(ours)).toEqual(new Set(theirs));
});

const sorted = (labels: object) => Object.entries(labels).sort();

test('The manifests keep the schemas of Kubernetes, and its restricted profile in what they ask for', async () => {
  const programs = await pythonWith('operations');
  const folder = join(root, 'docs/kubernetes');
  const files = (await readdir(folder)).filter((file) => file !== 'kustomization.yaml');
  expect(files.length).toBeGreaterThan(3);
  const { stdout, stderr } = await run(join(programs, 'kubernetes-validate'), [
    '--strict',
    ...files.map((file) => join(folder, file)),
  ]);
  expect(`${stdout}${stderr}`.match(/passed/g)?.length).toBeGreaterThanOrEqual(8);
  for (const file of ['neo4j.yaml', 'service.yaml']) {
    const manifest = await readFile(join(folder, file), 'utf8');
    for (const wanted of [
      'runAsNonRoot: true',
      'allowPrivilegeEscalation: false',
      'drop: [ALL]',
      'type: RuntimeDefault',
    ])
      expect(manifest).toContain(wanted);
  }
});

const promtool = process.env.PROMTOOL ?? 'promtool';
const hasPromtool = await run(promtool, ['--version']).then(
  () => true,
  () => false,
);
if (!hasPromtool)
  console.info('There is no promtool (PROMTOOL=/path/to/it): queries are not checked.');

describe.runIf(hasPromtool)('promtool', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policy-graph-promtool-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('finds no fault in a scrape', async () => {
    expect(await fed(promtool, ['check', 'metrics'], text)).toEqual({ code: 0, out: '', said: '' });
  });

  test('takes the configuration and the alerts', async () => {
    const config = join(root, 'dashboards/prometheus/prometheus.yml');
    expect((await run(promtool, ['check', 'config', config])).stdout).toContain('6 rules found');
  });

  test('parses each query of the dashboard, and knows each metric in it', async () => {
    const queries = healthRows
      .flatMap(({ panels }) => panels.flatMap(({ lines }) => lines))
      .map(({ expr }) => expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'));
    const rules = queries.map(
      (expr, at) => `      - record: query:${at}\n        expr: ${JSON.stringify(expr)}\n`,
    );
    const file = join(folder, 'rules.yml');
    await writeFile(file, `groups:\n  - name: dashboard\n    rules:\n${rules.join('')}`);
    const { stdout } = await run(promtool, ['check', 'rules', file]);
    expect(stdout).toContain(`SUCCESS: ${queries.length} rules found`);
    const known = new Set(text.match(/(?<=^# TYPE )\w+/gm));
    const named = queries.join(' ').match(/\b(policy_graph|http|process|nodejs)_\w+/g) ?? [];
    const unknown = named.filter((one) => !known.has(one.replace(/_(bucket|count|sum)$/, '')));
    expect(unknown.filter((one) => !known.has(one))).toEqual([]);
  });
});
