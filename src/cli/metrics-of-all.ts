import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import type { Metrics } from '../api/telemetry/metrics.js';

/** Longer than a process takes to read its metrics when Neo4j is away. In milliseconds. */
const MAX_WAIT_MS = 3_000;

type Collected = MetricObjectWithValues<MetricValue<string>>[];

/**
 * Messages between the parent and its processes: one `asks` for the metrics of all, each of them is asked to `collect`
 * and `collected` its own, and `all` goes to the one that asked.
 */
type Message =
  | { readonly metrics: 'asks' | 'collect'; readonly id: string }
  | { readonly metrics: 'collected'; readonly id: string; readonly own: Collected }
  | { readonly metrics: 'all'; readonly id: string; readonly all: readonly Collected[] };

const isMessage = (message: unknown): message is Message =>
  typeof (message as Partial<Message> | null)?.metrics === 'string';

/**
 * In a process that shares the port with others: a scrape that it gets gives the sum over all, since nobody chooses
 * which process a scrape comes to. A process that does not answer in time is left out.
 */
export function sumMetrics(app: FastifyInstance, { registry }: Metrics): void {
  const waiting = new Map<string, (all: readonly Collected[]) => void>();
  const send = (message: Message) => process.send?.(message);
  process.on('message', async (message) => {
    if (!isMessage(message)) return;
    if (message.metrics === 'all') waiting.get(message.id)?.(message.all);
    if (message.metrics !== 'collect') return;
    await app.refreshMetrics();
    const own = (await registry.getMetricsAsJSON()) as Collected;
    send({ metrics: 'collected', id: message.id, own });
  });
  app.metricsText = async () => {
    const id = randomUUID();
    const all = await new Promise<readonly Collected[]>((resolve) => {
      waiting.set(id, resolve);
      send({ metrics: 'asks', id });
    });
    waiting.delete(id);
    return AggregatorRegistry.aggregate([...all]).metrics();
  };
}

/** In the parent, which answers no requests: passes questions and answers on. Call it once, before the first fork. */
export function passMetricsOn(): void {
  const asked = new Map<string, { readonly all: Collected[]; finish(): void; left: number }>();
  const listening = () =>
    Object.values(cluster.workers ?? {}).filter(
      (one): one is Worker => one !== undefined && ready.has(one.id) && one.isConnected(),
    );
  const ready = new Set<number>();
  cluster.on('listening', ({ id }) => ready.add(id));
  cluster.on('exit', ({ id }) => ready.delete(id));
  cluster.on('message', (asking, message) => {
    if (!isMessage(message)) return;
    const { id } = message;
    if (message.metrics === 'collected') {
      const one = asked.get(id);
      one?.all.push(message.own);
      if (one && --one.left === 0) one.finish();
    }
    if (message.metrics !== 'asks') return;
    const workers = listening();
    const all: Collected[] = [];
    const finish = () => {
      clearTimeout(timer);
      if (!asked.delete(id) || !asking.isConnected()) return;
      asking.send({ metrics: 'all', id, all } satisfies Message);
    };
    const timer = setTimeout(finish, MAX_WAIT_MS);
    asked.set(id, { all, finish, left: workers.length });
    for (const worker of workers) worker.send({ metrics: 'collect', id } satisfies Message);
  });
}
