import type { FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import type { Graph } from '../../graph/connect.js';
import { formatErrors } from '../graphql/errors.js';
import { compiledDocuments } from '../graphql/execution/compiled-documents.js';
import { resolversFor } from '../graphql/resolvers.js';
import { schemaText } from '../graphql/schema.js';

/** The standard introspection query of GraphiQL measures 15; a hop through a connection costs three. */
const deepest = 24;
/** A document of this many tokens is some 40 kB of text: more than any person or generator writes. */
const mostTokens = 10_000;

/** GET and POST /graphql. */
export async function graphql(app: FastifyInstance, { graph }: { graph: Graph }): Promise<void> {
  await app.register(mercurius, {
    schema: schemaText(),
    resolvers: resolversFor(graph),
    graphiql: false,
    queryDepth: deepest,
    additionalRouteOptions: { bodyLimit: 256 * 1024 },
    graphql: { parseOptions: { maxTokens: mostTokens } },
    errorFormatter: (execution, context) => {
      const { reply } = context as unknown as {
        reply: { request: { id: string; log: FastifyInstance['log'] } };
      };
      return formatErrors(execution, reply.request.log, reply.request.id);
    },
  });
  const compiled = compiledDocuments(app.graphql.schema);
  app.graphql.addHook('preExecution', async (_schema, document) => compiled(document));
  app.addHook('onSend', async (request, reply, payload) => {
    // The GraphQL-over-HTTP media type, for clients that ask for it; mercurius itself knows only application/json.
    const wanted = request.headers.accept?.includes('application/graphql-response+json');
    if (wanted && request.routeOptions.url === '/graphql') {
      reply.header('content-type', 'application/graphql-response+json; charset=utf-8');
    }
    return payload;
  });
}
