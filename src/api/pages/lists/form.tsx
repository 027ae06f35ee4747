import { type Kind, relationFiltersOf } from '../../../ontology/index.js';
import { filtersOf, type RestFilter } from '../../rest/entity/filters.js';
import { isTextKey, type TextKey } from '../texts/say.js';
import type { View } from '../view.js';
import { amountOrder, parameterText, plainOrders, type Query } from './query.js';
import { codesOf, filterName, operatorOf, orderName } from './words.js';

interface FormOf {
  readonly view: View;
  readonly kind: Kind;
  readonly query: Query;
}

/** The filters that stand above the table; the others are in the disclosure. */
const atTop: ReadonlySet<string> = new Set(['q']);

/** The search of a list: text, day and order at once, and every other filter behind a disclosure. */
export function SearchForm({ view, kind, query }: FormOf) {
  const { say } = view;
  const byAmount = amountOrder(kind.name);
  const sort = String(query.sort ?? 'name');
  const orders = [...plainOrders(kind), ...(sort === byAmount ? [sort] : [])];
  const lang = view.query.get('lang');
  return (
    <form
      class="list-search"
      action={view.path}
      data-list="search"
      aria-label={say('lists.search')}
    >
      <div class="row">
        <label class="wide">
          <span>{say('lists.text')}</span>
          <input type="search" name="q" id="list-q" value={textIn(query, 'q')} maxLength={500} />
        </label>
        <label>
          <span>{say('lists.asOf')}</span>
          <input
            type="date"
            name="asOf"
            id="list-asof"
            value={textIn(query, 'asOf')}
            title={say('lists.asOfHint')}
          />
        </label>
        <label>
          <span>{say('lists.sort')}</span>
          <select name="sort" id="list-sort">
            {orders.map((one) => (
              <option value={one === 'name' ? '' : one} selected={one === sort}>
                {orderName(view, one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('lists.order')}</span>
          <select name="order" id="list-order">
            {(['asc', 'desc'] as const).map((one) => (
              <option value={one === 'asc' ? '' : one} selected={(query.order ?? 'asc') === one}>
                {say(`order.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="primary">
          {say('lists.apply')}
        </button>
      </div>
      {lang && <input type="hidden" name="lang" value={lang} />}
      {['sortCurrency', 'first', 'limit'].map(
        (name) =>
          query[name] !== undefined && (
            <input type="hidden" name={name} value={textIn(query, name)} />
          ),
      )}
      <details id="all-filters">
        <summary>{say('lists.allFilters')}</summary>
        <p class="quiet">{say('lists.filterHint')}</p>
        {groupsOf(kind.name).map(({ heading, filters }) => (
          <fieldset>
            <legend>{say(heading)}</legend>
            <div class="filters">
              {filters.map((filter) => (
                <Input view={view} kind={kind} query={query} filter={filter} />
              ))}
              {heading === 'lists.filtersOfSources' && <Undated view={view} query={query} />}
            </div>
          </fieldset>
        ))}
        <button type="submit" class="primary">
          {say('lists.apply')}
        </button>
      </details>
    </form>
  );
}

function groupsOf(kind: string): { heading: TextKey; filters: RestFilter[] }[] {
  const relations = new Set(relationFiltersOf(kind).map(({ field }) => field));
  const placed: Record<string, RestFilter[]> = { fields: [], days: [], relations: [], sources: [] };
  for (const filter of filtersOf(kind).filter(({ name }) => !atTop.has(name))) {
    const isRelation = relations.has(filter.name) || filter.name.startsWith('affecting');
    const isDay = operatorOf(kind, filter)?.on === 'date';
    const isOwn = filter.field !== undefined || filter.name === 'name';
    placed[isRelation ? 'relations' : isDay ? 'days' : isOwn ? 'fields' : 'sources']?.push(filter);
  }
  return (
    [
      { heading: 'lists.filtersOfFields', filters: placed.fields ?? [] },
      { heading: 'lists.filtersOfDays', filters: placed.days ?? [] },
      { heading: 'lists.filtersOfRelations', filters: placed.relations ?? [] },
      { heading: 'lists.filtersOfSources', filters: placed.sources ?? [] },
    ] as const
  ).filter(({ filters }) => filters.length > 0);
}

/** The input of one filter by the type of its parameter: a choice for codes and yes or no, a text for all others. */
function Input({ view, kind, query, filter }: FormOf & { filter: RestFilter }) {
  const { say } = view;
  const { name } = filter;
  const id = `filter-${name}`;
  const codes = codesOf(view, kind.name, filter);
  const given = [query[name] ?? []].flat().map(String);
  const chosen = codes ?? (isFlag(filter) ? yesOrNo(view) : undefined);
  const isList = chosen && !isFlag(filter);
  return (
    <label for={id} title={filter.schema.meta()?.description}>
      <span>{filterName(view, kind.name, filter)}</span>
      {chosen ? (
        <select id={id} name={name} multiple={isList} size={isList ? 4 : undefined}>
          {!isList && <option value="">{say('lists.any')}</option>}
          {chosen.map(([value, label]) => (
            <option value={value} selected={given.includes(value)}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} value={textIn(query, name)} dir="auto" />
      )}
    </label>
  );
}

function yesOrNo({ say }: View): readonly (readonly [string, string])[] {
  return [
    ['true', say('lists.yes')],
    ['false', say('lists.no')],
  ];
}

/** Whether a filter takes true or false. */
function isFlag({ schema }: RestFilter): boolean {
  return schema.safeParse('true').data === true;
}

function Undated({ view: { say }, query }: { view: View; query: Query }) {
  return (
    <label for="filter-undated">
      <span>{say('lists.undated')}</span>
      <select id="filter-undated" name="undated">
        <option value="">{say('lists.any')}</option>
        {['LEAVE_OUT', 'INCLUDE', 'ONLY'].map((one) => {
          const key = `undated.${one}`;
          return (
            <option value={one} selected={query.undated === one}>
              {isTextKey(key) ? say(key) : one}
            </option>
          );
        })}
      </select>
    </label>
  );
}

function textIn(query: Query, name: string): string {
  return parameterText(query[name]) ?? '';
}
