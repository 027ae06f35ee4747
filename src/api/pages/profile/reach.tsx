import type { ExposureEdge } from '../../../queries/exposure/answer.js';
import { itemOf } from '../../rest/entity/selection.js';
import { EntityLink } from '../parts/entity-link.js';
import { Chain } from '../parts/reasons.js';
import { labelOf } from '../parts/words.js';
import { numberIn } from '../texts/say.js';
import type { View } from '../view.js';
import type { Profile } from './read.js';
import { type Column, inLines, stateOf, Table, whenOf, withDay } from './tables.js';

/** Which policies affect a company or a sector, or whom a policy reaches, each with every chain of reasons on a click. */
export function Reach({ view, profile }: { view: View; profile: Profile }) {
  const { entity, reach, asOf } = profile;
  const { say } = view;
  const title = say(entity.kind === 'Policy' ? 'policy.reach' : 'reach.title');
  if (!reach)
    return (
      <section id="reach">
        <h2>{title}</h2>
        <p class="quiet">{say('reach.noOnly')}</p>
      </section>
    );
  const { total } = reach;
  const day = { asOf: view.query.get('asOf'), undated: view.query.get('undated') };
  const address = withDay(`/v1/exposure?of=${encodeURIComponent(entity.id)}`, day);
  return (
    <section id="reach">
      <h2>
        {title} <span class="count">{say('profile.count', { n: total })}</span>
      </h2>
      {total === 0 ? (
        <p class="quiet">{say(asOf ? 'profile.noneOnDay' : 'profile.none')}</p>
      ) : (
        <>
          <p class="quiet">{say('reach.order')}</p>
          <Table label={title} columns={columnsOf(view)} rows={reach.edges} />
          <p>
            {total > reach.edges.length && (
              <>{say('profile.some', { shown: reach.edges.length, n: total })} </>
            )}
            <a href={`${address}&format=csv`}>{say('profile.allCsv', { n: total })}</a>
            {' · '}
            <a href={address}>JSON</a>
          </p>
        </>
      )}
    </section>
  );
}

function columnsOf(view: View): Column<ExposureEdge>[] {
  const { say } = view;
  return [
    {
      head: say('profile.name'),
      isName: true,
      cell: ({ node }) => <EntityLink view={view} to={itemOf(node)} both />,
    },
    { head: say('reach.how'), look: 'why', cell: (edge) => <Why view={view} edge={edge} /> },
    { head: say('reach.effect'), look: 'short', cell: (edge) => effectOf(view, edge) },
    {
      head: say('profile.day'),
      look: 'day',
      cell: ({ node }) => whenOf(view, { other: itemOf(node) }),
    },
    {
      head: say('profile.state'),
      look: 'short',
      cell: ({ node }) => stateOf(view, itemOf(node)),
    },
  ];
}

/** The effect of the most direct way: benefit or burden, by the text or in the judgement of analysts, how certain. */
function effectOf({ language, say }: View, { because, basis }: ExposureEdge) {
  const [nearest] = because;
  const direction = nearest?.steps[0]?.direction;
  const certainty =
    nearest && nearest.certainty !== 'STATED'
      ? labelOf('Certainty', nearest.certainty, language)
      : undefined;
  return inLines([
    [direction && labelOf('EffectDirection', direction, language), certainty]
      .filter(Boolean)
      .join(', ') || say('reach.scope'),
    <span class="quiet">{basis.map((one) => labelOf('Basis', one, language)).join(', ')}</span>,
  ]);
}

function Why({ view, edge }: { view: View; edge: ExposureEdge }) {
  const { because, becauseComplete } = edge;
  const { say, language } = view;
  return (
    <details>
      <summary>
        {say(`way.${edge.via}`)}
        {because.length > 1 && (
          <span class="quiet"> {say('reach.ways', { n: because.length })}</span>
        )}
      </summary>
      {because.map((reason) => (
        <div class="reason">
          <p class="quiet">
            {say(`way.${reason.via}`)}
            {reason.stake !== null &&
              ` · ${say('reach.stake', { n: numberIn(language, reason.stake) })}`}
          </p>
          <Chain view={view} steps={reason.steps} />
        </div>
      ))}
      {!becauseComplete && <p class="quiet">{say('reach.first', { n: because.length })}</p>}
    </details>
  );
}
