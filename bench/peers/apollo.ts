import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { host, openDriver, port } from './graph.js';
import { libraryContext, schemaOf } from './library.js';

/** @neo4j/graphql behind Apollo Server on Fastify. It keeps the documents that it has checked; reports are off without a key. */
const server = new ApolloServer({ schema: await schemaOf(openDriver()), introspection: false });
await server.start();
const app = Fastify();
app.post(
  '/graphql',
  fastifyApolloHandler(server, { context: async () => ({ ...libraryContext }) }),
);
await app.listen({ host, port });
console.log('ready');
