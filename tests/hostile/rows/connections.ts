import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { atOnce, family, type Row } from '../row.js';
import type { Reply, Target } from '../send.js';

/** Connections that only wait: more than an honest client has, fewer than a computer allows. */
const IDLE = 500;
/** A head or a body that does not end is refused, or its connection closed, within this time. */
const MAX_SLOW_MS = 40_000;
const head = 'Host: localhost\r\nContent-Type: application/json\r\n';

/** What comes of a connection that is sent a little from time to time until it is closed. */
async function slowly(
  socket: Socket,
  begin: string,
  more: string,
  everyMs: number,
): Promise<Reply> {
  const since = performance.now();
  let text = '';
  socket.on('data', (some) => {
    text += some.toString();
  });
  const closed = once(socket, 'close').catch(() => undefined);
  socket.write(begin);
  const timer = setInterval(() => socket.writable && socket.write(more), everyMs);
  await Promise.race([closed, wait(MAX_SLOW_MS)]);
  clearInterval(timer);
  const wasClosed = socket.destroyed;
  socket.destroy();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) || (wasClosed ? 'ended' : 'silent');
  return { status, ms: performance.now() - since, bytes: text.length, text };
}

/** A connection that is opened and let be for a moment, then whatever a request beside it gets. */
async function beside(to: Target, open: (at: number) => Socket, count: number): Promise<Reply[]> {
  const sockets = Array.from({ length: count }, (_, at) => open(at));
  await wait(500);
  const replies = await atOnce(5, () => to.ask({ path: '/v1/policies?first=1&include=none' }));
  for (const socket of sockets) socket.destroy();
  return replies;
}

/** Asks for an answer and goes away after so many bytes. */
function aborted(to: Target, path: string, after: number): Promise<Reply> {
  return new Promise((resolve) => {
    const since = performance.now();
    const socket = to.open();
    let text = '';
    const settle = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) || 200;
      resolve({
        status,
        code: codeIn(text),
        ms: performance.now() - since,
        bytes: text.length,
        text: '',
      });
    };
    const timer = setTimeout(settle, 20_000);
    socket.on('data', (some) => {
      text += some.toString();
      if (text.length >= after) settle();
    });
    socket.once('close', settle);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    if (after === 0) setTimeout(settle, 20);
  });
}

