import autocannon from 'autocannon';
import type { HttpRequest } from '../contender.js';

/** What a server did under closed load: each connection asks its next question when it has the answer to the last. */
export interface LoadResult {
  /** Those that were answered with success. */
  readonly requests: number;
  /** Those that were refused, or not answered within a minute; left out where a result is older than this count. */
  readonly failed?: number;
  readonly seconds: number;
  /** Milliseconds within which half, and all but one in a hundred, of the answers came. */
  readonly p50: number;
  readonly p99: number;
  readonly bytesPerAnswer: number;
}

/** Connections at once: enough to keep both ends of a small machine busy. */
const connections = 14;
/** Slow answers are asked for by number, not by time: each contender answers the same questions, and none is left open. */
export const leastRequests = 4 * connections;

/** How long to ask: for some seconds, or until each connection has asked its share of a number of questions. */
export type Extent = { readonly seconds: number } | { readonly requests: number };

/** Asks the questions at full rate, each connection in the same order from another place. Throws where none is answered. */
export async function closedLoad(
  port: number,
  requests: readonly HttpRequest[],
  extent: Extent,
): Promise<LoadResult> {
  let clients = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.requests }),
    timeout: 60,
    setupClient: (client) => {
      const start = Math.floor((clients++ * requests.length) / connections);
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)].map(asRequest));
    },
  });
  const answered = result['2xx'];
  const failed = result.non2xx + result.errors + result.timeouts;
  if (answered === 0) throw new Error(`None of ${failed} requests was answered.`);
  return {
    requests: answered,
    failed,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytesPerAnswer: Math.round(result.throughput.total / result.requests.total),
  };
}

function asRequest({ method, path, headers, body }: HttpRequest): autocannon.Request {
  return { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
}
