import type { FastifyInstance } from 'fastify';

export interface Reconciled {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match: boolean;
  readonly type: readonly { id: string }[];
  readonly features: readonly { id: string; value: unknown }[];
}

/** Posts a form, as OpenRefine does with batches of queries and with columns to be added. */
export async function postForm(app: FastifyInstance, fields: Readonly<Record<string, string>>) {
  const response = await app.inject({
    method: 'POST',
    url: '/reconcile',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      origin: 'http://127.0.0.1:3333',
    },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

/** A column reconciled as OpenRefine does it: ten cells a batch under q0 to q9, each with the type and other columns. */
export async function reconcileColumn(
  app: FastifyInstance,
  cells: readonly string[],
  more: object = {},
): Promise<Reconciled[][]> {
  const all: Reconciled[][] = [];
  for (let from = 0; from < cells.length; from += 10) {
    const batch = cells.slice(from, from + 10).map((query, at) => [`q${at}`, { query, ...more }]);
    const { status, body } = await postForm(app, {
      queries: JSON.stringify(Object.fromEntries(batch)),
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    all.push(...batch.map(([key]) => body[key as string].result));
  }
  return all;
}
