/** The first answer of a slow computer takes seconds; a repeated request would start it over. */
const MAX_ANSWER_MS = 10_000;

/** True if the database behind the HTTP port answers a query. An open port alone does not mean that it is ready. */
export async function answers(
  httpPort: number,
  username: string,
  password: string,
): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`http://127.0.0.1:${httpPort}/db/neo4j/query/v2`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ statement: 'RETURN 1' }),
    signal: AbortSignal.timeout(MAX_ANSWER_MS),
  }).catch(() => undefined);
  return response?.status === 202 || response?.status === 200;
}

/** True if the port answers, with anything. */
export function isThere(httpPort: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${httpPort}/`, {
    signal: AbortSignal.timeout(MAX_ANSWER_MS),
  }).then(
    () => true,
    () => false,
  );
}
