import type { Kind } from '../../../ontology/index.js';
import type { Group } from '../../../queries/counts/answer.js';
import { today } from '../../../query/dates.js';
import { filtersOf } from '../../rest/entity/filters.js';
import { capitalised } from '../parts/words.js';
import { numberIn } from '../texts/say.js';
import type { LinkParameters, View } from '../view.js';
import type { CountedFacet } from './facets.js';
import type { Named } from './named.js';
import { addressOf, listText, type Query } from './query.js';
import { fieldName, filterName } from './words.js';

/** Values of a facet that are shown at once, and that are shown after a click on "more". */
const SHOWN_VALUES = 10;
const MAX_VALUES = 50;

interface FacetOf {
  readonly view: View;
  readonly kind: Kind;
  readonly query: Query;
  readonly named: Named;
  readonly facet: CountedFacet;
}

interface Value {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  /** The parameters that choose it, or that no longer do if it is chosen. Null if no filter asks for it. */
  readonly parameters: LinkParameters | null;
}

/** The values of one facet with their counts, each as a link that sets the filter or removes it. */
export function FacetBox(props: FacetOf) {
  const { view, query, facet } = props;
  const { say } = view;
  const { counted, dimension } = facet;
  const id = `facet-${dimension.name.toLowerCase()}`;
  if (counted === 'TIMEOUT' || counted === 'LIMIT_EXCEEDED') {
    return (
      <section class="facet" aria-labelledby={id}>
        <h3 id={id}>{headingOf(props)}</h3>
        <p class="quiet">{say(counted === 'TIMEOUT' ? 'facet.failed' : 'facet.tooMany')}</p>
      </section>
    );
  }
  const values = valuesOf(props, counted.groups);
  const [unknown] = counted.dimensions;
  const [shown, more] = [values.slice(0, SHOWN_VALUES), values.slice(SHOWN_VALUES, MAX_VALUES)];
  const rest = restOf(facet, counted.groupCount, shown.length + more.length);
  const link = (parameters: LinkParameters) => view.link(view.path, addressOf(query, parameters));
  return (
    <section class="facet" aria-labelledby={id}>
      <h3 id={id}>{headingOf(props)}</h3>
      {facet.days && facet.year && (
        <p>
          <a href={link(daysChosen(facet.days, null))} data-list={`${id}-all`}>
            ‹ {say('facet.allYears')}
          </a>
        </p>
      )}
      {values.length === 0 && unknown?.unknown === 0 && <p class="quiet">{say('facet.none')}</p>}
      <Values view={view} id={id} values={shown} link={link} />
      {more.length > 0 && (
        <details id={`${id}-more`}>
          <summary>{say('facet.more', { n: more.length })}</summary>
          <Values view={view} id={id} values={more} link={link} />
        </details>
      )}
      {unknown && unknown.unknown > 0 && <Unknown {...props} count={unknown.unknown} link={link} />}
      <ul class="plain notes">
        {unknown && unknown.lessExact > 0 && (
          <li>
            {say('facet.lessExact')}: {numberIn(view.language, unknown.lessExact)}
          </li>
        )}
        {unknown && unknown.several > 0 && <li>{say('facet.several', { n: unknown.several })}</li>}
        {unknown && unknown.undated > 0 && <li>{say('facet.undated', { n: unknown.undated })}</li>}
        {rest > 0 && (
          <li>
            {say('facet.rest', { n: rest })} <a href={tableOf(props)}>{say('facet.asTable')}</a>
          </li>
        )}
      </ul>
      {dimension.sort === 'IN_FORCE' && query.asOf === undefined && unknown?.day && (
        <ul class="plain notes">
          <li>
            <a href={link({ asOf: unknown.day })} data-list={`${id}-only`}>
              {say('facet.inForceOnly')}
            </a>
          </li>
          <li>
            <a href={link({ asOf: unknown.day, undated: 'ONLY' })} data-list={`${id}-unknown`}>
              {say('facet.inForceUnknown')}
            </a>
          </li>
        </ul>
      )}
    </section>
  );
}

