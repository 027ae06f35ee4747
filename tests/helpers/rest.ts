import type { FastifyInstance } from 'fastify';

export interface RestAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads out of an answer is what it asserts on.
  readonly json: any;
}

/** Asks a REST address, as a client would. */
export async function get(
  app: FastifyInstance,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RestAnswer> {
  const response = await app.inject({ url, headers });
  const type = String(response.headers['content-type'] ?? '');
  return {
    status: response.statusCode,
    type,
    headers: response.headers,
    body: response.body,
    json: /json(;|$)/.test(type) && !type.includes('ndjson') ? response.json() : undefined,
  };
}
