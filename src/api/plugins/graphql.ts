import type { FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import { underWay } from '../../queries/under-way.js';
import { isTurnOver, jsonInTurns, nextTurn } from '../../runtime/event-loop.js';
import { automaticDocuments, onlyTrusted } from '../graphql/documents.js';
import { formatErrors, MAX_BODY_BYTES } from '../graphql/errors.js';
import { checkVariables, compiledDocuments } from '../graphql/execution/compiled-documents.js';
import { costAnalysis } from '../graphql/execution/cost.js';
import { introspectInTurns } from '../graphql/execution/introspection.js';
import type { RequestParameters } from '../graphql/parameters.js';
import type { Context } from '../graphql/resolver.js';
import { resolvers } from '../graphql/resolvers.js';
import { theSchema } from '../graphql/schema.js';
import type { TrustedDocuments } from '../graphql/trusted-documents.js';
import { questionCosts } from '../questions.js';
import { operationLabel } from '../telemetry/operation.js';
import { beforeParsing, graphqlOverHttp, MAX_TOKENS, onlyQueries } from './graphql-over-http.js';

/** Maximum depth. The standard introspection query of GraphiQL has 15; a hop through a connection costs three. */
const MAX_DEPTH = 24;

/** Number of documents cached parsed and validated, up to a megabyte each. */
const MAX_KEPT_DOCUMENTS = 200;
/**
 * Maximum number of errors reported per document. Nobody fixes more at once, and suggestions for similar names take
 * time.
 */
const MAX_VALIDATION_ERRORS = 20;

/** Points of cost that weigh as much as a small request. The most expensive request weighs 17. */
export const POINTS_PER_UNIT = 6_000;

/**
 * Points of cost above which an answer is completed and written in turns of the event loop. Below, completing it takes
 * a few milliseconds, and turns would cost a twentieth of the processor time.
 */
const MIN_LARGE_COST = 2_000;

declare module 'mercurius' {
  interface MercuriusContext extends Context {
    /** The requested operation of a document, and its variables, not yet coerced. */
    readonly operation: Pick<RequestParameters, 'operationName' | 'variables'>;
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the answer is completed and written in several turns of the event loop. */
    isLarge: boolean;
  }
}

interface Options {
  /** The only documents that are answered. Without a list, any document is. */
  readonly trustedDocuments?: TrustedDocuments;
}

/** GET and POST /graphql. */
export async function graphql(app: FastifyInstance, { trustedDocuments }: Options): Promise<void> {
  app.decorateRequest('isLarge', false);
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const isOnlyData = Object.keys(payload as object).join() === 'data';
    if (!request.isLarge || !isOnlyData) return done(null, payload);
    reply.serializer(String);
    jsonInTurns(payload).then((text) => done(null, text), done);
  });
  graphqlOverHttp(app, trustedDocuments ? onlyTrusted(trustedDocuments) : automaticDocuments());
  // The parameters are checked by then; compiling mercurius's own schemas took a third of the time to build an app.
  app.setValidatorCompiler(() => () => true);
  await app.register(mercurius, {
    schema: theSchema(),
    resolvers: resolvers(),
    graphiql: false,
    context: (request) => ({
      // Another one where the request is answered anew.
      get graph() {
        return request.graph;
      },
      operation: request.operation ?? {},
      explanations: request.explanations,
      // Known when the document is: later than the context.
      get isLarge() {
        return request.isLarge;
      },
    }),
    cache: MAX_KEPT_DOCUMENTS,
    queryDepth: MAX_DEPTH,
    validationRules: [onlyQueries],
    additionalRouteOptions: { bodyLimit: MAX_BODY_BYTES },
    graphql: {
      parseOptions: { maxTokens: MAX_TOKENS },
      validateOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    },
    errorFormatter: (execution, { reply }) =>
      formatErrors(execution, reply.request.log, reply.request.id),
  });
  introspectInTurns(app.graphql.schema);
  const cost = costAnalysis(app.graphql.schema, questionCosts);
  const compiled = compiledDocuments(app.graphql.schema);
  app.graphql.addHook('preParsing', beforeParsing);
  app.graphql.addHook('preValidation', async (_schema, document) => {
    // Parsing, preparing and validating a large document take equally long, so yield in between.
    if (isTurnOver()) await nextTurn();
    cost.prepare(document);
    if (isTurnOver()) await nextTurn();
  });
  app.graphql.addHook('preExecution', async (_schema, document, context) => {
    const { operationName, variables = {} } = context.operation;
    const { points } = cost.costOf(document, operationName, variables);
    const { request } = context.reply;
    request.isLarge = points > MIN_LARGE_COST;
    request.operationLabel = operationLabel(
      document,
      operationName,
      trustedDocuments !== undefined,
    );
    const waiting = context.reply.admit(points / POINTS_PER_UNIT);
    if (waiting) await waiting;
    const instead = compiled(document, variables, context.isLarge);
    if (instead) return instead;
    checkVariables(app.graphql.schema, document, operationName, variables);
    return { variables };
  });
  app.graphql.addHook('onResolution', async (execution, context) => {
    const { explanations, graph } = context;
    const why = underWay(graph);
    if (!explanations && !why) return;
    const { dataSets, incomplete, incompleteZh } = why ?? {};
    const extensions = {
      ...(explanations ? { explain: explanations } : {}),
      ...(why
        ? { incomplete: { code: 'LOAD_UNDER_WAY', dataSets, incomplete, incompleteZh } }
        : {}),
    };
    Object.assign(execution, { extensions });
  });
}
