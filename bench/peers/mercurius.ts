import Fastify from 'fastify';
import mercurius from 'mercurius';
import { host, openDriver, port } from './graph.js';
import { libraryContext, schemaOf } from './library.js';

/** @neo4j/graphql behind mercurius: documents are parsed and checked once, and compiled when they come again. */
const app = Fastify();
await app.register(mercurius, {
  schema: await schemaOf(openDriver()),
  jit: 1,
  context: () => ({ ...libraryContext }),
});
await app.listen({ host, port });
console.log('ready');
