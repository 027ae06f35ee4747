import { lastDay } from '../../../ontology/dates.js';
import { kindNamed } from '../../../ontology/index.js';
import type { StatementRow } from '../../../queries/statements/answer.js';
import { undatedChoices } from '../../../query/as-of.js';
import type { Entity } from '../../rest/entity/selection.js';
import type { ShownSource } from '../parts/sources.js';
import { isWebAddress, labelOf } from '../parts/words.js';
import { profilePath, type View } from '../view.js';
import type { Profile } from './read.js';
import { fieldsOf } from './selection.js';
import { ShortSources, withDay } from './tables.js';
import { fieldLabel, valueInWords } from './values.js';

interface EntityName {
  readonly text: string;
  readonly kind: string;
}

/** The kind of an entity, both of its names, all further ones with what they are, and its summary. */
export function Names({ view, entity }: { view: View; entity: Entity }) {
  const { language, say } = view;
  const { name, nameZh } = entity;
  const kind = kindNamed(entity.kind);
  const shown = view.name(entity);
  const other = language === 'zh' ? name : nameZh;
  const further = ((entity.names ?? []) as readonly EntityName[]).filter(
    ({ text }, at, all) =>
      text !== name && text !== nameZh && all.findIndex((one) => one.text === text) === at,
  );
  return (
    <>
      <p class="kind-line">
        <span class={`kind kind-${kind.name}`}>{kind.label[language]}</span>
      </p>
      <h1 dir="auto">{shown}</h1>
      {other && other !== shown && (
        <p class="other-name" dir="auto" lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {other}
        </p>
      )}
      {further.length > 0 && (
        <p class="names quiet">
          {say('profile.also')}:{' '}
          {further.map(({ text, kind: sort }, at) => (
            <>
              {at > 0 && ' · '}
              <bdi>{text}</bdi> ({labelOf('NameKind', sort, language)})
            </>
          ))}
        </p>
      )}
      {typeof entity.summary === 'string' && (
        <p class="summary" dir="auto">
          {entity.summary}
        </p>
      )}
    </>
  );
}

/** What a policy's being in force rests on. */
const groundsOfForce: ReadonlySet<string> = new Set(['status', 'effectiveOn', 'endedOn']);

/** Whether the period that a policy plans for has ended by a day. This says nothing of its being in force. */
function isOver({ periodEnd }: Entity, day: string): boolean {
  return typeof periodEnd === 'string' && lastDay(periodEnd) < day;
}

/** Whether a policy was in force on the day of the page, in large words, why, and who says so. */
export function InForce({
  view,
  entity,
  statements,
}: {
  view: View;
  entity: Entity;
  statements: readonly StatementRow[];
}) {
  const { say, language } = view;
  if (!entity.inForce) return null;
  const { state, asOf, reason, reasonZh } = entity.inForce as {
    readonly state: 'YES' | 'NO' | 'NOT_YET' | 'UNKNOWN';
    readonly asOf: string;
    readonly reason: string;
    readonly reasonZh: string;
  };
  const fields = fieldsOf('Policy');
  const grounds = statements.filter(({ field, shown }) => shown && groundsOfForce.has(field));
  return (
    <section class="in-force">
      <h2>{say('state.question', { day: asOf })}</h2>
      <p>
        <strong class={`state state-${state}`}>{say(`state.${state}`)}</strong>{' '}
        {language === 'zh' ? reasonZh : reason}
      </p>
      {isOver(entity, asOf) && (
        <p>
          {say('policy.periodOver', {
            from: String(entity.periodStart ?? '…'),
            to: String(entity.periodEnd),
          })}
        </p>
      )}
      {grounds.length > 0 && (
        <dl class="facts">
          {grounds.map(({ field: name, value, sources }) => {
            const field = fields.get(name);
            return (
              <>
                <dt>{fieldLabel(view, name)}</dt>
                <dd>
                  {field ? valueInWords({ view, field, value }) : value}
                  <ShortSources view={view} sources={sources} />
                </dd>
              </>
            );
          })}
        </dl>
      )}
    </section>
  );
}

