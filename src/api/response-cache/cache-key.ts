import type { FastifyRequest } from 'fastify';
import { today } from '../../query/dates.js';
import { mediaTypeFor } from '../graphql/media-types.js';

/**
 * The text by which an answer is known, undefined for what is not answered from the graph's version alone. It holds all
 * that an answer depends on beside the version: the day, as "in force" is of today unless a day is given; the address or
 * the operation with its variables; the media type; and which list of trusted documents there is.
 */
export function cacheKeyOf(request: FastifyRequest, documents: string): string | undefined {
  const { url: route = '' } = request.routeOptions;
  const { accept } = request.headers;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (request.explanations) return undefined;
  if (route.startsWith('/v1/')) return `${today()} GET ${request.url} ${accept ?? ''}`;
  const type = mediaTypeFor(accept);
  if (route !== '/graphql' || type === undefined) return undefined;
  // A document that is only named: its hash stands for one text for ever, its name in a list for the list's.
  return `${today()} GET ${request.url} ${type} ${documents}`;
}

/** The same for an operation that was posted. Nothing is parsed: equal text is the same question. */
export function cacheKeyOfPost(request: FastifyRequest): string | undefined {
  if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return undefined;
  if (request.explanations) return undefined;
  const { query, operationName, variables } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') return undefined;
  const asked = JSON.stringify([query, operationName, variables]);
  return `${today()} POST ${asked} ${mediaTypeFor(request.headers.accept)}`;
}
