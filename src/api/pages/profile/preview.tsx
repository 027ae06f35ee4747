import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { UserError } from '../../../errors.js';
import { entityNamed } from '../../../queries/entity/index.js';
import { relationsOf } from '../../../queries/relations/index.js';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';
import { problemOf } from '../../problem.js';
import { byName, itemOf, selectionOf } from '../../rest/entity/selection.js';
import { pagePolicy } from '../../security-headers.js';
import { assetPath } from '../assets.js';
import { Candidates } from '../error-page.js';

import { Sentence } from '../parts/reasons.js';
import { type ShownSource, Sources } from '../parts/sources.js';
import { profilePath, type View, viewOf } from '../view.js';
import { InForce, Names } from './head.js';
import { Facts } from './values.js';

/** Relations and sources in a preview. The whole page has all. */
const MAX_RELATIONS = 4;
const MAX_SOURCES = 2;

/**
 * Sends the small document about an entity that OpenRefine shows in a frame beside a cell. Its links open in a new tab.
 * If the name is unknown, ambiguous or invalid, the status is 404 and it lists the candidates.
 */
export async function sendPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
): Promise<FastifyReply> {
  const view = viewOf(request);
  try {
    const { entity, steps } = await readPreview(request.graph, name);
    if (isTurnOver()) await nextTurn();
    return send(view, reply, entity.name, <Preview {...{ view, entity, steps }} />);
  } catch (error) {
    if (!(error instanceof UserError) || !notThere.has(error.code)) throw error;
    const title = view.say('error.notFound');
    const problem = problemOf(error, request);
    return send(
      view,
      reply.code(404),
      title,
      <>
        <h1>{title}</h1>
        <p>{problem.detail}</p>
        <Candidates view={view} problem={problem} />
      </>,
    );
  }
}

const notThere: ReadonlySet<string> = new Set(['UNKNOWN_NAME', 'AMBIGUOUS_NAME', 'BAD_USER_INPUT']);

type Preview = Awaited<ReturnType<typeof readPreview>>;

async function readPreview(graph: FastifyRequest['graph'], name: string) {
  const { id, __typename: kind } = await entityNamed(graph, 'id', name, byName);
  const [whole, { steps }] = await Promise.all([
    entityNamed(graph, 'id', id, selectionOf(kind, true)),
    relationsOf(graph, { of: id, argument: 'id', first: MAX_RELATIONS }),
  ]);
  return { entity: itemOf(whole), steps };
}

function Preview({ view, entity, steps }: Preview & { view: View }) {
  const { say } = view;
  const sources = (entity.readIn ?? []) as readonly ShownSource[];
  return (
    <>
      <Names view={view} entity={entity} />
      <InForce view={view} entity={entity} statements={[]} />
      <Facts view={view} entity={entity} named={[]} />
      <ul class="plain">
        {steps.map((step) => (
          <li>
            <Sentence view={view} step={step} unlinked={entity.id} />
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <h2>{say('profile.sources')}</h2>
          <Sources view={view} sources={sources.slice(0, MAX_SOURCES)} />
          {sources.length > MAX_SOURCES && (
            <p class="quiet">{say('profile.more', { n: sources.length - MAX_SOURCES })}</p>
          )}
        </>
      )}
      <p class="quiet">
        {entity.id} ·{' '}
        <a href={view.link(profilePath(entity.id))} rel="noopener noreferrer">
          {say('preview.whole')}
        </a>
      </p>
    </>
  );
}

function send(view: View, reply: FastifyReply, title: string, body: ComponentChildren) {
  const page = (
    <html lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <base target="_blank" />
        <title>{`${title} · ${view.say('site.name')}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetPath('style.css')} />
      </head>
      <body class="preview">
        <main>{body}</main>
      </body>
    </html>
  );
  return reply
    .header('content-security-policy', pagePolicy)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>\n${renderToString(page)}`);
}