/** The address of the original of a source, or of the sources that a policy was read in. */
export function Original({ view, entity }: { view: View; entity: Entity }) {
  if (entity.kind === 'Policy') {
    const known = ((entity.readIn ?? []) as readonly ShownSource[]).filter(
      ({ url }) => url && isWebAddress(url),
    );
    return known.map(({ url, publisher }) => (
      <p>
        <a href={url ?? ''} rel="noopener noreferrer">
          {view.say('policy.original', { publisher })}
        </a>
      </p>
    ));
  }
  if (entity.kind !== 'Source') return null;
  const { url } = entity;
  if (typeof url !== 'string' || !isWebAddress(url))
    return <p class="quiet">{view.say('source.noOriginal')}</p>;
  return (
    <p>
      <a class="button" href={url} rel="noopener noreferrer">
        {view.say('source.openOriginal')}
      </a>
    </p>
  );
}

const undatedTexts = {
  LEAVE_OUT: 'profile.leaveOut',
  INCLUDE: 'profile.include',
  ONLY: 'profile.only',
} as const;
const undatedWords = {
  LEAVE_OUT: 'profile.leftOut',
  INCLUDE: 'profile.included',
  ONLY: 'profile.alone',
} as const;

/** The day of the page: a form that works without script, and what the chosen day means. */
export function DayForm({ view, profile: { asOf } }: { view: View; profile: Profile }) {
  const { say, path, query, linkHere } = view;
  const lang = query.get('lang');
  return (
    <form class="day-form" action={path}>
      <label>
        {say('profile.asOf')} <input type="date" name="asOf" value={asOf?.day ?? ''} required />
      </label>{' '}
      <label>
        {say('profile.undated')}{' '}
        <select name="undated">
          {undatedChoices.map((choice) => (
            <option value={choice} selected={choice === (asOf?.undated ?? 'LEAVE_OUT')}>
              {say(undatedTexts[choice])}
            </option>
          ))}
        </select>
      </label>{' '}
      {lang && <input type="hidden" name="lang" value={lang} />}
      <button type="submit">{say('profile.show')}</button>
      {asOf && (
        <p>
          {say('profile.onDay', { day: asOf.day, undated: say(undatedWords[asOf.undated]) })}{' '}
          <a href={linkHere({ asOf: null, undated: null })}>{say('profile.whole')}</a>
        </p>
      )}
    </form>
  );
}

/** The same entity elsewhere: in the explorer, as a picture, and from the API. */
export function WaysOn({ view, entity }: { view: View; entity: Entity }) {
  const { say, link, query } = view;
  const id = encodeURIComponent(entity.id);
  const day = { asOf: query.get('asOf'), undated: query.get('undated') };
  return (
    <nav class="ways" aria-label={say('profile.ways')}>
      <a href={link('/explore', { of: entity.id, ...day })}>{say('profile.explore')}</a>
      <a href={`${profilePath(entity.id)}/around.svg`}>{say('profile.picture')}</a>
      <a href={`/v1/entities/${id}`}>{say('profile.json')}</a>
      <a href={withDay(`/v1/entities/${id}/relations?format=csv`, day)}>{say('profile.csv')}</a>
      <a href={`/graphiql?query=${encodeURIComponent(queryOf(entity, day))}`}>
        {say('profile.graphiql')}
      </a>
    </nav>
  );
}

/** What the page answers, as a query for GraphiQL. */
export function queryOf(
  { id, kind }: Entity,
  { asOf, undated }: Readonly<Record<'asOf' | 'undated', string | null>>,
): string {
  const day = [asOf && `asOf: ${JSON.stringify(asOf)}`, undated && `undated: ${undated}`].filter(
    Boolean,
  );
  const of = JSON.stringify(id);
  const reach =
    ['Policy', 'Company', 'Sector'].includes(kind) && undated !== 'ONLY'
      ? `
  exposure(${[`of: ${of}`, ...day].join(', ')}) {
    totalCount
    edges { via basis node { id name nameZh } because { sentence } }
  }`
      : '';
  const held = kind === 'Policy' ? ' inForce { state asOf reason }' : '';
  return `{
  entity(${[`id: ${of}`, ...day].join(', ')}) {
    id name nameZh summary
    ... on ${kind} {${held} sources { place source { name publisher url } } }
  }${reach}
}
`;
}
