import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { arrived, CHECK_INTERVAL_MS, MIN_BYTES } from '../../../src/api/uploads/arrive.js';
import { Deadline } from '../../../src/runtime/deadline.js';

const MB = 1024 * 1024;
const TOTAL_MS = 600_000;

let server: Server;
let socket: Socket;
let bytesRead = 0;

/** A service that answers with the number of bytes of a body, or with the code of the error. */
beforeEach(async () => {
  // Sockets keep their time by timers of Node's own.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  bytesRead = 0;
  server = createServer((request, response) => {
    request.on('data', (some: Buffer) => {
      bytesRead += some.length;
    });
    const deadline = new Deadline(TOTAL_MS);
    arrived(request, MB, deadline)
      .then(
        ({ length }) => String(length),
        ({ code }) => code,
      )
      .then((answer) => response.setHeader('connection', 'close').end(answer))
      .finally(() => deadline.done());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
});
afterEach(async () => {
  vi.useRealTimers();
  socket.destroy();
  server.close();
});

const head = (bytes: number) =>
  `PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${bytes}\r\n\r\n`;

/** Sends so many bytes, and waits until they are there. */
async function send(bytes: number): Promise<void> {
  const goal = bytesRead + bytes;
  socket.write(Buffer.alloc(bytes));
  while (bytesRead < goal) await new Promise((resolve) => setImmediate(resolve));
}

it('A body is there when its last byte is', async () => {
  socket.write(head(5));
  await send(5);
  expect(await text(socket)).toMatch(/\r\n\r\n5$/);
});

it('A body that stalls is given up, and the connection answered', async () => {
  socket.write(head(MB));
  await send(MIN_BYTES);
  await vi.advanceTimersByTimeAsync(CHECK_INTERVAL_MS);
  await send(MIN_BYTES - 1);
  const answer = text(socket);
  await vi.advanceTimersByTimeAsync(CHECK_INTERVAL_MS);
  expect(await answer).toMatch(/\r\n\r\nSLOW_REQUEST$/);
});

it('A body that comes slowly, but comes, is awaited', async () => {
  const times = 5;
  socket.write(head(MIN_BYTES * times));
  for (let at = 1; at < times; at++) {
    await send(MIN_BYTES);
    await vi.advanceTimersByTimeAsync(CHECK_INTERVAL_MS);
  }
  await send(MIN_BYTES);
  expect(await text(socket)).toMatch(new RegExp(`\r\n\r\n${MIN_BYTES * times}$`));
});

it('A body that is larger than allowed is refused while it comes', async () => {
  socket.write(head(100 * MB));
  await send(MB + 1);
  expect(await text(socket)).toMatch(/\r\n\r\nDATA_TOO_LARGE$/);
});

it('A body has the time of its request, also if that was up before it began', async () => {
  const deadline = new Deadline(1_000);
  const body = new PassThrough();
  const arriving = arrived(body, MB, deadline);
  const refused = expect(arriving).rejects.toMatchObject({ code: 'SLOW_REQUEST' });
  await vi.advanceTimersByTimeAsync(1_000);
  await refused;
  await expect(arrived(body, MB, deadline)).rejects.toMatchObject({ code: 'SLOW_REQUEST' });
});
