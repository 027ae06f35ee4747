import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { host, openDriver, port } from './graph.js';
import { libraryContext, schemaOf } from './library.js';

/** @neo4j/graphql behind GraphQL Yoga, which parses and checks a document once. */
const yoga = createYoga({
  schema: await schemaOf(openDriver()),
  context: () => ({ ...libraryContext }),
  logging: false,
  graphiql: false,
  landingPage: false,
});
createServer(yoga).listen(port, host, () => console.log('ready'));
