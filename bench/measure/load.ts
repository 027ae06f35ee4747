import autocannon from 'autocannon';
import type { HttpRequest } from '../contender.js';

/** What a server did under closed load: each connection asks its next question when it has the answer to the last. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds within which half, and all but one in a hundred, of the answers came. */
  readonly p50: number;
  readonly p99: number;
  readonly bytesPerAnswer: number;
}

/** Connections at once: enough to keep both ends of a small machine busy. */
const connections = 14;

/** Asks the questions for some seconds, each connection in the same order from another place. Throws where an answer is no success. */
export async function closedLoad(
  port: number,
  requests: readonly HttpRequest[],
  seconds: number,
): Promise<LoadResult> {
  let clients = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    timeout: 60,
    setupClient: (client) => {
      const start = Math.floor((clients++ * requests.length) / connections);
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)].map(asRequest));
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed.`);
  return {
    requests: result.requests.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytesPerAnswer: Math.round(result.throughput.total / result.requests.total),
  };
}

function asRequest({ method, path, headers, body }: HttpRequest): autocannon.Request {
  return { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
}
