import type { DifferenceEdge } from '../../../queries/differences/answer.js';
import type { StatementRow } from '../../../queries/statements/answer.js';
import { EntityLink } from '../parts/entity-link.js';
import { labelOf } from '../parts/words.js';
import type { View } from '../view.js';
import { MAX_DIFFERENCES, type Profile } from './read.js';
import { fieldsOf } from './selection.js';
import { type Column, ShortSources, Table } from './tables.js';
import { fieldLabel, valueInWords } from './values.js';

interface SaidProps {
  readonly view: View;
  readonly profile: Profile;
}

/**
 * The points on which data sets contradict each other about an entity: what each says, whether the page shows it, and
 * where it was read.
 */
export function Differences({ view, profile: { differing, entity } }: SaidProps) {
  const { edges, hasNextPage } = differing;
  if (edges.length === 0) return null;
  const { say } = view;
  const rows = edges.flatMap((edge) =>
    edge.statements.map((said, at) => ({ edge, said, isFirst: at === 0 })),
  );
  const columns: Column<(typeof rows)[number]>[] = [
    {
      head: say('profile.field'),
      cell: ({ edge, isFirst }) => (isFirst ? <Point {...{ view, edge, id: entity.id }} /> : ''),
    },
    {
      head: say('profile.value'),
      cell: ({ edge, said }) => {
        const value = differingValue(view, edge, entity.kind, said.value);
        return said.shown && said.value !== null ? <strong>{value}</strong> : value;
      },
    },
    { head: say('profile.dataSet'), cell: ({ said }) => <DataSet name={said.dataSet} /> },
    {
      head: say('profile.source'),
      look: 'read',
      cell: ({ said }) => <ShortSources view={view} sources={said.sources} />,
    },
  ];
  return (
    <section id="differences">
      <h2>{say('profile.differences')}</h2>
      <Table label={say('profile.differences')} columns={columns} rows={rows} />
      {hasNextPage && (
        <p>
          {say('profile.firstDifferences', { n: MAX_DIFFERENCES })}{' '}
          <a href={`/v1/differences?of=${encodeURIComponent(entity.id)}`}>JSON</a>
        </p>
      )}
    </section>
  );
}

/** What a difference is about: a field, or a relation with the entity at its other end. */
function Point({ view, edge, id }: { view: View; edge: DifferenceEdge; id: string }) {
  const about = edge.entity.id === id ? edge.other : edge.entity;
  return (
    <>
      {fieldLabel(view, edge.field)} {about && <EntityLink view={view} to={about} />}
    </>
  );
}

function differingValue(
  view: View,
  { field: name, relation }: DifferenceEdge,
  kind: string,
  value: string | null,
) {
  if (value === null) return <span class="quiet">{view.say('profile.notNamed')}</span>;
  if (relation) return labelOf('IssuerRole', value, view.language) ?? value;
  const field = fieldsOf(kind).get(name);
  return field ? valueInWords({ view, field, value }) : value;
}

/** What each data set says of an entity, field by field. It opens on a click. */
export function Statements({ view, profile: { statements, entity } }: SaidProps) {
  if (statements.length === 0) return null;
  const { say } = view;
  const fields = fieldsOf(entity.kind);
  const rows = statements.map((one, at) => ({
    ...one,
    isNext: statements[at - 1]?.field === one.field,
  }));
  const columns: Column<StatementRow & { readonly isNext: boolean }>[] = [
    {
      head: say('profile.field'),
      cell: ({ field, isNext }) => (isNext ? '' : fieldLabel(view, field)),
    },
    {
      head: say('profile.value'),
      cell: ({ field: name, value, shown }) => {
        const field = fields.get(name);
        const said = field ? valueInWords({ view, field, value }) : value;
        return shown ? <strong>{said}</strong> : said;
      },
    },
    { head: say('profile.dataSet'), cell: ({ dataSet }) => <DataSet name={dataSet} /> },
    {
      head: say('profile.source'),
      look: 'read',
      cell: ({ sources }) => <ShortSources view={view} sources={sources} />,
    },
  ];
  return (
    <section id="statements">
      <h2>{say('profile.statements')}</h2>
      <details>
        <summary>{say('profile.count', { n: statements.length })}</summary>
        <p class="quiet">{say('profile.shown')}</p>
        <Table label={say('profile.statements')} columns={columns} rows={rows} />
      </details>
    </section>
  );
}

function DataSet({ name }: { name: string }) {
  return <a href={`/v1/data-sets/${encodeURIComponent(name)}`}>{name}</a>;
}
