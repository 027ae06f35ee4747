import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { z } from 'zod';
import { ArgumentError } from '../../../errors.js';
import { coverageOf } from '../../../queries/coverage.js';
import { neighbourhood } from '../../../queries/neighbourhood/index.js';
import { depths, neighbourhoodArguments } from '../../../queries/neighbourhood/request.js';
import { paths } from '../../../queries/paths/index.js';
import { pathArguments } from '../../../queries/paths/request.js';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';
import { problemOf } from '../../problem.js';
import { asOfIn } from '../../rest/as-of.js';
import { byName } from '../../rest/entity/selection.js';
import { asOfParameters, choice, parametersFrom, whole } from '../../rest/openapi/parameters.js';
import { inParameters } from '../../rest/parameter-names.js';
import { weightOfPaths, weightOfPicture } from '../../rest/weights.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';
import { AroundPicture } from './around.js';
import { ChainsPicture } from './chains.js';
import type { PictureOf } from './parts.js';
import { type Theme, themes } from './theme.js';
import { xmlOf } from './xml.js';

/** More cannot be read in a picture that stands in a text. */
const entities = { usual: 30, most: 100 } as const;
const chains = { usual: 3, most: 10 } as const;

const pictureParameters = {
  ...pageParameters,
  theme: choice(themes, 'The colours of the picture. Default: light.').default('light'),
};

const { relations, weak, kinds, direction } = parametersFrom(neighbourhoodArguments);
const { first: _first, ...pathParameters } = parametersFrom(pathArguments);

/**
 * GET /entities/{id}/around.svg and GET /paths.svg: pictures to embed in a text with <img>. Each stands alone, and the
 * same answer always gives the same bytes.
 */
export const pictures: PageModule = (pages) => {
  pages.get(
    '/entities/:id/around.svg',
    {
      config: { isPage: true, weight: weightOfPicture },
      errorHandler: sendProblem,
      schema: {
        params: z.object({ id: z.string() }),
        querystring: z.object({
          ...pictureParameters,
          depth: whole(
            `Maximum distance in steps, 1 to ${depths.max}. Default: ${depths.default}.`,
            depths.default,
            1,
            depths.max,
          ),
          ...{ relations, weak, kinds, direction },
          limit: whole(
            `Maximum number of entities, 1 to ${entities.most}. Default: ${entities.usual}.`,
            entities.usual,
            1,
            entities.most,
          ).default(entities.usual),
          ...asOfParameters,
        }),
      },
    },
    async (request, reply) => {
      const { graph, query, params } = request;
      const { theme: _theme, lang: _lang, ...asked } = query;
      const found = await neighbourhood(graph, {
        ...asked,
        of: [params.id],
        asOf: asOfIn(query),
        node: byName,
        hidden: true,
      });
      return sendPicture(reply, <AroundPicture {...(await pictureOf(request, found))} />);
    },
  );
  pages.get(
    '/paths.svg',
    {
      config: { isPage: true, weight: weightOfPaths },
      errorHandler: sendProblem,
      schema: {
        querystring: z.object({
          ...pictureParameters,
          ...pathParameters,
          first: whole(
            `Number of paths, 1 to ${chains.most}. Default: ${chains.usual}.`,
            chains.usual,
            1,
            chains.most,
          ).default(chains.usual),
          ...asOfParameters,
        }),
      },
    },
    async (request, reply) => {
      const { graph, query } = request;
      const { theme: _theme, lang: _lang, ...asked } = query;
      const found = await paths(graph, { ...asked, asOf: asOfIn(query) });
      return sendPicture(reply, <ChainsPicture {...(await pictureOf(request, found))} />);
    },
  );
};

/** An answer with what its picture needs besides. */
async function pictureOf<Found>(request: FastifyRequest, found: Found): Promise<PictureOf<Found>> {
  const query = request.query as { readonly theme: Theme };
  return {
    ...{ view: viewOf(request), theme: query.theme, found },
    coverage: await coverageOf(request.graph),
    leavesOutUndated: asOfIn(query)?.undated === 'LEAVE_OUT',
  };
}

/** Renders a picture, which takes milliseconds, in a turn of its own. */
async function sendPicture(reply: FastifyReply, picture: VNode): Promise<FastifyReply> {
  if (isTurnOver()) await nextTurn();
  return reply.type('image/svg+xml; charset=utf-8').send(xmlOf(picture));
}

/** A picture that cannot be made is told as a problem, as in REST: what is wrong, and what is allowed. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // It is made anew.
  if (request.graph.hasMoved) throw error;
  const named = isByPath(error)
    ? new ArgumentError(error.code, 'id', error.problem, { ...error.details, argument: 'id' })
    : error;
  const problem = problemOf(inParameters(named, request), request);
  if (problem.status === 500) request.log.error({ err: error }, 'A picture failed');
  return reply
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .code(problem.status)
    .type('application/problem+json')
    .send(problem);
}

/** An error in the start of a neighbourhood, which is the entity of the path here. */
function isByPath(error: unknown): error is ArgumentError {
  return error instanceof ArgumentError && error.argument === 'of';
}
