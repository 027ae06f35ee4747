import type { FastifyRequest } from 'fastify';
import { today } from '../../query/dates.js';
import { mediaTypeFor } from '../graphql/media-types.js';
import { languageOf } from '../pages/view.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers with a page, which depends on the graph, the address and the language alone. */
    isPage?: boolean;
  }
}

/**
 * The cache key of a request. Undefined if its answer depends on more than the version of the graph. The key contains
 * everything else that the answer depends on: the day, because "in force" refers to today unless a day is given; the
 * address, or the operation with its variables; the media type, or the language of a page; and the list of trusted
 * documents.
 */
export function cacheKeyOf(request: FastifyRequest, documents: string): string | undefined {
  const { url: route = '' } = request.routeOptions;
  const { accept } = request.headers;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (request.explanations) return undefined;
  if (route.startsWith('/v1/')) return `${today()} GET ${request.url} ${accept ?? ''}`;
  if (request.routeOptions.config.isPage)
    return `${today()} GET ${request.url} ${languageOf(request)}`;
  const type = mediaTypeFor(accept);
  if (route !== '/graphql' || type === undefined) return undefined;
  // For a document given by reference: a hash always stands for the same text, a name only within its list.
  return `${today()} GET ${request.url} ${type} ${documents}`;
}

/** The key of a posted operation. Nothing is parsed: equal text means an equal request. */
export function cacheKeyOfPost(request: FastifyRequest): string | undefined {
  if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return undefined;
  if (request.explanations) return undefined;
  const { query, operationName, variables } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') return undefined;
  const asked = JSON.stringify([query, operationName, variables]);
  return `${today()} POST ${asked} ${mediaTypeFor(request.headers.accept)}`;
}
