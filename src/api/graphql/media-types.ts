import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Supported media types. The first is the default, because every client can read it. */
export const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A media range may name the encoding; UTF-8 is the only one for JSON. */
const offered = mediaTypes.flatMap((type) => [type, `${type}; charset=utf-8`]);

/** Cache: programs send one of a few headers, each some 70 characters. */
const MAX_REMEMBERED = 100;
const remembered = new LRUCache<string, { readonly best: MediaType | undefined }>({
  max: MAX_REMEMBERED,
});

/** The preferred media type of an Accept header. Undefined if it accepts none of ours. */
export function mediaTypeFor(accept: string | undefined): MediaType | undefined {
  if (!accept?.trim()) return mediaTypes[0];
  const known = remembered.get(accept);
  if (known) return known.best;
  const [type] = new Negotiator({ headers: { accept } }).mediaTypes(offered);
  const best = mediaTypes.find((one) => type?.split(';')[0] === one);
  remembered.set(accept, { best });
  return best;
}
