import type { Graph } from '../../../neo4j/graph.js';
import { kinds } from '../../../ontology/index.js';
import type { CoveredDataSet } from '../../../queries/answer.js';
import { list } from '../../../queries/list/index.js';
import type { Item } from '../../rest/entity/selection.js';
import { idsOf } from '../../rest/entity/selection.js';
import { pluralLabel } from '../page.js';
import { Coverage } from '../parts/coverage.js';
import { EntityLink } from '../parts/entity-link.js';
import type { View } from '../view.js';
import { dayInWords, Issuers } from './answer.js';

export interface KindCount {
  readonly kind: (typeof kinds)[number];
  readonly count: number;
}

/** The number of entities of each kind, which Neo4j keeps: one short statement each. */
export function countsOfKinds(graph: Graph): Promise<KindCount[]> {
  return Promise.all(
    kinds.map(async (kind) => {
      const { totalCount } = await list(graph, {
        kind: kind.name,
        where: {},
        orderBy: { field: 'name', direction: 'ASC' },
        page: {},
        connection: {
          ...{ rows: false, totalCount: true, because: false },
          ...{ node: idsOf(kind.name), edgeFields: new Set(), edgeSources: [] },
        },
      });
      return { kind, count: totalCount ?? 0 };
    }),
  );
}

/** What is loaded: the number of each kind, leading to its list, and the data sets with their known gaps. */
export function Loaded(props: {
  view: View;
  counts: readonly KindCount[];
  coverage: readonly CoveredDataSet[];
}) {
  const { view, counts, coverage } = props;
  const { say } = view;
  return (
    <section aria-labelledby="loaded">
      <h2 id="loaded">{say('home.loaded')}</h2>
      {coverage.length === 0 ? (
        <p>{say('home.nothing')}</p>
      ) : (
        <>
          <ul class="plain counts">
            {counts.map(({ kind, count }) => (
              <li>
                <a href={view.link(`/${kind.plural}`)}>
                  <span class={`dot kind-${kind.name}`} aria-hidden="true" />
                  {pluralLabel(view, kind)}
                </a>{' '}
                <span class="quiet number">{say('home.number', { n: count })}</span>
              </li>
            ))}
          </ul>
          <Coverage view={view} coverage={coverage} />
        </>
      )}
    </section>
  );
}

/** The latest policies, each with its day and its issuers. */
export function Latest({ view, policies }: { view: View; policies: readonly Item[] }) {
  if (policies.length === 0) return null;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{view.say('home.latest')}</h2>
      <ul class="plain latest">
        {policies.map((item) => (
          <li>
            <EntityLink view={view} to={item} />{' '}
            <span class="quiet">
              <span class="day">{dayInWords(view, item)}</span> ·{' '}
              <Issuers view={view} item={item} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Other ways in: the explorer, the APIs, and Neo4j Browser if its address is known. */
export function Ways({ view, hasBrowser }: { view: View; hasBrowser: boolean }) {
  const { say, link } = view;
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{say('home.ways')}</h2>
      <ul class="plain ways">
        <li>
          <a href={link('/explore')}>{say('site.explore')}</a>{' '}
          <span class="quiet">{say('home.exploreIs')}</span>
        </li>
        <li>
          <a href="/graphiql">GraphiQL</a> <span class="quiet">{say('home.graphiqlIs')}</span>
        </li>
        <li>
          <a href="/docs">{say('home.docs')}</a> <span class="quiet">{say('home.docsIs')}</span>
        </li>
        {hasBrowser && (
          <li>
            <a href="/browser">Neo4j Browser</a> <span class="quiet">{say('home.browserIs')}</span>
          </li>
        )}
        <li>
          <a href="/browser-kit">{say('home.kit')}</a>{' '}
          <span class="quiet">{say('home.kitIs')}</span>
        </li>
      </ul>
    </section>
  );
}
