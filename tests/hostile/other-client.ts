import { Agent, request } from 'node:http';

/** One question of the other client. */
export interface Sample {
  /** When it was to be asked, in milliseconds since 1970. */
  readonly at: number;
  /** How long the answer took from then on, in milliseconds. */
  readonly ms: number;
  readonly status: number | 'none';
}

/** A small question every so many milliseconds, whether or not the one before has been answered. */
const EVERY_MS = 40;
const MAX_WAIT_MS = 20_000;
/** Entities that the questions are about: as many that no kept answer serves them all. */
const ASKED = 400;

/**
 * An ordinary client, in a process of its own: it is told the port, asks small questions steadily and says how long each
 * took. On Linux it comes from another address of this computer than the hostile one.
 */
const from = process.platform === 'linux' ? { localAddress: '127.0.0.2' } : {};
let agent = new Agent({ keepAlive: true, maxSockets: 8 });
let port = 0;
let last = 0;
let asked = 0;
let open = 0;
let samples: Sample[] = [];

function ask(at: number): void {
  const number = asked++;
  const id = `company:g${(number * 7) % ASKED}`;
  const body = JSON.stringify({
    query: 'query Name($id: ID!) { entity(id: $id) { __typename id name } }',
    variables: { id },
  });
  open++;
  const settle = (status: Sample['status']) => {
    open--;
    samples.push({ at, ms: performance.timeOrigin + performance.now() - at, status });
  };
  const asGraphQL = number % 2 === 0;
  const sent = request(
    {
      ...{ agent, port, host: '127.0.0.1', timeout: MAX_WAIT_MS, ...from },
      ...(asGraphQL
        ? {
            method: 'POST',
            path: '/graphql',
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
            },
          }
        : { path: `/v1/companies/${id}?include=none` }),
    },
    (response) => {
      response.resume();
      response.once('end', () => settle(response.statusCode ?? 'none'));
      response.once('error', () => settle('none'));
    },
  );
  sent.once('timeout', () => sent.destroy(new Error('too long')));
  sent.once('error', () => settle('none'));
  sent.end(asGraphQL ? body : undefined);
}

let next = performance.timeOrigin + performance.now();
setInterval(() => {
  const now = performance.timeOrigin + performance.now();
  if (port === 0) next = now;
  for (; port !== 0 && next <= now; next += EVERY_MS) ask(next);
}, 5);
setInterval(() => {
  process.send?.({ samples, open });
  samples = [];
}, 50);

process.on('message', (told: { port: number }) => {
  next = Math.max(next, performance.timeOrigin + performance.now());
  // Asked of nobody for a while, it keeps its connections.
  if (told.port !== 0 && told.port !== last) {
    agent.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: 8 });
    last = told.port;
  }
  port = told.port;
});
process.once('disconnect', () => process.exit());
