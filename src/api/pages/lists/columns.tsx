import type { ComponentChildren } from 'preact';
import {
  fieldShapes,
  kindNamed,
  relationFiltersOf,
  statedTraversalsOf,
} from '../../../ontology/index.js';
import type { Item, Related } from '../../rest/entity/selection.js';
import { amountsInWords, type Money } from '../parts/amount.js';
import { EntityLink, type Linked } from '../parts/entity-link.js';
import { capitalised, isWebAddress, labelOf } from '../parts/words.js';
import { isTextKey, type TextKey } from '../texts/say.js';
import { profilePath, type View } from '../view.js';
import { fieldName } from './words.js';

/** Maximum number of links in one cell. The profile has the others. */
const MAX_LINKS = 3;

/** What the cells of a page need besides its rows: the sources by id. */
export interface CellContext {
  readonly view: View;
  readonly sources: ReadonlyMap<string, ShownOrigin>;
}

export interface ShownOrigin extends Linked {
  readonly url: string | null;
}

export interface Column {
  readonly name: string;
  readonly heading: (view: View, day: string) => string;
  /** The order that its heading sorts by. */
  readonly sort?: string | undefined;
  readonly className?: string;
  readonly cell: (item: Item, context: CellContext) => ComponentChildren;
}

/**
 * What a reader of a kind wants in a row: fields by their names, relations joined by `+` under one heading, and the
 * columns of `own` below. Each table ends with where the row was read.
 */
const usual: Readonly<Record<string, readonly string[]>> = {
  Policy: ['day', 'name', 'type', 'inForce', 'issuedBy+putForwardBy', 'regulates+affects'],
  Agency: ['name', 'type', 'level', 'partOf', 'basedIn'],
  Company: ['name', 'type', 'operatesIn', 'basedIn'],
  Sector: ['name', 'partOf', 'isic'],
  Place: ['name', 'level', 'partOf', 'code'],
  Person: ['name', 'workedFor+directorOf'],
  Event: ['day', 'name', 'type', 'status', 'parties', 'concerns', 'amounts'],
  Provision: ['name', 'text', 'type', 'byWhen', 'setBy'],
  Source: ['publishedOn', 'name', 'type', 'publisher', 'language', 'url'],
};

const joinedHeadings: Readonly<Record<string, TextKey>> = {
  'issuedBy+putForwardBy': 'column.issuers',
  'regulates+affects': 'column.concerns',
  'workedFor+directorOf': 'column.work',
};

/** The names of the relations that the rows of a kind show. */
export function shownRelations(kind: string): string[] {
  const sides = new Set(statedTraversalsOf(kind).map(({ field }) => field));
  return namesOf(kind)
    .flatMap((name) => name.split('+'))
    .filter((name) => sides.has(name));
}

function namesOf(kind: string): readonly string[] {
  const codes = fieldShapes(kindNamed(kind).schema).filter(({ type }) => type === 'enum');
  return usual[kind] ?? ['name', ...codes.map(({ name }) => name)];
}

/** The columns of the table of a kind. */
export function columnsOf(kind: string): Column[] {
  return [...namesOf(kind), 'source'].map((name) => columnOf(kind, name));
}

function columnOf(kind: string, name: string): Column {
  if (name === 'day') return dayColumn(kind);
  const known = own[name];
  if (known) return { name, ...known };
  const { schema, sortBy } = kindNamed(kind);
  const field = fieldShapes(schema).find((one) => one.name === name);
  if (!field) return relationColumn(kind, name);
  return {
    name,
    heading: (view) => fieldName(view, name),
    sort: sortBy.includes(name) ? name : undefined,
    className: field.type === 'date' ? 'day' : undefined,
    cell: (item, { view }) => {
      const values = [item[name] ?? []].flat().map(String);
      if (field.vocabulary)
        return values
          .map((code) => capitalised(labelOf(field.vocabulary, code, view.language) ?? code))
          .join(comma(view));
      return <span dir="auto">{values.join(', ')}</span>;
    },
  };
}

/** The first day that is known, and of what it is the day: a policy that was only reported says so. */
function dayColumn(kind: string): Column {
  const order = kindNamed(kind).orders.find(({ by }) => by === 'FIRST_DATE');
  if (order?.by !== 'FIRST_DATE') throw new Error(`The ontology has no order by day of ${kind}.`);
  return {
    name: 'day',
    heading: ({ say }) => say('column.day'),
    sort: order.name,
    className: 'day',
    cell: (item, { view: { say } }) => {
      const field = order.fields.find((one) => item[one]);
      if (!field) return <span class="quiet">{say('cell.unknown')}</span>;
      const key = `day.${field}`;
      return (
        <>
          {String(item[field])}
          <span class="quiet below">{isTextKey(key) ? say(key) : field}</span>
        </>
      );
    },
  };
}

