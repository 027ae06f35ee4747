import autocannon from 'autocannon';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import { type Served, serveOurs, serveStatic } from '../serve.js';

/** Another service of the same graph. It has its own best way to the same series; it keeps no answers. */
export interface Peer {
  readonly name: string;
  start(address: GraphAddress): Promise<Served>;
  /** Asks for the policies of an agency by the month of issue. */
  request(agency: string): autocannon.Request;
  /** The months of its answer with how many policies each has; empty months may be left out. */
  months(answer: unknown): ReadonlyMap<string, number>;
}

export interface DashboardOptions {
  readonly agency: string;
  readonly from: string;
  readonly to: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly peers?: readonly Peer[];
  readonly say: (line: string) => void;
}

export interface DashboardRound {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** By who answered and how: `ours cold`, `ours kept`, `ours not modified`, `static`, and each peer by its name. */
export interface DashboardResult {
  readonly bytes: number;
  readonly months: number;
  /** The peers whose months are not ours. */
  readonly different: readonly string[];
  readonly rounds: Readonly<Record<string, readonly DashboardRound[]>>;
}

const connections = 32;

/** W7: a dashboard's series of policies by month, worked out, kept, and known to who asks; beside peers and static bytes. */
export async function measureDashboard(
  address: GraphAddress,
  { agency, from, to, rounds, seconds, peers = [], say }: DashboardOptions,
): Promise<DashboardResult> {
  const query = new URLSearchParams({ issuedBy: agency, date: 'issuedOn', from, to });
  const series = { method: 'GET', path: `/v1/series/policies?${query}` } as const;
  const started: Served[] = [];
  const start = async (one: Promise<Served>) => {
    const served = await one;
    started.push(served);
    return served;
  };
  try {
    const cold = await start(serveOurs(address, { CACHE_MB: '0' }));
    const kept = await start(serveOurs(address));
    const answer = await fetch(`http://127.0.0.1:${kept.port}${series.path}`);
    if (!answer.ok) throw new Error(await answer.text());
    const body = Buffer.from(await answer.arrayBuffer());
    const tag = answer.headers.get('etag') ?? '';
    const type = answer.headers.get('content-type') ?? '';
    const ways: [string, Served, autocannon.Request][] = [
      ['ours cold', cold, series],
      ['ours kept', kept, series],
      ['ours not modified', kept, { ...series, headers: { 'if-none-match': tag } }],
      ['static', await start(serveStatic(body, type)), series],
    ];
    const ours = monthsOf(JSON.parse(body.toString()));
    const different: string[] = [];
    for (const peer of peers) {
      const served = await start(peer.start(address));
      const request = peer.request(agency);
      const months = peer.months(await asked(served, request));
      if ([...ours].some(([month, count]) => (months.get(month) ?? 0) !== count))
        different.push(peer.name);
      ways.push([peer.name, served, request]);
    }
    const found: Record<string, DashboardRound[]> = {};
    for (const [, served, request] of ways) await load(served, request, seconds);
    for (let round = 1; round <= rounds; round++) {
      for (const [name, served, request] of ways) {
        found[name] = [...(found[name] ?? []), await load(served, request, seconds)];
      }
      const rates = Object.entries(found).map(
        ([name, all]) => `${name} ${Math.round((all.at(-1)?.requests ?? 0) / seconds)}`,
      );
      say(`W7 round ${round} of ${rounds}, requests a second: ${rates.join(', ')}`);
    }
    return { bytes: body.length, months: ours.size, different, rounds: found };
  } finally {
    for (const served of started) await served.stop();
  }
}

function monthsOf({ items }: { items: { keys: { key: string }[]; count: number }[] }) {
  return new Map(items.map(({ keys, count }) => [keys[0]?.key ?? '', count]));
}

async function asked({ port }: Served, { method, path, headers, body }: autocannon.Request) {
  const init = { method, headers: headers as Record<string, string>, body: body as string };
  return (await fetch(`http://127.0.0.1:${port}${path}`, init)).json();
}

async function load(
  { port }: Served,
  request: autocannon.Request,
  duration: number,
): Promise<DashboardRound> {
  const url = `http://127.0.0.1:${port}`;
  const result = await autocannon({ url, connections, duration, requests: [request], timeout: 60 });
  const failed = result.errors + result['4xx'] + result['5xx'];
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed.`);
  const { p50, p99 } = result.latency;
  return { requests: result.requests.total, seconds: result.duration, p50, p99 };
}
