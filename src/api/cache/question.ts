import type { FastifyRequest } from 'fastify';
import { today } from '../../graph/compile/dates.js';

/**
 * The text by which an answer is known, undefined for what is not answered from the graph's version alone. It holds all
 * that an answer depends on beside the version: the day, as "in force" is of today unless a day is given; the address or
 * the operation with its variables; and the header by which the format is chosen.
 */
export function questionIn(request: FastifyRequest): string | undefined {
  const { url: route = '' } = request.routeOptions;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && (route === '/graphql' || route.startsWith('/v1/')))
    return `${today()} GET ${request.url} ${request.headers.accept ?? ''}`;
  return undefined;
}

/** The same for an operation that was posted. Nothing is parsed: equal text is the same question. */
export function postedQuestion(request: FastifyRequest): string | undefined {
  if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return undefined;
  const { query, operationName, variables } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') return undefined;
  const asked = JSON.stringify([query, operationName, variables]);
  return `${today()} POST ${asked} ${request.headers.accept ?? ''}`;
}