/** Reads an answer by a little at a time, for some seconds. */
async function readsSlowly(to: Target, path: string, ms: number): Promise<Reply> {
  const since = performance.now();
  const socket = to.open();
  let text = '';
  socket.on('data', (some) => {
    text += some.toString().slice(0, 1_000);
    socket.pause();
    setTimeout(() => socket.resume(), 50);
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await wait(ms);
  socket.destroy();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) || 'ended';
  return {
    status,
    code: codeIn(text),
    ms: performance.now() - since,
    bytes: text.length,
    text: '',
  };
}

/** The code of a refusal. Its body may not have come yet; its head says when to come back. */
function codeIn(text: string): string | undefined {
  const refusal = /^retry-after:/im.test(text) ? 'OVERLOADED' : undefined;
  return /"code":"(\w+)"/.exec(text)?.[1] ?? refusal;
}

const ask = 'GET /v1/policies?first=1&include=none HTTP/1.1\r\nHost: localhost\r\n\r\n';
const answered = (text: string) => text.split('HTTP/1.1 ').length - 1;

export const connections: readonly Row[] = [
  ...family(
    'Slow clients',
    {
      'heads and bodies that never end': async ({ open }) =>
        Promise.all([
          slowly(open(), 'GET /livez HTTP/1.1\r\nHost: localhost\r\n', 'X: y\r\n', 1_000),
          slowly(open(), 'GET /livez HTTP/1.1\r\nHost: localhost\r\nX: ', 'y', 1_000),
          slowly(
            open(),
            `POST /graphql HTTP/1.1\r\n${head}Content-Length: 20000\r\n\r\n{"query":"`,
            'x',
            1_000,
          ),
          slowly(
            open(),
            `POST /v1/match HTTP/1.1\r\n${head}Content-Length: 20000\r\n\r\n`,
            ' ',
            1_000,
          ),
          slowly(
            open(),
            `POST /graphql HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n`,
            '1\r\n \r\n',
            1_000,
          ),
          slowly(
            open(),
            `POST /graphql HTTP/1.1\r\n${head}Content-Length: 20000\r\n\r\n`,
            '',
            1_000,
          ),
          // A chunk that is said to be longer than everything that there is.
          slowly(
            open(),
            `POST /graphql HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n`,
            'x',
            1_000,
          ),
          slowly(open(), 'G', '', 1_000),
          slowly(open(), '', '', 1_000),
        ]),
    },
    [400, 408, 'ended'],
  ),
  ...family('Connections', {
    [`${IDLE} that say nothing`]: (to) => beside(to, to.open, IDLE),
    [`${IDLE} with half a head`]: (to) =>
      beside(
        to,
        () => {
          const socket = to.open();
          socket.write('GET / HTTP/1.1\r\nHost');
          return socket;
        },
        IDLE,
      ),
    [`${IDLE} with half a body`]: (to) =>
      beside(
        to,
        () => {
          const socket = to.open();
          socket.write(
            `POST /graphql HTTP/1.1\r\n${head}Content-Length: 200000\r\n\r\n${'x'.repeat(1_000)}`,
          );
          return socket;
        },
        IDLE,
      ),
    '1,000 that are reset at once': (to) =>
      beside(
        to,
        () => {
          const socket = to.open();
          socket.once('connect', () => socket.resetAndDestroy());
          return socket;
        },
        1_000,
      ),
    '300 that ask and go': (to) =>
      beside(
        to,
        () => {
          const socket = to.open();
          socket.write(ask, () => setTimeout(() => socket.resetAndDestroy(), 5));
          return socket;
        },
        300,
      ),
    '200 requests one behind another on one': ({ raw }) =>
      raw(ask.repeat(200), (text) => answered(text) >= 200).then((reply) => [reply]),
    '50 unlike requests one behind another on one': ({ raw }) =>
      raw(
        Array.from({ length: 50 }, (_, at) => ask.replace('first=1', `first=${at}&q=${at}`)).join(
          '',
        ),
        (text) => answered(text) >= 50,
      ).then((reply) => [reply]),
    'one that is half closed': async ({ open }) => {
      const socket = open();
      const since = performance.now();
      let text = '';
      socket.on('data', (some) => {
        text += some.toString();
      });
      socket.end(ask);
      await Promise.race([once(socket, 'close'), wait(20_000)]);
      const status =
        Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) || (socket.destroyed ? 'ended' : 'silent');
      return [{ status, ms: performance.now() - since, bytes: text.length, text }];
    },
    '20 exports given up at the head': (to) =>
      atOnce(20, () => aborted(to, '/v1/export?format=ndjson', 0)),
    '20 exports given up halfway': (to) =>
      atOnce(20, () => aborted(to, '/v1/export?format=ndjson', 1_000_000)),
    '6 exports of each format given up halfway': (to) =>
      atOnce(6, (at) =>
        aborted(
          to,
          `/v1/export?format=${['ndjson', 'graphml', 'gexf', 'jsonld', 'csv', 'ftm'][at]}`,
          200_000,
        ),
      ),
    '20 exports read slowly': (to) =>
      atOnce(20, () => readsSlowly(to, '/v1/export?format=ndjson', 6_000)),
    '20 large tables read slowly': (to) =>
      atOnce(20, (at) =>
        readsSlowly(to, `/v1/policies?format=csv&include=none&q=${at % 4}`, 4_000),
      ),
    '40 searches given up': (to) =>
      atOnce(40, (at) =>
        aborted(to, `/v1/paths?from=company:g${at}&to=company:g${at + 9}&maxHops=6`, 0),
      ),
  }),
];
