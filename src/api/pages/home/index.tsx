import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { kindNamed } from '../../../ontology/index.js';
import type { EntityReference } from '../../../queries/answer.js';
import { coverageOf } from '../../../queries/coverage.js';
import { entities } from '../../../queries/entity/index.js';
import { pageOfKind } from '../../rest/entity/list.js';
import { byName, itemOf } from '../../rest/entity/selection.js';
import { optionalText, pageParameters as pagesOfRows } from '../../rest/openapi/parameters.js';
import { weights } from '../../rest/weights.js';
import { sendPage } from '../page.js';
import { SearchForm } from '../parts/search-box.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';
import { Answer, questionInWords, sourcesIn } from './answer.js';
import { exampleIds, examplesOf, Question } from './ask.js';
import { countsOfKinds, Latest, Loaded, Ways } from './loaded.js';
import { type Asked, type Box, boxOf, originalsOf, policiesOf } from './question.js';
import { search } from './search.js';

/** Latest policies on the home page: as many as fit on a screen. */
const MAX_LATEST = 8;

/** GET /, where people begin: search, the question in two boxes with its answer, and what is loaded. GET /search. */
export const home: PageModule = (pages, { browserUrl }) => {
  pages.get(
    '/',
    {
      config: {
        isPage: true,
        weight: ({ query }: FastifyRequest) => (isAsked(query) ? 2 * weights.small : weights.small),
      },
      schema: {
        querystring: z.object({
          ...pageParameters,
          agency: optionalText('Policies of this agency: its id or any exact name.', 'MIIT'),
          affects: optionalText(
            'Policies that affect this sector or company: its id or any exact name.',
            'EV makers',
          ),
          cursor: pagesOfRows.cursor,
        }),
      },
    },
    async (request, reply) => {
      const view = viewOf(request);
      const { graph, query } = request;
      const [agency, affects] = await Promise.all([
        query.agency ? boxOf(graph, 'agency', query.agency) : undefined,
        query.affects ? boxOf(graph, 'affects', query.affects) : undefined,
      ]);
      const asked: Asked = { agency: agency?.found, target: affects?.found };
      const isAnswered = isAsked(query) && !hasProblem(agency) && !hasProblem(affects);
      const answer = isAnswered ? await policiesOf(request, asked, query.cursor) : undefined;
      const [originals, counts, latest, examples] = await Promise.all([
        answer ? originalsOf(graph, sourcesIn(answer)) : new Map(),
        answer ? [] : countsOfKinds(graph),
        answer ? [] : latestPolicies(request),
        answer ? [] : examplesIn(request),
      ]);
      const coverage = await coverageOf(graph);
      return sendPage(request, reply, {
        title: answer ? questionInWords(view, asked) : view.say('home.title'),
        status: isAsked(query) && !isAnswered ? 400 : 200,
        search: answer ? '' : null,
        ...(answer && { coverage }),
        body: (
          <div class="home">
            {answer ? (
              <h1 class="small">{view.say('home.question')}</h1>
            ) : (
              <>
                <h1>{view.say('site.name')}</h1>
                <p class="quiet tagline">{view.say('home.tagline')}</p>
                <SearchForm view={view} text="" />
              </>
            )}
            <Question
              view={view}
              boxes={{ agency, affects }}
              examples={examplesOf(examples)}
              isTitled={answer === undefined}
            />
            {answer ? (
              <Answer view={view} asked={asked} answer={answer} originals={originals} />
            ) : (
              <div class="columns">
                <Latest view={view} policies={latest} />
                <div>
                  <Loaded view={view} counts={counts} coverage={coverage} />
                  <Ways view={view} hasBrowser={browserUrl !== undefined} />
                </div>
              </div>
            )}
          </div>
        ),
      });
    },
  );
  search(pages);
};

function isAsked(query: unknown): boolean {
  const { agency, affects } = query as { agency?: string; affects?: string };
  return Boolean(agency ?? affects);
}

function hasProblem(box: Box | undefined): boolean {
  return box?.problem !== undefined;
}

async function latestPolicies(request: FastifyRequest) {
  const query = { include: ['issuedBy'], sort: 'issuedOn', order: 'desc' };
  const page = { first: MAX_LATEST, after: null };
  const { items } = await pageOfKind(request, kindNamed('Policy'), query, {}, page);
  return items.filter(({ issuedOn }) => issuedOn);
}

/** The entities of the examples that are loaded. */
async function examplesIn({ graph }: FastifyRequest): Promise<EntityReference[]> {
  const found = await entities(graph, exampleIds, byName);
  return found.flatMap((node) => (node ? [itemOf(node)] : []));
}
