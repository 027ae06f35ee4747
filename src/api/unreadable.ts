import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { errorCodes } from '../errors.js';
import { MAX_HEAD_BYTES, MAX_HEAD_MS } from './plugins/connections.js';
import { problemOf } from './problem.js';
import { securityHeaders } from './security-headers.js';

/** Our messages for parse errors of Node. */
const refusals = {
  HPE_HEADER_OVERFLOW: {
    code: 'LIMIT_EXCEEDED',
    status: 431,
    words: 'Request Header Fields Too Large',
    detail: `The address and the headers of the request have more than ${MAX_HEAD_BYTES} bytes. Request less at once.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'SLOW_REQUEST',
    status: 408,
    words: 'Request Timeout',
    detail: `The request did not arrive in time: its head has ${MAX_HEAD_MS / 1000} seconds.`,
  },
} as const;
const noHttp = {
  code: 'BAD_USER_INPUT',
  status: 400,
  words: 'Bad Request',
  detail: 'The request is not valid HTTP.',
} as const;

/** Characters of a message that repeats an address. */
const MAX_DETAIL = 300;
/** Time for a rejected client to close its connection before it is closed here, in milliseconds. */
const MAX_CLOSING_MS = 1_000;

/** Answers an unparsable request in the same format as every other error. Returns whether there was one. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): boolean {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return false;
  // Browsers open connections in advance; without any data there is nothing to answer.
  if (socket.bytesRead === 0) {
    socket.destroy();
    return false;
  }
  const { code, status, words, detail } = refusals[error.code as keyof typeof refusals] ?? noHttp;
  const body = JSON.stringify({
    type: 'about:blank',
    title: errorCodes[code].description,
    status,
    code,
    detail,
    instance: '',
    errors: [],
  });
  const head = [
    `HTTP/1.1 ${status} ${words}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Access-Control-Allow-Origin: *',
    ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), MAX_CLOSING_MS).unref();
  return true;
}

/** Answers an address that the router cannot take, which comes neither to a hook nor to the error handler. */
export function refuseAddress(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { detail, ...problem } = problemOf(error, request);
  const said = detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}…` : detail;
  return reply
    .code(problem.status)
    .headers(securityHeaders)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, detail: said }));
}
