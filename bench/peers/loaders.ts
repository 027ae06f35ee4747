import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { host, openDriver, port } from './graph.js';
import { loadersFor } from './loaders/loaders.js';
import { resolversFor } from './loaders/resolvers.js';

/** A service as most people write it: a resolver for each question, a loader for each relation, one query a level. */
const driver = openDriver();
const app = Fastify();
await app.register(mercurius, {
  schema: readFileSync(new URL('loaders.graphql', import.meta.url), 'utf8'),
  resolvers: resolversFor(driver),
  loaders: loadersFor(driver),
  jit: 1,
});
await app.listen({ host, port });
console.log('ready');
