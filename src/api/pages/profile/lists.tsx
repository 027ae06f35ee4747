import { EntityLink } from '../parts/entity-link.js';
import { labelOf } from '../parts/words.js';
import type { TextKey } from '../texts/say.js';
import type { View } from '../view.js';
import { profilePath } from '../view.js';
import { listFilters } from './layout.js';
import type { Profile } from './read.js';
import type { Row, Rows } from './rows.js';
import {
  amountCell,
  type Column,
  inLines,
  More,
  sourceColumn,
  stateOf,
  Table,
  whenOf,
} from './tables.js';
import { statusInWords } from './values.js';

interface ListProps {
  readonly view: View;
  readonly profile: Profile;
}

/** The deals and other events of an entity by day, latest first: with whom, how far they came, and the amount. */
export function Events({ view, profile }: ListProps) {
  const { say } = view;
  const { id } = profile.entity;
  const columns: Column<Row>[] = [
    { head: say('profile.day'), look: 'day', cell: (row) => whenOf(view, row) },
    {
      head: say('deals.deal'),
      isName: true,
      cell: ({ other }) => <EntityLink view={view} to={other} both />,
    },
    {
      head: say('deals.how'),
      look: 'short',
      cell: ({ other }) => <strong>{statusInWords(view, other.status)}</strong>,
    },
    { head: say('profile.role'), cell: (row) => rolesOf(view, id, row) },
    { head: say('profile.others'), look: 'long', cell: (row) => othersOf(view, id, row) },
    { head: say('profile.amount'), look: 'short', cell: ({ other }) => amountCell(view, other) },
    sourceColumn(view),
  ];
  return (
    <List
      {...{ view, profile, columns }}
      which="events"
      path="/events"
      title="deals.title"
      list={profile.events}
    />
  );
}

/** The role of the entity in an event, as far as its first parties say. */
function rolesOf({ language }: View, id: string, { further }: Row) {
  const own = further.ties.filter(({ other }) => other.id === id);
  return inLines(
    own.flatMap(({ relation }) => labelOf('PartyRole', `${relation.role}`, language) ?? []),
  );
}

function othersOf(view: View, id: string, { further }: Row) {
  const others = further.ties.filter(({ other }) => other.id !== id);
  if (others.length === 0) return undefined;
  return (
    <>
      {others.map(({ other, relation }, at) => (
        <>
          {at > 0 && ', '}
          <EntityLink view={view} to={other} />{' '}
          <span class="quiet">{labelOf('PartyRole', `${relation.role}`, view.language)}</span>
        </>
      ))}
      {!further.complete && <More view={view} />}
    </>
  );
}

/** The policies of an agency or a place, latest first. */
export function Policies({ view, profile }: ListProps) {
  const isIssuer = profile.entity.kind === 'Agency';
  return (
    <List
      {...{ view, profile }}
      columns={policyColumns(view)}
      which="policies"
      path="/policies"
      title={isIssuer ? 'policies.issued' : 'policies.title'}
      list={profile.policies}
    />
  );
}

/** The drafts and calls for input of an agency. */
export function Drafts({ view, profile }: ListProps) {
  if (profile.drafts?.total === 0) return null;
  return (
    <List
      {...{ view, profile }}
      columns={policyColumns(view)}
      which="drafts"
      path="/policies"
      title="policies.drafts"
      list={profile.drafts}
    />
  );
}

function policyColumns(view: View): Column<Row>[] {
  const { say, language } = view;
  return [
    { head: say('profile.day'), look: 'day', cell: (row) => whenOf(view, row) },
    {
      head: say('policies.policy'),
      isName: true,
      cell: ({ other }) => <EntityLink view={view} to={other} both />,
    },
    {
      head: say('field.type'),
      cell: ({ other }) => labelOf('PolicyType', `${other.type}`, language),
    },
    {
      head: say('field.status'),
      cell: ({ other }) => labelOf('PolicyStatus', `${other.status}`, language),
    },
    { head: say('profile.state'), look: 'short', cell: ({ other }) => stateOf(view, other) },
    sourceColumn(view),
  ];
}

