import type { Kind } from '../../../ontology/index.js';
import type { Filter } from '../../../query/selection.js';
import type { Item } from '../../rest/entity/selection.js';
import { MAX_ROWS_IN_FILE, type Page, type PageAsked } from '../../rest/representation/send.js';
import { pluralLabel } from '../page.js';
import type { View } from '../view.js';
import { Chips } from './chips.js';
import type { ShownOrigin } from './columns.js';
import { FacetBox } from './facet-box.js';
import type { CountedFacet } from './facets.js';
import { SearchForm } from './form.js';
import type { Named } from './named.js';
import { addressOf, type Query } from './query.js';
import { sameList } from './same.js';
import { ListTable } from './table.js';

export interface ListContent {
  readonly view: View;
  readonly kind: Kind;
  readonly query: Query;
  readonly where: Filter;
  readonly page: PageAsked;
  readonly named: Named;
  readonly found: Page<Item>;
  readonly facets: readonly CountedFacet[];
  readonly sources: ReadonlyMap<string, ShownOrigin>;
  /** The day that "in force" refers to. */
  readonly day: string;
}

/** The list of a kind: search, chosen filters, rows, pages, files, and facets beside it. */
export function ListBody(content: ListContent) {
  const { view, kind, query, named, found, facets, sources, day } = content;
  const { say } = view;
  return (
    <div class="list">
      <div class="list-main">
        <h1 tabIndex={-1} id="list-title">
          {pluralLabel(view, kind)}
        </h1>
        <SearchForm view={view} kind={kind} query={query} />
        <Chips view={view} kind={kind} query={query} named={named} />
        <Count {...content} />
        <Undated {...content} />
        {found.items.length > 0 ? (
          <ListTable
            kind={kind}
            query={query}
            items={found.items}
            context={{ view, sources }}
            day={day}
          />
        ) : (
          <p>{say('lists.none')}</p>
        )}
        <Pages {...content} />
        <Files {...content} />
      </div>
      {found.totalCount !== 0 && (
        <aside class="facets" aria-labelledby="facets-title">
          <h2 id="facets-title">{say('lists.facets')}</h2>
          {facets.map((facet) => (
            <FacetBox view={view} kind={kind} query={query} named={named} facet={facet} />
          ))}
        </aside>
      )}
    </div>
  );
}

function Count({ view, kind, query, found }: ListContent) {
  const { say, language } = view;
  const n = found.totalCount ?? 0;
  const what = language === 'zh' || n === 1 ? kind.label[language] : kind.plural;
  const day = query.asOf === undefined ? undefined : String(query.asOf);
  return (
    <p class="count">
      <b id="list-count">
        {day === undefined
          ? say('lists.count', { n, what })
          : say('lists.countOnDay', { n, what, day })}
      </b>{' '}
      <span class="quiet">
        {found.complete
          ? say('lists.complete')
          : `${say('lists.incomplete')}: ${say('lists.incompleteWhy')}`}
        {found.items.length < n && ` · ${say('lists.onPage', { n: found.items.length })}`}
      </span>
    </p>
  );
}

/** How many rows no source dates, where the list is about a day, and the other ways to take them. */
function Undated({ view, query, facets }: ListContent) {
  const { say } = view;
  const n = undatedIn(query, facets);
  if (query.asOf === undefined || n === 0) return null;
  const choice = String(query.undated ?? 'LEAVE_OUT');
  if (choice === 'ONLY') return null;
  const link = (undated: string | null) => view.link(view.path, addressOf(query, { undated }));
  const isIn = choice === 'INCLUDE';
  return (
    <p class="quiet">
      {say(isIn ? 'lists.undatedIn' : 'lists.undatedLeft', { n })}{' '}
      <a href={link(isIn ? null : 'INCLUDE')} data-list="undated">
        {say(isIn ? 'lists.undatedLeave' : 'lists.undatedInclude')}
      </a>
      {' · '}
      <a href={link('ONLY')} data-list="undated-only">
        {say('lists.undatedOnly')}
      </a>
    </p>
  );
}

/** The number of undated rows, from a facet that counted the list as it is. */
function undatedIn(query: Query, facets: readonly CountedFacet[]): number {
  const whole = facets.find(({ filter, days, counted }) => {
    const own = [filter, days?.from, days?.to, days?.known];
    return typeof counted !== 'string' && own.every((name) => !name || query[name] === undefined);
  })?.counted;
  return typeof whole === 'object' ? (whole.undated ?? 0) : 0;
}

function Pages({ view, query, page, found }: ListContent) {
  const { say } = view;
  if (found.nextCursor === null && page.after === null) return null;
  const { first, limit } = query as { first?: number; limit?: number };
  const link = (cursor: string | null) =>
    view.link(view.path, addressOf(query, { cursor, first, limit }));
  return (
    <nav class="pages" aria-label={say('lists.pages')}>
      {page.after !== null && (
        <a class="button" href={link(null)} data-list="page-first">
          {say('lists.first')}
        </a>
      )}
      {found.nextCursor !== null && (
        <a class="button" href={link(found.nextCursor)} rel="next" data-list="page-next">
          {say('lists.next', { n: page.first })} →
        </a>
      )}
    </nav>
  );
}

function Files({ view, kind, query, where, page, found }: ListContent) {
  const { say } = view;
  const total = found.totalCount ?? 0;
  const { json, csv, xlsx, graphiql } = sameList(kind, query, where, page);
  return (
    <p class="files">
      {say('lists.files')}{' '}
      <a href={xlsx} download>
        XLSX
      </a>{' '}
      <a href={csv} download>
        CSV
      </a>{' '}
      <span class="quiet">
        (
        {total > MAX_ROWS_IN_FILE
          ? say('lists.filesCut', { n: MAX_ROWS_IN_FILE, total })
          : say('lists.filesWhole')}
        )
      </span>{' '}
      · {say('lists.same')} <a href={json}>JSON</a> <a href={graphiql}>GraphiQL</a>
    </p>
  );
}
