import type { FastifyReply } from 'fastify';
import { UserError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { coverageOf } from '../../queries/coverage.js';
import { differences } from '../../queries/differences/index.js';
import { entityNamed } from '../../queries/entity/index.js';
import { relationsOf } from '../../queries/relations/index.js';
import { statementsOnEntity } from '../../queries/statements/index.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { byName, itemOf, selectionOf } from '../rest/entity/selection.js';
import { document, type Html, type Look } from './document.js';
import { entityHtml, type PageEntity } from './entity-html.js';
import { html } from './html.js';

/** Maximum number of relations on a page. The page links to the rest. */
const shownRelations = { page: 200, preview: 4 } as const;

/** Maximum number of differences on a page; /v1/differences lists all. */
const MAX_DIFFERENCES = 50;

/** The Content-Security-Policy: no scripts and no external resources. Other sites may embed the page in a frame. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The HTML page of an entity, full or as a preview. If the name is unknown, ambiguous or invalid, the status is 404 and
 * the page lists the candidates.
 */
export async function entityPage(
  graph: Graph,
  reply: FastifyReply,
  id: string,
  look: Look,
): Promise<string> {
  reply.type('text/html; charset=utf-8').header('content-security-policy', policy);
  try {
    const { entity, ...surroundings } = await whatIsKnown(graph, id, look);
    // Rendering a page of 200 relations takes milliseconds.
    if (isTurnOver()) await nextTurn();
    return document(entity.name, entityHtml(entity, surroundings, look), look);
  } catch (error) {
    if (!(error instanceof UserError) || !notThere.has(error.code)) throw error;
    reply.code(404);
    return document('Not found', notFound(error), look);
  }
}

const notThere: ReadonlySet<string> = new Set(['UNKNOWN_NAME', 'AMBIGUOUS_NAME', 'BAD_USER_INPUT']);

async function whatIsKnown(graph: Graph, name: string, look: Look) {
  const found = await entityNamed(graph, 'id', name, byName);
  const { id, kind } = itemOf(found);
  const selection = selectionOf(kind, true);
  const isPage = look === 'page';
  const [whole, relations, { edges: differing }, statements] = await Promise.all([
    entityNamed(graph, 'id', id, selection),
    relationsOf(graph, { of: id, argument: 'id', first: shownRelations[look] }),
    isPage ? differences(graph, { of: id, first: MAX_DIFFERENCES }) : { edges: [] },
    isPage ? statementsOnEntity(graph, id) : [],
  ]);
  return {
    entity: itemOf(whole) as PageEntity,
    steps: relations.steps,
    more: relations.hasNextPage,
    differing,
    statements,
    coverage: await coverageOf(graph),
  };
}

function notFound({ message, details }: UserError): Html {
  const candidates = (details.candidates ?? []) as readonly Pick<
    PageEntity,
    'id' | 'name' | 'nameZh'
  >[];
  return html`<h1>Not found <span class="zh">未找到</span></h1>
<p>${message}</p>
<ul>${candidates.map(({ id, name, nameZh }) => html`<li><a href="/entities/${encodeURIComponent(id)}">${name}</a> <span class="zh">${nameZh}</span></li>`)}</ul>`;
}
