import { afterEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';

const browserUrl = 'http://localhost:40001/browser/?dbms=neo4j://neo4j@localhost:40002&db=neo4j';

/** GET /browser as a web browser sends it that knows the service by `host`. */
async function ask(host: string, options: { browserUrl?: string }) {
  const app = await buildApp({
    graph: {} as Graph,
    allowedHosts: ['policies.example'],
    ...options,
  });
  open.push(app);
  return app.inject({ url: '/browser', headers: { host } });
}
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

describe('GET /browser', () => {
  test.each(['localhost:4000', '127.0.0.1:4000', '[::1]:4000'])(
    'leads to the Neo4j Browser of the graph, from %s',
    async (host) => {
      const { statusCode, headers } = await ask(host, { browserUrl });
      expect([statusCode, headers.location]).toEqual([302, browserUrl]);
    },
  );

  test('leads whoever asks to a Browser that others can reach', async () => {
    const far = 'https://neo4j.example/browser/?dbms=neo4j+s://neo4j@neo4j.example:7687';
    const { headers } = await ask('policies.example', { browserUrl: far });
    expect(headers.location).toBe(far);
  });

  test('sends nobody from another computer to a Browser on his own', async () => {
    const answer = await ask('policies.example', { browserUrl });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail).toContain('from the computer of this service alone');
  });

  test('says what to set where Browser is not known', async () => {
    const answer = await ask('localhost', {});
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
    expect(answer.json().detail).toContain('Set NEO4J_BROWSER_URL');
  });
});
