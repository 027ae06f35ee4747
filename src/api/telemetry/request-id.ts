import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What proxies and clients send: UUIDs, trace ids, numbers. Nothing that could break a line or a query of the log. */
const wellFormed = /^[\w.:-]{8,128}$/;

/** The request's own `X-Request-Id` if it is well formed, otherwise a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}
