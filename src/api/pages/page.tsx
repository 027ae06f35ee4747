import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { changed } from '../../neo4j/within.js';
import { kinds } from '../../ontology/index.js';
import type { CoveredDataSet } from '../../queries/answer.js';
import { type UnderWay, underWay } from '../../queries/under-way.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { pagePolicy } from '../security-headers.js';
import { assetPath } from './assets.js';
import { Coverage } from './parts/coverage.js';
import { SearchForm, wordsOfSuggestions } from './parts/search-box.js';
import { capitalised } from './parts/words.js';
import { type View, viewOf } from './view.js';

export interface Page {
  readonly title: string;
  readonly body: ComponentChildren;
  /** The text of the search box in the header. Null: the page has a box of its own. */
  readonly search?: string | null;
  /** What the page covers, in its footer. Omitted: none. */
  readonly coverage?: readonly CoveredDataSet[];
  /** Scripts beside the one that all pages have, by the names of their files in src/client. */
  readonly scripts?: readonly string[];
  /** The page fills the window, as a drawing does. */
  readonly isWide?: boolean;
  readonly status?: number;
}

/** Sends a page. Rendering takes milliseconds, so it waits for its turn of the event loop. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
): Promise<FastifyReply> {
  if (isTurnOver()) await nextTurn();
  // A part of the page may have hidden it.
  if (request.graph.hasMoved) throw changed();
  const view = viewOf(request);
  return reply
    .code(page.status ?? 200)
    .header('content-security-policy', pagePolicy)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html>\n${renderToString(<Document view={view} why={underWay(request.graph)} {...page} />)}`,
    );
}

interface DocumentProps extends Page {
  readonly view: View;
  /** Why nothing on the page is complete. */
  readonly why: UnderWay | undefined;
}

function Document({ view, why, title, body, coverage, scripts = [], ...page }: DocumentProps) {
  const { say, language, link, linkHere } = view;
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${say('site.name')}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetPath('style.css')} />
        {['main.js', ...scripts].map((name) => (
          <script type="module" src={assetPath(name)} />
        ))}
      </head>
      <body class={page.isWide ? 'wide' : undefined} data-words={wordsOfSuggestions(view)}>
        <a class="skip" href="#content">
          {say('site.skip')}
        </a>
        <header class="site">
          <a class="brand" href={link('/')}>
            {say('site.name')}
          </a>
          {page.search !== null && <SearchForm view={view} text={page.search ?? ''} />}
          <nav aria-label={say('site.menu')}>
            {kinds
              .filter(({ name }) => inMenu.includes(name))
              .map((kind) => (
                <a href={link(`/${kind.plural}`)}>{pluralLabel(view, kind)}</a>
              ))}
            <a href={link('/explore')}>{say('site.explore')}</a>
            <a
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              href={linkHere({ lang: language === 'zh' ? 'en' : 'zh' })}
            >
              {say('site.language')}
            </a>
          </nav>
        </header>
        {why && (
          <p class="notice" role="status">
            {language === 'zh' ? why.incompleteZh : why.incomplete}
          </p>
        )}
        <main id="content">{body}</main>
        {coverage && (
          <footer class="site">
            <Coverage view={view} coverage={coverage} />
          </footer>
        )}
      </body>
    </html>
  );
}

/** The kinds whose lists the menu names. The home page names all. */
const inMenu = ['Policy', 'Agency', 'Company', 'Event'];

/** The name of the list of a kind, such as Policies or 政策. */
export function pluralLabel(
  { language }: View,
  kind: { plural: string; label: { zh: string } },
): string {
  if (language === 'zh') return kind.label.zh;
  return capitalised(kind.plural);
}
