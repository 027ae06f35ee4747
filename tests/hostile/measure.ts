import { setTimeout as wait } from 'node:timers/promises';
import { processorTime } from '../../bench/measure/cpu.js';
import type { Measured } from './judge.js';
import type { Other } from './other.js';
import type { Row } from './row.js';
import { PATIENCE_MS, targetAt } from './send.js';
import { type Service, type ServiceOptions, startService } from './service.js';

/** The service under attack, started again whenever it has been brought down. */
export interface Attacked {
  /** Sends a row and measures what it does; `turn` says how often it has been sent before. */
  measure(row: Row, turn: number): Promise<Measured>;
  readonly restarts: number;
  /** The last that the service has printed. */
  said(): string;
  stop(): Promise<void>;
}

/** So long at least a row is measured, that the other client has asked a few questions. */
const LEAST_MS = 400;
const MAX_SAID = 600;
/** A row of many requests in turn, each of which is waited for by itself. */
const MAX_ROW_MS = 120_000;
const MEGABYTE = 1024 * 1024;
const now = () => performance.timeOrigin + performance.now();

/** Starts the service and turns the other client to it. */
export async function attack(options: ServiceOptions, other: Other): Promise<Attacked> {
  let service: Service | undefined = await startService(options);
  let restarts = 0;
  other.turnTo(service.port);
  const running = async () => {
    if (service?.isRunning()) return service;
    restarts++;
    await service?.stop();
    service = await startService(options);
    other.turnTo(service.port);
    await warm(service);
    return service;
  };
  await warm(service);
  return {
    get restarts() {
      return restarts;
    },
    said: () => service?.said().slice(-MAX_SAID) ?? '',
    async measure(row, turn) {
      const target = await running();
      const neo4j = await target.neo4j();
      const cpu = async () => [
        (await processorTime(target.pid)) ?? 0,
        (neo4j && (await processorTime(neo4j))) || 0,
      ];
      const before = await target.report();
      // The report clears memory away, which the row is not to be blamed for.
      await other.calm(target.port);
      const [service0 = 0, neo4j0 = 0] = await cpu();
      const from = now();
      const replies = await Promise.race([
        row.send(targetAt(target.port, turn)),
        wait(MAX_ROW_MS, [{ status: 'silent' as const, ms: PATIENCE_MS, bytes: 0, text: '' }]),
      ]);
      const ms = now() - from;
      if (ms < LEAST_MS) await wait(LEAST_MS - ms);
      const to = now();
      const after = await target.report();
      const [service1 = 0, neo4j1 = 0] = await cpu();
      const becomes = after ? 'goes on' : target.isRunning() ? 'stands' : 'ended';
      const felt = await other.felt(from, becomes === 'goes on' ? to : now());
      if (becomes !== 'goes on') {
        other.turnTo(0);
        await target.stop();
      }
      const stands = becomes === 'stands' ? now() - from : 0;
      return {
        ...{ row, replies, ms, felt, service: becomes },
        serviceCpu: Math.max(0, service1 - service0),
        neo4jCpu: Math.max(0, neo4j1 - neo4j0),
        before: (before?.used ?? 0) / MEGABYTE,
        after: (after?.used ?? 0) / MEGABYTE,
        stretch: after?.stretch ?? stands,
        held: after?.held ?? stands,
      };
    },
    async stop() {
      other.turnTo(0);
      await service?.stop();
    },
  };
}

/** What is planned and compiled at the first question is not what a hostile request is blamed for. */
async function warm({ port }: Service): Promise<void> {
  const to = targetAt(port);
  for (let turn = 0; turn < 10; turn++) {
    await to.graphql(
      '{ policies(first: 5) { totalCount nodes { id issuedBy { nodes { id } } } } }',
    );
    await to.ask({ path: `/v1/search?q=ministry+${turn}` });
    await to.json('/v1/match', { queries: { a: { name: `Ministry of Finance ${turn}` } } });
  }
  await wait(500);
}
