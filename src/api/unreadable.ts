import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { errorCodes } from '../errors.js';

/** Node reads as much of an address with its headers; more is no question that a person or a program asks. */
export const longestHead = 16 * 1024;

/** Answers a request that could not even be read, as every other error is answered. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const code = tooLong ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT';
  const [status, words] = tooLong ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const body = JSON.stringify({
    type: 'about:blank',
    title: errorCodes[code].description,
    status,
    code,
    detail: tooLong
      ? `The address and the headers of the request have more than ${longestHead} bytes. Ask for less at once.`
      : 'The request is no HTTP that can be read.',
    instance: '',
    errors: [],
  });
  const head = [
    `HTTP/1.1 ${status} ${words}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Access-Control-Allow-Origin: *',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
