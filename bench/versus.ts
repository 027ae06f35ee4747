import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../src/neo4j/connect.js';
import type { HttpRequest } from './contender.js';
import { ours } from './contenders/ours.js';
import { post } from './contenders/post.js';
import { prepare } from './generate/prepare.js';
import { idOf, type World, worldOf } from './generate/world.js';
import { processorTime, processorTimeOfNeo4j } from './measure/cpu.js';
import { closedLoad } from './measure/load.js';
import { median } from './measure/statistics.js';
import { type Running, startContender } from './start-contender.js';
import { questions as workloads } from './workloads/questions.js';
import { seeded } from './workloads/random.js';
import { between, type Random } from './workloads/workload.js';

/**
 * Measures this checkout beside another one of the same service, in turns on the same Neo4j:
 * `npx tsx bench/versus.ts --base ../before --only W1 --only W2`. Answers are compared byte for byte first.
 */
const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    only: { type: 'string', multiple: true, default: ['W1', 'W2', 'W2 variable', 'W6', 'W7'] },
    relations: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '5' },
  },
});

/** Different questions in one load, as in the benchmark. */
const QUESTIONS = 400;
/** Questions whose answers are compared. */
const COMPARED = 100;
/** Passes before the first round: compiled code and plans take that long to settle. */
const WARM_UPS = 3;

const world = worldOf(Number(values.relations));
const say = (line: string) => console.error(line);

/** The requests of a workload, the same ones for both checkouts. */
function requestsOf(name: string): HttpRequest[] {
  const random = seeded(1, name.split(' ')[0] as string);
  return Array.from({ length: QUESTIONS }, () => requestOf(name, world, random));
}

function requestOf(name: string, of: World, random: Random): HttpRequest {
  if (name === 'W7') return series(idOf('Agency', between(random, 0, 20)));
  const [workloadName, form] = name.split(' ') as [string, string | undefined];
  const workload = workloads.find((one) => one.name === workloadName);
  if (!workload) throw new Error(`${name}: there are W1 to W7 and "W2 variable".`);
  const variables = workload.variables(of, random);
  const request = ours.request(workloadName, variables) as HttpRequest;
  return form === 'variable' ? withFilterAsVariable(request) : request;
}

function series(agency: string): HttpRequest {
  const query = new URLSearchParams({
    issuedBy: agency,
    date: 'issuedOn',
    from: '2016-01',
    to: '2020-12',
  });
  return { method: 'GET', path: `/v1/series/policies?${query}`, headers: {} };
}

/** W2 as dashboards and generated clients send it: the whole filter is one variable. */
function withFilterAsVariable({ body }: HttpRequest): HttpRequest {
  const { query, variables } = JSON.parse(body as string) as {
    query: string;
    variables: { agency: string[]; sector: string[] };
  };
  return post(
    query
      .replace(/query Policies\([^)]*\)/, 'query Policies($where: PolicyWhere)')
      .replace(/where: \{ issuedBy.*\} \}\n/, 'where: $where\n'),
    {
      where: {
        issuedBy: variables.agency,
        affecting: { sector: variables.sector, via: ['SECTOR', 'NARROWER_SECTOR'] },
      },
    },
  );
}

async function textOf({ port }: Running, { method, path, headers, body }: HttpRequest) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
  return response.text();
}

const graph = await prepare(Number(values.relations), { onMessage: say });
const neo4j = await connect(graph);
const running: Running[] = [];
try {
  const sides = [
    { name: 'base', cwd: resolve(values.base ?? '.') },
    { name: 'this', cwd: resolve('.') },
  ];
  for (const { name, cwd } of sides)
    running.push(await startContender({ ...ours, name, cwd }, graph));
  const rows: Record<string, unknown>[] = [];
  for (const workload of values.only) {
    const asked = new Map(running.map((one) => [one, requestsOf(formOf(workload, one))]));
    let equal = 0;
    for (let at = 0; at < COMPARED; at++) {
      const [base, own] = await Promise.all(
        [...asked].map(([one, requests]) => textOf(one, requests[at] as HttpRequest)),
      );
      if (base === own) equal++;
      else say(`${workload} differs:\n${base?.slice(0, 300)}\n${own?.slice(0, 300)}`);
    }
    const found = new Map(running.map((one) => [one, [] as Measured[]]));
    for (let round = -WARM_UPS; round < Number(values.rounds); round++) {
      for (const one of running) {
        const measured = await measure(one, asked.get(one) as HttpRequest[]);
        if (round >= 0) found.get(one)?.push(measured);
      }
    }
    const [base, own] = [...found.values()].map((all) => ({
      rate: median(all.map(({ rate }) => rate)),
      service: median(all.map(({ service }) => service)),
      graph: median(all.map(({ graph: time }) => time)),
    })) as [Measured, Measured];
    const row = {
      workload,
      'equal answers': `${equal} of ${COMPARED}`,
      'base requests/s': Math.round(base.rate),
      'this requests/s': Math.round(own.rate),
      ratio: Number((own.rate / base.rate).toFixed(3)),
      'base service ms': Number(base.service.toFixed(3)),
      'this service ms': Number(own.service.toFixed(3)),
      'base Neo4j ms': Number(base.graph.toFixed(3)),
      'this Neo4j ms': Number(own.graph.toFixed(3)),
    };
    say(JSON.stringify(row));
    rows.push(row);
  }
  console.table(rows);
} finally {
  for (const one of running) await one.stop();
  await neo4j.close();
  await graph.stop();
}

/** Versions with graphql-jit end at filters in variables, so the base is asked with the filter in the text. */
function formOf(workload: string, { contender }: Running): string {
  return contender.name === 'base' ? (workload.split(' ')[0] as string) : workload;
}

/** Requests a second, and milliseconds of processor time a request. */
interface Measured {
  readonly rate: number;
  readonly service: number;
  readonly graph: number;
}

async function measure(one: Running, requests: readonly HttpRequest[]): Promise<Measured> {
  const [service, time] = [await processorTime(one.pid), await processorTimeOfNeo4j(neo4j)];
  const load = await closedLoad(one.port, requests, { seconds: Number(values.seconds) });
  if (load.failed) say(`${one.contender.name}: ${load.failed} requests failed`);
  return {
    rate: load.requests / load.seconds,
    service: (((await processorTime(one.pid)) ?? 0) - (service ?? 0)) / load.requests,
    graph: ((await processorTimeOfNeo4j(neo4j)) - time) / load.requests,
  };
}