const own: Readonly<Record<string, Omit<Column, 'name'>>> = {
  name: {
    heading: ({ say }) => say('column.name'),
    sort: 'name',
    className: 'name',
    cell: (item, { view }) => <EntityLink view={view} to={item} both />,
  },
  inForce: {
    heading: ({ say }, day) => say('column.inForce', { day }),
    cell: (item, { view: { say, language } }) => {
      const { state, reason, reasonZh } = item.inForce as Record<string, string>;
      const key = `inForce.${state}`;
      return (
        <span class={`held ${state?.toLowerCase()}`} title={language === 'zh' ? reasonZh : reason}>
          {isTextKey(key) ? say(key) : state}
        </span>
      );
    },
  },
  amounts: {
    heading: (view) => fieldName(view, 'amounts'),
    className: 'amount',
    cell: (item, { view }) => {
      const { language } = view;
      const meaning = labelOf('AmountMeaning', item.amountMeaning as string | null, language);
      const status = item.amountStatus as string | null;
      const words = [
        meaning,
        status && status !== 'ACTUAL' ? labelOf('FactStatus', status, language) : undefined,
      ].filter(Boolean);
      return (
        <>
          {amountsInWords((item.amounts ?? []) as readonly Money[], language)}
          {words.length > 0 && <span class="quiet below">{words.join(comma(view))}</span>}
        </>
      );
    },
  },
  url: {
    heading: ({ say }) => capitalised(say('source.original')),
    cell: (item, { view: { say } }) => {
      const url = String(item.url ?? '');
      if (!isWebAddress(url)) return null;
      return (
        <a href={url} rel="noopener noreferrer">
          {say('source.original')}
        </a>
      );
    },
  },
  source: {
    heading: ({ say }) => say('column.source'),
    className: 'source',
    cell: (item, { view, sources }) => {
      const read = sourcesOf(item);
      const first = sources.get(read[0] ?? '');
      if (!first) return null;
      return (
        <>
          <span class="clamped" title={view.name(first)}>
            <EntityLink view={view} to={first} />
          </span>
          {first.url && isWebAddress(first.url) && (
            <>
              {' '}
              <a href={first.url} rel="noopener noreferrer">
                {view.say('source.original')}
              </a>
            </>
          )}
          <More view={view} of={item} number={read.length - 1} />
        </>
      );
    },
  },
};

/** The ids of the sources in which an entity was read, without places. */
export function sourcesOf(item: Item): string[] {
  const references = (item.sources ?? []) as readonly string[];
  return [...new Set(references.map((one) => one.split('#')[0] ?? one))];
}

function relationColumn(kind: string, name: string): Column {
  const fields = name.split('+');
  const joined = joinedHeadings[name];
  const side = relationFiltersOf(kind).find(({ field }) => field === name);
  const [relation] = side?.relations ?? [];
  const label = side?.direction === 'IN' ? relation?.reverse : relation?.label;
  return {
    name,
    className: 'ends',
    heading: ({ say, language }) => (joined ? say(joined) : capitalised(label?.[language] ?? name)),
    cell: (item, { view }) => {
      const found = fields.flatMap((field) => item.related[field] ?? []);
      const ends = [...new Map(found.map((one) => [one.id, one])).values()];
      if (ends.length === 0) return null;
      return (
        <>
          <ul class="plain">
            {ends.slice(0, MAX_LINKS).map((one) => (
              <li>
                <EntityLink view={view} to={one} />
                <Qualified view={view} kind={kind} one={one} fields={fields} />
              </li>
            ))}
          </ul>
          <More view={view} of={item} number={ends.length - MAX_LINKS} />
        </>
      );
    },
  };
}

/** What stands between words in a row. */
function comma({ language }: View): string {
  return language === 'zh' ? '，' : ', ';
}

/** What goes without saying of a relation. */
const plain: ReadonlySet<string> = new Set(['ACTUAL', 'STATED']);

/** How sure a relation is, where it is not simply so, and the role of a party. */
function Qualified({
  view,
  kind,
  one: { relation },
  fields,
}: {
  view: View;
  kind: string;
  one: Related;
  fields: readonly string[];
}) {
  const { language } = view;
  const side = statedTraversalsOf(kind).find(({ field }) => fields.includes(field));
  const told = fields.includes('parties') ? ['role', 'status'] : ['status', 'certainty'];
  const words = told.flatMap((name) => {
    const code = relation[name] as string | null | undefined;
    if (!code || plain.has(code)) return [];
    const shape = fieldShapes(side?.relation.schema ?? kindNamed(kind).schema);
    return labelOf(vocabularyIn(shape, name), code, language) ?? code;
  });
  return words.length > 0 ? <span class="quiet"> {words.join(comma(view))}</span> : null;
}

const ofRelations: Readonly<Record<string, string>> = {
  status: 'FactStatus',
  certainty: 'Certainty',
};

function vocabularyIn(
  shape: readonly { readonly name: string; readonly vocabulary?: string }[],
  name: string,
): string | undefined {
  return shape.find((one) => one.name === name)?.vocabulary ?? ofRelations[name];
}

/** How many more there are, as a link to the profile that has them. */
function More({ view, of, number }: { view: View; of: Item; number: number }) {
  if (number <= 0) return null;
  return (
    <>
      {' '}
      <a
        class="more"
        href={view.link(profilePath(of.id))}
        aria-label={view.say('cell.moreOf', { n: number, name: view.name(of) })}
      >
        {view.say('cell.more', { n: number })}
      </a>
    </>
  );
}