function List({
  view,
  profile: { entity, asOf },
  columns,
  which,
  path,
  title,
  list = { rows: [], total: 0 },
}: ListProps & {
  readonly columns: readonly Column<Row>[];
  readonly which: keyof typeof listFilters;
  readonly path: string;
  readonly title: TextKey;
  readonly list: Rows | undefined;
}) {
  const { say, link, query } = view;
  const filters: Readonly<Record<string, string>> = listFilters[which];
  const { rows, total } = list;
  if (total === 0 && which === 'events' && !asOf) return null;
  const address = link(path, {
    [filters[entity.kind] ?? '']: entity.id,
    ...{ sort: 'day', order: 'desc', asOf: query.get('asOf'), undated: query.get('undated') },
  });
  return (
    <section id={which}>
      <h2>
        {say(title)} <span class="count">{say('profile.count', { n: total })}</span>
      </h2>
      {total === 0 ? (
        <p class="quiet">{say(asOf ? 'profile.noneOnDay' : 'profile.none')}</p>
      ) : (
        <>
          <Table label={say(title)} columns={columns} rows={rows} />
          <p>
            {rows.length < total && <>{say('profile.some', { shown: rows.length, n: total })} </>}
            <a href={address}>{say('profile.all', { n: total })}</a>
          </p>
        </>
      )}
    </section>
  );
}

/** How many policies an agency issued in each year, as a table with bars. */
export function Years({ view, profile }: ListProps) {
  const { years } = profile;
  if (!years || years.total === 0) return null;
  const { say } = view;
  const known = years.groups.map(({ key, count }) => ({ year: key ?? '', count }));
  const shown = known.slice(-MAX_YEARS);
  const earlier = known.slice(0, -MAX_YEARS).reduce((sum, { count }) => sum + count, 0);
  const first = shown[0]?.year ?? '';
  const rows = [
    ...(earlier > 0 ? [{ year: say('agency.earlier', { year: first }), count: earlier }] : []),
    ...shown,
    ...(years.inNoGroup > 0 ? [{ year: say('agency.noYear'), count: years.inNoGroup }] : []),
  ];
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <section id="years">
      <h2>{say('agency.years')}</h2>
      <Table
        label={say('agency.years')}
        rows={rows}
        columns={[
          { head: say('agency.year'), isName: true, cell: ({ year }) => year },
          { head: say('agency.number'), look: 'number', cell: ({ count }) => count },
          {
            head: say('agency.share'),
            look: 'bar',
            cell: ({ year, count }) => (
              <meter min={0} max={most} value={count} aria-label={`${year}: ${count}`} />
            ),
          },
        ]}
      />
    </section>
  );
}

/** Years that are shown one by one; those before are added up. */
const MAX_YEARS = 15;

/** With whom an agency issues policies, most often first. */
export function CoIssuers({ view, profile }: ListProps) {
  const { coIssuers, entity } = profile;
  const { say, link } = view;
  const others = (coIssuers?.groups ?? []).filter(({ key }) => key !== null && key !== entity.id);
  if (!coIssuers || others.length === 0) return null;
  const left = coIssuers.groupCount - 1 - others.length;
  return (
    <section id="with">
      <h2>{say('agency.with')}</h2>
      <Table
        label={say('agency.with')}
        rows={others}
        columns={[
          {
            head: say('agency.agency'),
            isName: true,
            cell: ({ key, label, labelZh }) => (
              <a href={link(profilePath(key ?? ''))} dir="auto">
                {view.name({ name: label, nameZh: labelZh })}
              </a>
            ),
          },
          { head: say('agency.joint'), look: 'number', cell: ({ count }) => count },
        ]}
      />
      {left > 0 && <p class="quiet">{say('agency.moreWith', { n: left })}</p>}
    </section>
  );
}
