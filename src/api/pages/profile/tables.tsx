import type { ComponentChildren } from 'preact';
import { isDated } from '../../../cypher/validity.js';
import { fieldShapes, type Traversal } from '../../../ontology/index.js';
import { EntityLink } from '../parts/entity-link.js';
import { Sources } from '../parts/sources.js';
import { labelOf, placeInWords } from '../parts/words.js';
import { profilePath, type View } from '../view.js';
import type { Further, Group, Row } from './rows.js';
import { fieldsOf } from './selection.js';
import { amountOf, dayOf, valueInWords, valuesInWords } from './values.js';

/** A table whose columns without a value in any row are left out. It scrolls by itself where the window is narrow. */
export function Table<Item>({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly Column<Item>[];
  rows: readonly Item[];
}) {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const used = columns.flatMap((column, at) =>
    cells.some((row) => row[at] !== undefined) ? [{ column, at }] : [],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must take the keyboard.
    <section class="table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {used.map(({ column }) => (
              <th scope="col" class={column.look}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row) => (
            <tr>
              {used.map(({ column, at }) =>
                column.isName ? (
                  <th scope="row">{row[at]}</th>
                ) : (
                  <td class={column.look}>{row[at]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export interface Column<Item> {
  readonly head: string;
  readonly look?: string;
  /** The cell that names the row. */
  readonly isName?: boolean;
  /** Undefined where the row has nothing to say. */
  readonly cell: (item: Item) => ComponentChildren | undefined;
}

/** The label of a relation as seen from the page, such as `issued by`. */
export function groupLabel({ language }: View, { relation, direction }: Traversal): string {
  return (direction === 'IN' ? relation.reverse : relation.label)[language];
}

/** One group of relations as a table, with the number of all and a link to the rest. */
export function GroupTable({ view, of, group }: { view: View; of: string; group: Group }) {
  const label = groupLabel(view, group.traversal);
  return (
    <section>
      <h3 class="group">
        {label} <span class="count">{view.say('profile.count', { n: group.total })}</span>
      </h3>
      <Table label={label} columns={columnsOf(view, group)} rows={group.rows} />
      <Rest view={view} of={of} group={group} />
    </section>
  );
}

function Rest({ view, of, group }: { view: View; of: string; group: Group }) {
  const { total, rows, traversal } = group;
  if (rows.length >= total) return null;
  const relations = `/v1/entities/${encodeURIComponent(of)}/relations`;
  const day = { asOf: view.query.get('asOf'), undated: view.query.get('undated') };
  return (
    <p>
      {view.say('profile.some', { shown: rows.length, n: total })}{' '}
      <a href={withDay(`${relations}?relation=${traversal.relation.name}&format=csv`, day)}>
        {view.say('profile.allCsv', { n: total })}
      </a>
    </p>
  );
}

/** An address of the API for the day of the page. */
export function withDay(
  address: string,
  day: Readonly<Record<'asOf' | 'undated', string | null>>,
): string {
  const given = Object.entries(day).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return [address, ...(given.length > 0 ? [new URLSearchParams(given)] : [])].join('&');
}

function columnsOf(view: View, { traversal }: Group): Column<Row>[] {
  const { say } = view;
  return [
    { head: say('profile.day'), look: 'day', cell: (row) => whenOf(view, row) },
    {
      head: say('profile.name'),
      isName: true,
      cell: ({ other }) => <EntityLink view={view} to={other} both />,
    },
    { head: say('profile.details'), look: 'long', cell: (row) => detailsOf(view, traversal, row) },
    { head: say('profile.behind'), look: 'long', cell: (row) => behindOf(view, row) },
    { head: say('profile.amount'), look: 'short', cell: ({ other }) => amountCell(view, other) },
    { head: say('profile.state'), look: 'short', cell: ({ other }) => stateOf(view, other) },
    {
      head: say('profile.sure'),
      look: 'short',
      cell: ({ relation }) => surenessOf(view, relation),
    },
    sourceColumn(view),
  ];
}

/** Where a row was read. */
export function sourceColumn(view: View): Column<Pick<Row, 'sources'>> {
  return {
    head: view.say('profile.source'),
    look: 'read',
    cell: ({ sources }) =>
      sources.length > 0 ? <ShortSources view={view} sources={sources} /> : undefined,
  };
}

/** Sources shown in a cell before the others, which open on a click. */
const MAX_OPEN_SOURCES = 2;

/** Sources in a cell: each once with all places in it, the first open and the others on a click. */
export function ShortSources({ view, sources }: { view: View; sources: Row['sources'] }) {
  const merged = [...new Map(sources.map((one) => [one.id, one])).values()].map((one) => {
    const places = sources.flatMap(({ id, place }) =>
      id === one.id && place ? [placeInWords(place)] : [],
    );
    return { ...one, place: places.length > 0 ? [...new Set(places)].join('; ') : null };
  });
  const more = merged.slice(MAX_OPEN_SOURCES);
  return (
    <>
      <Sources view={view} sources={merged.slice(0, MAX_OPEN_SOURCES)} />
      {more.length > 0 && (
        <details>
          <summary>{view.say('profile.more', { n: more.length })}</summary>
          <Sources view={view} sources={more} />
        </details>
      )}
    </>
  );
}

/** When a relation held, or else the day of the policy or the event at its other end and how it is known. */
export function whenOf(view: View, { other, relation = {} }: Pick<Row, 'other'> & Partial<Row>) {
  const { since, until } = relation as Readonly<Record<string, string | null>>;
  if (since || until)
    return (
      <>
        {since && <span class="line">{view.say('profile.since', { day: since })}</span>}
        {until && <span class="line">{view.say('profile.until', { day: until })}</span>}
      </>
    );
  const found = dayOf(view, other);
  if (found)
    return (
      <>
        {found.day} <span class="line quiet">{found.how}</span>
      </>
    );
  return isDated(other.kind) && other.kind !== 'Provision' ? (
    <span class="quiet">{view.say('profile.unknown')}</span>
  ) : undefined;
}

/** Fields of relations that have a column of their own. */
const placed: ReadonlySet<string> = new Set(['certainty', 'basis', 'event']);

/** What a relation and the entity at its other end say beyond names: role, percent, position, what a provision asks. */
function detailsOf(view: View, { relation: { schema, ownFields } }: Traversal, row: Row) {
  const { relation, other } = row;
  const own = fieldShapes(schema)
    .filter(({ name }) => ownFields.includes(name) && !placed.has(name) && relation[name] != null)
    .map((field) =>
      field.name === 'percent'
        ? `${relation.percent} %`
        : valueInWords({ view, field, value: relation[field.name] }),
    );
  const ofOther = (detailed[other.kind] ?? []).flatMap((name) => {
    const field = fieldsOf(other.kind).get(name);
    const value = other[name];
    if (!field || value == null || (Array.isArray(value) && value.length === 0)) return [];
    if (name === 'text' && value === other.name) return [];
    if (name === 'byWhen') return [`${view.say('field.byWhen')}: ${value}`];
    return [valuesInWords({ view, field, value })];
  });
  const note = relation.note ? [<span dir="auto">{String(relation.note)}</span>] : [];
  const event = relation.event
    ? [<a href={view.link(profilePath(String(relation.event)))}>{view.say('profile.event')}</a>]
    : [];
  return inLines([...own, ...ofOther, ...note, ...event]);
}

const detailed: Readonly<Record<string, readonly string[]>> = {
  Provision: ['type', 'text', 'quantities', 'byWhen'],
  Event: ['type'],
  Policy: ['type', 'status'],
};

/** Several things in one cell, one under the other. Undefined if there is none. */
export function inLines(lines: readonly ComponentChildren[]): ComponentChildren | undefined {
  if (lines.length === 0) return undefined;
  if (lines.length === 1) return lines[0];
  return (
    <ul class="plain">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

/** The ties behind the other end, such as who controls an owner: `controlled by CAC`. */
function behindOf(view: View, { further }: Row) {
  const lines = further.ties.map(({ traversal, other, relation }) => (
    <>
      {groupLabel(view, traversal)} <EntityLink view={view} to={other} />
      {surplusOf(view, relation)}
    </>
  ));
  const more = further.complete ? [] : [<More view={view} />];
  return inLines([...lines, ...more]);
}

/** What a tie says besides: percent, position, and a status that is not actual. */
function surplusOf({ language }: View, relation: Further['ties'][number]['relation']): string {
  const { percent, position, status } = relation;
  const said = [
    percent == null ? undefined : `${percent} %`,
    position as string | null,
    status === 'ACTUAL' ? undefined : labelOf('FactStatus', String(status), language),
  ].filter(Boolean);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** Says that a cell does not list all. */
export function More({ view }: { view: View }) {
  return <span class="quiet">{view.say('profile.andMore')}</span>;
}
/** The amount of an event. Undefined where none is known. */
export function amountCell(view: View, event: Row['other']) {
  const found = amountOf(view, event);
  if (!found) return undefined;
  return (
    <>
      {found.amount} <span class="quiet">{found.said.join(', ')}</span>
    </>
  );
}

/** Whether a policy was in force on the day of the page, in words. Undefined for other kinds. */
export function stateOf({ say }: View, { inForce }: Row['other']) {
  if (!inForce) return undefined;
  const { state } = inForce as { state: 'YES' | 'NO' | 'NOT_YET' | 'UNKNOWN' };
  return <span class={`state state-${state}`}>{say(`state.${state}`)}</span>;
}

/** How sure a relation is, in words: its status, and for an effect what it is based on and how certain it is. */
export function surenessOf({ language }: View, relation: Row['relation']) {
  const said = [
    labelOf('FactStatus', relation.status as string, language),
    labelOf('Certainty', relation.certainty as string | null, language),
    labelOf('Basis', relation.basis as string | null, language),
  ].filter(Boolean);
  const effect = relation.certainty ? said.slice(relation.status === 'ACTUAL' ? 1 : 0) : said;
  return effect.length > 0 ? effect.join(', ') : undefined;
}
