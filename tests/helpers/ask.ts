import type { FastifyInstance } from 'fastify';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads out of an answer is what it asserts on.
  readonly data: any;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** Asks the service over HTTP, as a client would. */
export async function ask(
  app: FastifyInstance,
  query: string,
  variables?: object,
): Promise<Answer> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, variables },
  });
  const { data, errors = [] } = response.json();
  return { status: response.statusCode, data, errors };
}
