import { z } from 'zod';
import { UserError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import { kindCode, kindOfId, kinds } from '../../../ontology/index.js';
import type { Answer, EntityReference } from '../../../queries/answer.js';
import { coverageOf } from '../../../queries/coverage.js';
import { entityNamed } from '../../../queries/entity/index.js';
import type { InterpretedQuestion } from '../../../queries/interpret/answer.js';
import { interpret } from '../../../queries/interpret/index.js';
import { list } from '../../../queries/list/index.js';
import type { searchAnswer, searchMatch } from '../../../queries/search/answer.js';
import { search as ask } from '../../../queries/search/index.js';
import { conditionOfQuestion } from '../../questions/interpret.js';
import { filtersOf } from '../../rest/entity/filters.js';
import { byName, idsOf, itemOf } from '../../rest/entity/selection.js';
import type { RestApi } from '../../rest/module.js';
import {
  kindChoices,
  optionalText,
  pageParameters as pagesOfRows,
} from '../../rest/openapi/parameters.js';
import { weights } from '../../rest/weights.js';
import { filterName, valueInWords } from '../lists/words.js';
import { pluralLabel, sendPage } from '../page.js';
import { EntityLink } from '../parts/entity-link.js';
import { Kind } from '../parts/kind.js';
import { labelOf } from '../parts/words.js';
import { pageParameters } from '../routes.js';
import { isTextKey } from '../texts/say.js';
import { type View, viewOf } from '../view.js';
import { apart } from './answer.js';

const PAGE_SIZE = 20;

/** Characters of a text that are shown on each side of what matched in it. */
const MAX_AROUND = 120;

type Found = Answer<typeof searchAnswer>;
type Match = Answer<typeof searchMatch>;

/** GET /search: everything that a text names or is mentioned in, best first, with what matched. */
export function search(pages: RestApi): void {
  pages.get(
    '/search',
    {
      config: { isPage: true, weight: weights.small },
      schema: {
        querystring: z.object({
          ...pageParameters,
          q: optionalText('What to search for: a name or a few words.', '工信部'),
          kind: kindChoices('Only entities of these kinds. Default: all.', 'AGENCY'),
          cursor: pagesOfRows.cursor,
        }),
      },
    },
    async (request, reply) => {
      const view = viewOf(request);
      const { graph, query } = request;
      const { q: text = '', kind: codes, cursor } = query;
      const asked = kinds.filter((kind) => codes?.includes(kindCode(kind)));
      const [found, questions = []] = text
        ? await Promise.all([
            ask(graph, {
              text,
              kinds: asked.length > 0 ? asked.map(({ name }) => name) : undefined,
              ...{ first: PAGE_SIZE, after: cursor, node: byName },
            }),
            offeredQuestions(graph, text),
          ])
        : [];
      const near = found?.totalCount === 0 ? await nearestNames(graph, text) : [];
      return sendPage(request, reply, {
        title: text ? view.say('search.titleOf', { text }) : view.say('search.title'),
        search: text,
        coverage: await coverageOf(graph, { readsAlone: found === undefined }),
        body: (
          <>
            <h1>
              {text ? view.say('search.titleOf', { text: apart(text) }) : view.say('search.title')}
            </h1>
            {questions.map((one) => (
              <>
                {/* An empty list would look like a fact. */}
                {one.count > 0 && <Question view={view} question={one} />}
                <Ties view={view} question={one} />
              </>
            ))}
            {found ? (
              <Hits view={view} text={text} asked={asked} found={found} near={near} />
            ) : (
              <p>{view.say('search.hint')}</p>
            )}
          </>
        ),
      });
    },
  );
}

/** Names that resemble a text that finds nothing: those that the message about an unknown name lists. */
async function nearestNames(graph: Graph, text: string): Promise<readonly EntityReference[]> {
  try {
    return [itemOf(await entityNamed(graph, 'q', text, byName))];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return (error.details.candidates ?? []) as readonly EntityReference[];
  }
}

type Offered = InterpretedQuestion & { readonly count: number };

/** The questions that a text may mean, each with the number of its answers. */
async function offeredQuestions(graph: Graph, text: string): Promise<Offered[]> {
  const questions = await interpret(graph, text);
  const counted = questions.map(async (question): Promise<Offered> => {
    const kind = kinds.find(({ plural }) => plural === question.kind)?.name ?? '';
    const { totalCount } = await list(graph, {
      kind,
      where: conditionOfQuestion(question),
      orderBy: { field: 'name', direction: 'ASC' },
      page: {},
      connection: {
        ...{ rows: false, totalCount: true, because: false, node: idsOf(kind) },
        ...{ edgeFields: new Set<string>(), edgeSources: [] },
      },
    });
    return { ...question, count: totalCount ?? 0 };
  });
  return Promise.all(counted);
}

/** The kinds between which people look for ties. */
const actors: ReadonlySet<string> = new Set(['Agency', 'Company', 'Person']);

/** The first two actors that a question names. Undefined if it names fewer. */
function twoActors({ filters }: Offered): readonly [EntityReference, EntityReference] | undefined {
  const named = filters.flatMap(({ entities }) => entities.filter(({ kind }) => actors.has(kind)));
  const [from, to] = named;
  return from && to && [from, to];
}

/** For two actors: a link to the ways in which they are tied. */
function Ties({ view, question }: { view: View; question: Offered }) {
  const both = twoActors(question);
  if (!both) return null;
  const [from, to] = both;
  return (
    <p>
      <a href={view.link('/explore', { from: from.id, to: to.id })}>
        {view.say('search.ties', { from: apart(view.name(from)), to: apart(view.name(to)) })}
      </a>
    </p>
  );
}

interface HitsShown {
  readonly view: View;
  readonly text: string;
  readonly asked: readonly (typeof kinds)[number][];
  readonly found: Found;
  readonly near: readonly EntityReference[];
}

function Hits({ view, text, asked, found, near }: HitsShown) {
  const { say, language } = view;
  const { edges, totalCount, hasNextPage, endCursor, complete } = found;
  const n = totalCount ?? 0;
  const reason = language === 'zh' ? found.incompleteZh : found.incomplete;
  const none = asked.length > 0 ? 'search.noneOfKind' : 'search.none';
  return (
    <>
      <KindFilter view={view} asked={asked} />
      <p>
        {n === 0
          ? say(none, { text: apart(text) })
          : say(complete ? 'search.hits' : 'search.atLeast', { n })}
        {reason && <span class="unsure"> {reason}</span>}
      </p>
      {near.length > 0 && (
        <>
          <h2>{say('search.near')}</h2>
          <ul>
            {near.map((one) => (
              <li>
                <EntityLink view={view} to={one} both /> <Kind view={view} kind={one.kind} />
              </li>
            ))}
          </ul>
        </>
      )}
      <ol class="hits">
        {edges.map(({ node, match }) => (
          <li>
            <EntityLink view={view} to={itemOf(node)} both />{' '}
            <Kind view={view} kind={kindOfId(node.id)?.name ?? node.__typename} />
            <Matched view={view} match={match} />
          </li>
        ))}
      </ol>
      <p class="pager">
        {view.query.has('cursor') && (
          <a href={view.linkHere({ cursor: null })}>{say('answer.first')}</a>
        )}
        {hasNextPage && (
          <a rel="next" href={view.linkHere({ cursor: endCursor })}>
            {say('answer.next')}
          </a>
        )}
      </p>
      <p class="quiet">
        <a href={restAddress(view)}>{say('search.same')}</a>
      </p>
    </>
  );
}

/** The question that a text may mean: a link that asks it, and by which words it was understood. */
function Question({ view, question }: { view: View; question: Offered }) {
  const { say } = view;
  const { kind: plural, filters, notUnderstood } = question;
  const kind = kinds.find((one) => one.plural === plural);
  if (!kind) return null;
  const parameters = filters.map(({ parameter, values }) => [parameter, values] as const);
  return (
    <section class="question" aria-labelledby="question">
      <h2 id="question">
        <a href={view.link(`/${plural}`, Object.fromEntries(parameters))}>
          {say('search.question', { kind: pluralLabel(view, kind), count: question.count })}
        </a>
      </h2>
      <dl class="facts">
        {filters.map(({ parameter, values, entities, from }) => {
          const filter = filtersOf(kind.name).find(({ name }) => name === parameter);
          return (
            <>
              <dt>{filter ? filterName(view, kind.name, filter) : parameter}</dt>
              <dd>
                {entities.length > 0
                  ? entities.map((one, at) => (
                      <>
                        {at > 0 && ', '}
                        <EntityLink view={view} to={one} />
                      </>
                    ))
                  : values
                      .map((value) =>
                        filter ? valueInWords(view, kind.name, filter, value) : value,
                      )
                      .join(', ')}{' '}
                <span class="quiet">{say('search.from', { words: apart(from) })}</span>
              </dd>
            </>
          );
        })}
      </dl>
      {notUnderstood.length > 0 && (
        <p class="unsure">
          {say('search.notUnderstood', { words: notUnderstood.map(apart).join(', ') })}
        </p>
      )}
    </section>
  );
}

function KindFilter({ view, asked }: { view: View; asked: HitsShown['asked'] }) {
  const { say } = view;
  const filter = (label: string, code: string | null, isChosen: boolean) => (
    <li>
      <a
        href={view.linkHere({ kind: code, cursor: null })}
        aria-current={isChosen ? 'true' : undefined}
      >
        {label}
      </a>
    </li>
  );
  return (
    <nav aria-label={say('search.kinds')}>
      <ul class="plain chips">
        {filter(say('search.all'), null, asked.length === 0)}
        {kinds.map((kind) => filter(pluralLabel(view, kind), kindCode(kind), asked.includes(kind)))}
      </ul>
    </nav>
  );
}

/** How a hit matched, in words, and the name or text with the matching pieces marked. */
function Matched({ view, match }: { view: View; match: Match }) {
  const { how, field, language, nameKind, pieces, missingWords } = match;
  const words = [
    labelOf('NameKind', nameKind, view.language) ?? inWords(view, field),
    inWords(view, how),
    language === 'PINYIN' && inWords(view, language),
  ];
  return (
    <div class="matched">
      <span dir="auto">
        {clipped(pieces).map(({ text, matched }) => (matched ? <mark>{text}</mark> : text))}
      </span>{' '}
      <span class="quiet">{words.filter(Boolean).join(', ')}</span>
      {missingWords.length > 0 && (
        <span class="unsure">
          {' '}
          {view.say('search.missing', { words: missingWords.map(apart).join(', ') })}
        </span>
      )}
    </div>
  );
}

/** A code of a match in words. A code that has none yet stays as it is. */
function inWords({ say }: View, code: string): string {
  const key = `search.${code}`;
  return isTextKey(key) ? say(key) : code;
}

/** The pieces of a text, of which long ones that did not match are cut. */
function clipped(pieces: Match['pieces']): Match['pieces'] {
  return pieces.map(({ text, matched }, at) => {
    const letters = [...text];
    if (matched || letters.length <= 2 * MAX_AROUND) return { text, matched };
    const before = at > 0 ? letters.slice(0, MAX_AROUND).join('') : '';
    const after = at < pieces.length - 1 ? letters.slice(-MAX_AROUND).join('') : '';
    return { text: `${before} … ${after}`, matched };
  });
}

function restAddress({ query }: View): string {
  const kept = [...query].filter(([name]) => name === 'q' || name === 'kind');
  return `/v1/search?${new URLSearchParams(kept)}`;
}
