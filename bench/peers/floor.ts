import { createServer } from 'node:http';
import neo4j from 'neo4j-driver';
import { entity } from './floor/entity.js';
import { neighbourhood } from './floor/neighbourhood.js';
import { fiveShortestPaths, shortestPath } from './floor/paths.js';
import { policies } from './floor/policies.js';
import type { Question } from './floor/question.js';
import { search } from './floor/search.js';
import { searchAll } from './floor/search-all.js';
import { host, openDriver, port } from './graph.js';

/**
 * The floor: no GraphQL, no framework. Each address is one statement by hand, sent in one message as an auto-commit
 * reading, its rows as lists; what comes back is named and written as JSON.
 */
const driver = openDriver();
const questions: Readonly<Record<string, Question>> = {
  '/entity': entity,
  '/policies': policies,
  '/shortest-path': shortestPath,
  '/five-shortest-paths': fiveShortestPaths,
  '/neighbourhood': neighbourhood,
  '/search': search,
  '/search-all': searchAll,
};
const session = { database: 'neo4j', defaultAccessMode: neo4j.session.READ };

createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const question = questions[url.pathname];
  if (!question) return response.writeHead(404).end();
  const { statement, parameters, answer } = question(url.searchParams);
  const reading = driver.session(session);
  try {
    const { records } = await reading.run(statement, parameters);
    const body = JSON.stringify(answer(records));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ error: String(error) }));
  } finally {
    await reading.close();
  }
}).listen(port, host, () => console.log('ready'));
