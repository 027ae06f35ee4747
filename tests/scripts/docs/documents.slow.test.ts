import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAll } from '../../../scripts/docs/answer.js';
import { questionsPage, readmeParts } from '../../../scripts/docs/pages.js';
import { type Answered, readQuestions } from '../../../scripts/docs/questions.js';
import { shownInReadme } from '../../../scripts/docs/shown.js';
import { withParts } from '../../../scripts/generate/page-parts.js';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { startGraph } from '../../helpers/graph.js';

let graph: Graph;
let answered: Answered[];

beforeAll(async () => {
  graph = await startGraph();
  answered = await answerAll(graph, await readQuestions());
});

afterAll(() => graph?.close());

const page = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const mend = 'Something has changed; npm run docs writes the pages anew.';

describe('The documents', () => {
  it('show the answers that the service gives', async () => {
    expect(questionsPage(answered), mend).toBe(await page('docs/questions.md'));
  });

  it('show the same answers in the README', async () => {
    const readme = await page('README.md');
    const parts = readmeParts(answered, shownInReadme);
    expect(withParts(readme, parts), mend).toBe(readme);
  });

  it('name every route', async () => {
    const pages = `${await page('README.md')}${await page('docs/rest.md')}`;
    const app = await buildApp({ graph });
    await app.ready();
    const routes = publicRoutes(app);
    await app.close();
    expect(routes).toContain('GET /graphql');
    expect(routes.filter((route) => !pages.includes(`\`${route}\``))).toEqual([]);
  });
});

/** Method and path of each route, less those that only carry the parts of a page. Fastify prints them as a tree. */
function publicRoutes(app: FastifyInstance): string[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', own, methods] = line.match(/^([│ ]*)[├└]── (\S+)(?: \((.+)\))?/) ?? [];
      if (!own) return [];
      const depth = indent.length / 4;
      const path = `${depth > 0 ? above[depth - 1] : ''}${own}`;
      above[depth] = path;
      if (!methods || /^\/(graphiql|docs|assets)\//.test(path)) return [];
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
        .map((method) => `${method} ${path.replace(/(.)\/$/, '$1')}`);
    });
}
