import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Graph } from '../../../neo4j/graph.js';
import { type Kind, kinds } from '../../../ontology/index.js';
import { coverageOf } from '../../../queries/coverage.js';
import { entities } from '../../../queries/entity/index.js';
import { underWay } from '../../../queries/under-way.js';
import { today } from '../../../query/dates.js';
import { conditionOf } from '../../rest/entity/filters.js';
import { pageOfKind } from '../../rest/entity/list.js';
import { type Item, itemOf, sourceSelection } from '../../rest/entity/selection.js';
import { type Asked, firstOf } from '../../rest/paging.js';
import { weightOfListPage } from '../../rest/weights.js';
import { pluralLabel, sendPage } from '../page.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';
import { type ShownOrigin, shownRelations, sourcesOf } from './columns.js';
import { countFacets, numberOfFacets } from './facets.js';
import { ListBody } from './list-body.js';
import { namedIn } from './named.js';
import { DEFAULT_ROWS, listPageParameters, type Query, withoutNeedless } from './query.js';

/** GET /policies, /companies and so on: the list of each kind, with facets, for people. */
export const lists: PageModule = (pages) => {
  for (const kind of kinds) {
    const counts = numberOfFacets(kind.name);
    pages.get(
      `/${kind.plural}`,
      {
        config: { isPage: true, weight: (request) => weightOfListPage(request, counts) },
        schema: { querystring: z.object({ ...listPageParameters(kind), ...pageParameters }) },
      },
      (request, reply) => sendListPage(request, reply, kind),
    );
  }
};

async function sendListPage(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Kind,
): Promise<FastifyReply> {
  const view = viewOf(request);
  const meant = withoutNeedless(kind.name, view.path, view.query);
  if (meant !== undefined) return reply.redirect(meant, 303);
  const { graph } = request;
  const query = request.query as Query & Asked & { readonly dataSet?: readonly string[] };
  const page = { first: firstOf(query) ?? DEFAULT_ROWS, after: query.cursor ?? null };
  const where = conditionOf(kind.name, query);
  const wanted = { ...query, include: shownRelations(kind.name), totalCount: true };
  const [named, found, facets, coverage] = await Promise.all([
    namedIn(graph, kind.name, query),
    pageOfKind(request, kind, wanted, where, page),
    countFacets(graph, kind.name, query),
    coverageOf(graph, { among: query.dataSet }),
  ]);
  // The next request may count what this one could not.
  if (facets.some(({ counted }) => counted === 'TIMEOUT'))
    reply.header('cache-control', 'no-store');
  const sources = await firstSources(graph, found.items);
  const shown = { ...found, complete: found.complete && !underWay(graph) };
  return sendPage(request, reply, {
    title: pluralLabel(view, kind),
    coverage,
    isWide: true,
    body: (
      <ListBody
        {...{ view, kind, query, where, page, named, facets, sources }}
        found={shown}
        day={String(query.asOf ?? today())}
      />
    ),
  });
}

/** The first source of each row, by id. */
async function firstSources(
  graph: Graph,
  items: readonly Item[],
): Promise<ReadonlyMap<string, ShownOrigin>> {
  const ids = [...new Set(items.flatMap((item) => sourcesOf(item).slice(0, 1)))];
  const nodes = await entities(graph, ids, sourceSelection);
  return new Map(
    nodes.flatMap((node) => {
      if (!node) return [];
      const { id, name, url } = itemOf(node);
      return [[id, { id, name, url: (url ?? null) as string | null }] as const];
    }),
  );
}
