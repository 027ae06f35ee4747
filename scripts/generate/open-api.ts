import stringify from 'json-stringify-pretty-compact';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';

/** The description of REST as the service gives it. It follows from the routes alone, so there is no graph behind it. */
export async function printedOpenApi(): Promise<string> {
  const app = await buildApp({ graph: {} as Graph });
  const { body } = await app.inject('/openapi.json');
  await app.close();
  return `${stringify(JSON.parse(body), { maxLength: 100 })}\n`;
}
