import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { today } from '../../graph/compile/dates.js';
import type { Graph } from '../../graph/connect.js';
import { dataSets } from '../../graph/data-set.js';
import { formatOf } from './formats.js';

/**
 * Marks every answer with what it depends on: the data sets in the graph, the request, and the day, which is the usual
 * one of "in force". Who has the answer already gets 304, and the graph is asked for its version alone.
 */
export function answerByVersion(graph: Graph) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const tag = `"${await versionOf(graph, request)}"`;
    // Keep it, but ask each time whether it still holds: a load must be seen at once, and asking is cheap.
    reply.headers({ etag: tag, 'cache-control': 'public, no-cache', vary: 'Accept' });
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  };
}

async function versionOf(graph: Graph, request: FastifyRequest): Promise<string> {
  const present = await dataSets(graph);
  const data = present.map(({ name, version, hash, loadedAt }) => [name, version, hash, loadedAt]);
  const parts = [data, request.url, formatOf(request), today()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}

/** Weak comparison: a proxy that compressed an answer may have marked its tag as weak. */
function isKnown(header: string | undefined, tag: string): boolean {
  const known = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}
