import type { Kind } from '../../../ontology/index.js';
import type { Item } from '../../rest/entity/selection.js';
import { pluralLabel } from '../page.js';
import type { View } from '../view.js';
import { type CellContext, type Column, columnsOf } from './columns.js';
import { addressOf, amountOrder, type Query } from './query.js';

interface TableOf {
  readonly kind: Kind;
  readonly query: Query;
  readonly items: readonly Item[];
  readonly context: CellContext;
  /** The day that "in force" refers to. */
  readonly day: string;
}

/** The rows of a page as a table, whose headings sort the list. */
export function ListTable({ kind, query, items, context, day }: TableOf) {
  const { view } = context;
  const columns = columnsOf(kind.name);
  const label = view.say('lists.table', { what: pluralLabel(view, kind) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls by itself is reached by keyboard.
    <section class="table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading view={view} kind={kind} query={query} column={column} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              {columns.map(({ name, className, cell }) =>
                name === 'name' ? (
                  <th scope="row" class={className}>
                    {cell(item, context)}
                  </th>
                ) : (
                  <td class={className}>{cell(item, context)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heading({
  view,
  kind,
  query,
  column: { name, heading, sort, className },
  day,
}: {
  view: View;
  kind: Kind;
  query: Query;
  column: Column;
  day: string;
}) {
  const text = heading(view, day);
  const current = String(query.sort ?? 'name');
  const direction = query.order === 'desc' ? 'descending' : 'ascending';
  const byAmount = name === 'amounts' ? amountOrder(kind.name) : undefined;
  if (byAmount) {
    const isSorted = current === byAmount;
    return (
      <th scope="col" class={className} aria-sort={isSorted ? direction : undefined}>
        {text}{' '}
        {currenciesOf(query).map((currency) => (
          <>
            <SortLink
              view={view}
              query={query}
              sort={byAmount}
              currency={currency}
              isSorted={isSorted && query.sortCurrency === currency}
              text={currency}
            />{' '}
          </>
        ))}
      </th>
    );
  }
  const isSorted = current === sort;
  return (
    <th scope="col" class={className} aria-sort={sort && isSorted ? direction : undefined}>
      {sort ? (
        <SortLink view={view} query={query} sort={sort} isSorted={isSorted} text={text} />
      ) : (
        text
      )}
    </th>
  );
}

/** The currencies that a heading sorts by: those in which most deals are stated, and what the filter asks for. */
function currenciesOf({ sortCurrency, amountCurrency }: Query): string[] {
  const given = [sortCurrency, amountCurrency].filter((one) => typeof one === 'string');
  return [...new Set(['CNY', 'USD', ...given])];
}

/** Orders whose largest or latest values come first at the first click. */
const latestFirst: ReadonlySet<string> = new Set(['day', 'amount', 'publishedOn']);

function SortLink({
  view,
  query,
  sort,
  currency,
  isSorted,
  text,
}: {
  view: View;
  query: Query;
  sort: string;
  currency?: string;
  isSorted: boolean;
  text: string;
}) {
  const { say } = view;
  const isDown = query.order === 'desc';
  const next = isSorted ? !isDown : latestFirst.has(sort);
  const address = addressOf(query, {
    sort: sort === 'name' ? null : sort,
    sortCurrency: currency ?? null,
    order: next ? 'desc' : null,
  });
  return (
    <a href={view.link(view.path, address)} data-list={`sort-${sort}-${currency ?? ''}`}>
      {text}
      {isSorted && (
        <>
          <span aria-hidden="true">{isDown ? ' ↓' : ' ↑'}</span>
          <span class="hidden"> {say(isDown ? 'lists.sortedDown' : 'lists.sortedUp')}</span>
        </>
      )}
    </a>
  );
}
