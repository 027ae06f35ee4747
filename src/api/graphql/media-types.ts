import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The media types of answers, the one for whom any will do first: every client can read it. */
export const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A range may name the encoding; ours is the only one that JSON has. */
const offered = mediaTypes.flatMap((type) => [type, `${type}; charset=utf-8`]);

/** Programs send one of a handful of headers, each some 70 characters. */
const MAX_REMEMBERED = 100;
const remembered = new LRUCache<string, { readonly best: MediaType | undefined }>({
  max: MAX_REMEMBERED,
});

/** The media type that a header Accept wants most; undefined where it takes none of ours. */
export function mediaTypeFor(accept: string | undefined): MediaType | undefined {
  if (!accept?.trim()) return mediaTypes[0];
  const known = remembered.get(accept);
  if (known) return known.best;
  const [type] = new Negotiator({ headers: { accept } }).mediaTypes(offered);
  const best = mediaTypes.find((one) => type?.split(';')[0] === one);
  remembered.set(accept, { best });
  return best;
}
