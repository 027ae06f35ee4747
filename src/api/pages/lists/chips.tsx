import type { Kind } from '../../../ontology/index.js';
import type { RestFilter } from '../../rest/entity/filters.js';
import { isTextKey } from '../texts/say.js';
import type { LinkParameters, View } from '../view.js';
import type { Named } from './named.js';
import { addressOf, givenFilters, listText, type Query } from './query.js';
import { fieldName, filterName, operatorOf, valueInWords } from './words.js';

/** Maximum number of chips. Further values stay in the address and in the form of all filters. */
const MAX_CHIPS = 40;

interface Chip {
  readonly name: string;
  readonly value: string;
  /** The parameters without this value. */
  readonly without: LinkParameters;
}

/** Every filter that is given, with a link that removes it. */
export function Chips({ view, kind, query, named }: ChipsOf) {
  const { say } = view;
  const chips = chipsOf({ view, kind, query, named });
  if (chips.length === 0) return null;
  const left = chips.length - MAX_CHIPS;
  const link = (parameters: LinkParameters) => view.link(view.path, parameters);
  const { sort, sortCurrency, order } = query;
  return (
    <section class="chips" aria-label={say('lists.chosen')}>
      <ul class="plain">
        {chips.slice(0, MAX_CHIPS).map(({ name, value, without }) => (
          <li>
            <span class="quiet">{name}</span> <b dir="auto">{value}</b>{' '}
            <a
              href={link(addressOf(query, without))}
              aria-label={say('lists.remove', { what: `${name} ${value}` })}
              data-list="search"
            >
              ×
            </a>
          </li>
        ))}
        {left > 0 && <li>{say('lists.moreChosen', { n: left })}</li>}
        {chips.length > 1 && (
          <li class="all">
            <a
              href={link(addressOf({ sort, sortCurrency: sort && sortCurrency, order }))}
              data-list="search"
            >
              {say('lists.removeAll')}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

interface ChipsOf {
  readonly view: View;
  readonly kind: Kind;
  readonly query: Query;
  readonly named: Named;
}

function chipsOf({ view, kind, query, named }: ChipsOf): Chip[] {
  const given = givenFilters(kind.name, query);
  const periods = periodsIn(kind.name, given, query);
  const joined = new Set(periods.flatMap(({ names }) => names));
  return [
    ...dayChips(view, query),
    ...periods.map(({ field, value, names }) => ({
      name: fieldName(view, field),
      value,
      without: Object.fromEntries(names.map((name) => [name, null])),
    })),
    ...given
      .filter(({ name }) => !joined.has(name))
      .flatMap((filter) => chipsOfFilter(view, kind.name, filter, query, named)),
  ];
}

function dayChips({ say }: View, { asOf, undated }: Query): Chip[] {
  const isChoice = `undated.${undated}`;
  return [
    ...(asOf === undefined
      ? []
      : [
          {
            name: say('lists.asOf'),
            value: String(asOf),
            without: { asOf: null, undated: null },
          },
        ]),
    ...(undated === undefined || !isTextKey(isChoice)
      ? []
      : [{ name: say('lists.undated'), value: say(isChoice), without: { undated: null } }]),
  ];
}

/** Days whose two bounds are the same, such as a year, as one. */
function periodsIn(kind: string, given: readonly RestFilter[], query: Query) {
  return given.flatMap((filter) => {
    const { field } = filter;
    const operator = operatorOf(kind, filter);
    if (!field || operator?.on !== 'date' || operator.name !== 'from') return [];
    const to = given.find((one) => one.field === field && operatorOf(kind, one)?.name === 'to');
    if (!to || query[to.name] !== query[filter.name]) return [];
    return [{ field, value: String(query[filter.name]), names: [filter.name, to.name] }];
  });
}

function chipsOfFilter(
  view: View,
  kind: string,
  filter: RestFilter,
  query: Query,
  named: Named,
): Chip[] {
  const name = filterName(view, kind, filter);
  const given = query[filter.name];
  if (!Array.isArray(given)) {
    const value = valueInWords(view, kind, filter, given);
    return [{ name, value, without: { [filter.name]: null } }];
  }
  const all = given.map(String);
  return [...new Set(all)].map((one) => {
    const entity = named.of(filter.name, one);
    const others = all.filter((other) => other !== one);
    return {
      name,
      value: entity ? view.name(entity) : valueInWords(view, kind, filter, one),
      without: { [filter.name]: others.length > 0 ? listText(others) : null },
    };
  });
}