function Values({
  view: { say, language },
  id,
  values,
  link,
}: {
  view: View;
  id: string;
  values: readonly Value[];
  link: (parameters: LinkParameters) => string;
}) {
  return (
    <ul class="plain values">
      {values.map(({ key, label, count, isChosen, parameters }) => (
        <li class={isChosen ? 'chosen' : undefined}>
          {parameters ? (
            <a href={link(parameters)} data-list={`${id}-${key}`}>
              {isChosen && <span aria-hidden="true">✓ </span>}
              <span dir="auto">{label}</span>
              {isChosen && <span class="hidden"> ({say('facet.remove')})</span>}
            </a>
          ) : (
            <span dir="auto">{label}</span>
          )}{' '}
          <span class="number quiet">{numberIn(language, count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How many rows have no value; a link to them if a filter asks for that. */
function Unknown({
  view,
  query,
  facet: { dimension, days },
  count,
  link,
}: FacetOf & { count: number; link: (parameters: LinkParameters) => string }) {
  const { say, language } = view;
  const isChosen = days !== null && query[days.known] === false;
  const words = say('facet.unknown');
  return (
    <ul class="plain values unknown">
      <li class={isChosen ? 'chosen' : undefined}>
        {days ? (
          <a
            href={link(
              isChosen
                ? daysChosen(days, null)
                : { ...daysChosen(days, null), [days.known]: 'false' },
            )}
            data-list={`facet-${dimension.name.toLowerCase()}-none`}
          >
            {isChosen && <span aria-hidden="true">✓ </span>}
            {words}
          </a>
        ) : (
          <span>{words}</span>
        )}{' '}
        <span class="number quiet">{numberIn(language, count)}</span>
      </li>
    </ul>
  );
}

function headingOf({ view, kind, query, facet: { dimension, year } }: FacetOf): string {
  const { say } = view;
  switch (dimension.sort) {
    case 'CODE':
    case 'DATE': {
      const name = fieldName(view, dimension.field.name);
      return year ? `${name} · ${year}` : name;
    }
    case 'END': {
      const filter = filtersOf(kind.name).find(({ name }) => name === dimension.filter.field);
      return filter ? filterName(view, kind.name, filter) : dimension.filter.field;
    }
    case 'IN_FORCE': {
      return say('facet.inForce', { day: String(query.asOf ?? today()) });
    }
    default:
      return fieldName(view, 'publisher');
  }
}

/** The values that have rows: those chosen first, then the largest, or the latest periods. */
function valuesOf({ view, query, named, facet }: FacetOf, groups: readonly Group[]): Value[] {
  const { filter, days } = facet;
  const given = filter ? [query[filter] ?? []].flat().map(String) : [];
  const idOf = (one: string) => (filter ? named.of(filter, one)?.id : undefined) ?? one;
  const isCode = facet.dimension.sort === 'CODE' || facet.dimension.sort === 'IN_FORCE';
  const values = groups
    .filter(({ count }) => count > 0)
    .map(({ key, label, labelZh, count }): Value => {
      const value = key ?? '';
      const shown = view.language === 'zh' ? labelZh : label;
      const words = { key: value, label: isCode ? capitalised(shown) : shown, count };
      if (days) {
        const isChosen = query[days.from] === value && query[days.to] === value;
        return {
          ...words,
          isChosen,
          parameters: daysChosen(days, isChosen ? (facet.year ?? null) : value),
        };
      }
      if (!filter) return { ...words, isChosen: false, parameters: null };
      const isChosen = given.some((one) => idOf(one) === value);
      const others = isChosen ? given.filter((one) => idOf(one) !== value) : [...given, value];
      return { ...words, isChosen, parameters: { [filter]: listText(others) } };
    });
  if (days) return values.reverse();
  return [
    ...values.filter(({ isChosen }) => isChosen),
    ...values.filter(({ isChosen }) => !isChosen),
  ];
}

function daysChosen(days: NonNullable<CountedFacet['days']>, value: string | null): LinkParameters {
  return { [days.from]: value, [days.to]: value, [days.known]: null };
}

/** How many values have rows and are not listed. */
function restOf({ days, counted }: CountedFacet, groupCount: number, listed: number): number {
  if (typeof counted === 'string') return 0;
  if (days) return counted.groups.filter(({ count }) => count > 0).length - listed;
  return groupCount - listed;
}

/** The address of all groups as a table, from the same count in REST. */
function tableOf({ kind, query, facet: { dimension, filter, period } }: FacetOf): string {
  const { sort: _, sortCurrency: _c, order: _o, ...filters } = addressOf(query);
  const own = filter ? { [filter]: null } : {};
  const given = Object.entries({ ...filters, ...own, by: dimension.name, period, format: 'csv' });
  const texts = given.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  return `/v1/counts/${kind.plural}?${new URLSearchParams(texts)}`;
}
