import type { ComponentChildren } from 'preact';
import { kindNamed } from '../../../ontology/index.js';
import type { Step } from '../../../queries/answer.js';
import { EntityLink } from '../parts/entity-link.js';
import { Sentence } from '../parts/reasons.js';
import { placeInWords } from '../parts/words.js';
import type { View } from '../view.js';
import type { Profile } from './read.js';
import { type Column, inLines, surenessOf, Table } from './tables.js';

/** What was read in a source: relations as sentences and entities, each with the place, in pages, counted. */
export function ReadHere({ view, profile }: { view: View; profile: Profile }) {
  const { read, entity } = profile;
  if (!read) return null;
  const { say } = view;
  const { entities, relations } = read;
  const api = `/v1/sources/${encodeURIComponent(entity.id)}/relations-read`;
  const facts: Column<Step>[] = [
    {
      head: say('source.fact'),
      isName: true,
      cell: (step) => <Sentence view={view} step={step} />,
    },
    { head: say('profile.sure'), look: 'short', cell: (step) => surenessOf(view, { ...step }) },
    {
      head: say('source.place'),
      cell: ({ sources }) =>
        placesOf(sources.filter(({ id }) => id === entity.id).map(({ place }) => place)),
    },
  ];
  const named: Column<NonNullable<Profile['read']>['entities']['rows'][number]>[] = [
    {
      head: say('source.entity'),
      isName: true,
      cell: ({ other }) => <EntityLink view={view} to={other} both />,
    },
    { head: say('source.kind'), cell: ({ other }) => kindNamed(other.kind).label[view.language] },
    {
      head: say('source.place'),
      cell: ({ references }) => placesOf(references.map((one) => one.split('#')[1])),
    },
  ];
  return (
    <section id="facts">
      <h2>{say('source.facts')}</h2>
      <Part
        view={view}
        title={say('source.relations')}
        total={relations.totalCount ?? 0}
        next={relations.hasNextPage ? relations.endCursor : null}
        parameter="relationsAfter"
      >
        <Table label={say('source.relations')} columns={facts} rows={relations.steps} />
        {!relations.complete && <p class="quiet">{say('source.mayLack')}</p>}
        <p>
          <a href={`${api}?format=csv`}>
            {say('profile.allCsv', { n: relations.totalCount ?? 0 })}
          </a>
        </p>
      </Part>
      <Part
        view={view}
        title={say('source.entities')}
        total={entities.total}
        next={entities.next}
        parameter="entitiesAfter"
      >
        <Table label={say('source.entities')} columns={named} rows={entities.rows} />
      </Part>
    </section>
  );
}

function placesOf(places: readonly (string | null | undefined)[]) {
  return inLines(places.flatMap((place) => (place ? [placeInWords(place)] : [])));
}

function Part({
  view,
  title,
  total,
  next,
  parameter,
  children,
}: {
  view: View;
  title: string;
  total: number;
  next: string | null;
  parameter: 'relationsAfter' | 'entitiesAfter';
  children: ComponentChildren;
}) {
  const { say, query, linkHere } = view;
  return (
    <section>
      <h3 class="group">
        {title} <span class="count">{say('profile.count', { n: total })}</span>
      </h3>
      {total === 0 ? <p class="quiet">{say('profile.none')}</p> : children}
      <p>
        {query.get(parameter) && (
          <a href={`${linkHere({ [parameter]: null })}#facts`}>{say('source.first')}</a>
        )}{' '}
        {next && <a href={`${linkHere({ [parameter]: next })}#facts`}>{say('source.next')}</a>}
      </p>
    </section>
  );
}
