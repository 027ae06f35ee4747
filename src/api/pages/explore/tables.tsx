import type { ComponentChildren } from 'preact';
import { kindNamed } from '../../../ontology/index.js';
import { Sources } from '../parts/sources.js';
import { profilePath, type View } from '../view.js';
import type { OpenRelations, PictureNode, ShownTie } from './picture.js';
import {
  EXPANSION_STEP,
  type ExplorerState,
  MAX_EXPANSIONS,
  MAX_HIDDEN,
  parametersOf,
  toggled,
  withExpansion,
} from './state.js';

/** Rows of each table without script. The script lists all. */
const MAX_ROWS = 200;

function addressOf(view: View, state: ExplorerState): string {
  const parameters = parametersOf(state);
  const lists = [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]);
  return view.link('/explore', Object.fromEntries(lists));
}

interface EntityTableProps {
  readonly view: View;
  readonly state: ExplorerState;
  readonly rows: readonly {
    readonly node: PictureNode;
    readonly open: readonly OpenRelations[];
  }[];
}

/** The entities, with links that expand them by each of their further relations, and hide them. */
export function EntityTable({ view, state, rows }: EntityTableProps) {
  const { say, language } = view;
  const mayExpand = state.expand.length < MAX_EXPANSIONS;
  return (
    <>
      <h2>{say('explore.entities')}</h2>
      <CutRows view={view} all={rows.length} />
      <Wide label={say('explore.entities')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('explore.name')}</th>
              <th scope="col">{say('explore.kind')}</th>
              <th scope="col">{say('explore.day')}</th>
              <th scope="col">{say('explore.more')}</th>
              <th scope="col">{say('explore.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MAX_ROWS).map(({ node, open }) => (
              <tr>
                <th scope="row">
                  <a href={view.link(profilePath(node.id))} dir="auto">
                    {node.name}
                  </a>
                </th>
                <td>
                  <span class={`kind kind-${node.kind}`}>
                    {kindNamed(node.kind).label[language]}
                  </span>
                </td>
                <td class="day">{node.day}</td>
                <td>
                  <ul class="plain">
                    {open.map(({ relation, direction, label, count }) => {
                      const shown = { id: node.id, relation, direction, count: EXPANSION_STEP };
                      const to = addressOf(view, withExpansion(state, shown));
                      const text = `${label} ${count.toLocaleString(language)}`;
                      return <li>{mayExpand ? <a href={to}>{text}</a> : text}</li>;
                    })}
                  </ul>
                </td>
                <td>
                  {state.hide.length < MAX_HIDDEN && (
                    <a
                      href={addressOf(view, { ...state, hide: toggled(state.hide, node.id) })}
                      aria-label={say('explore.hideNamed', { name: node.name })}
                    >
                      {say('explore.hide')}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {state.hide.length > 0 && (
        <p>
          {say('explore.hidden', { n: state.hide.length })}{' '}
          <a href={addressOf(view, { ...state, hide: [] })}>{say('explore.showHidden')}</a>
        </p>
      )}
    </>
  );
}

interface TieTableProps {
  readonly view: View;
  readonly ties: readonly ShownTie[];
  readonly nodes: readonly PictureNode[];
}

/** The relations as sentences with their dates and sources. */
export function TieTable({ view, ties }: TieTableProps) {
  const { say } = view;
  return (
    <>
      <h2>{say('explore.ties')}</h2>
      <CutRows view={view} all={ties.length} />
      <Wide label={say('explore.ties')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('explore.relation')}</th>
              <th scope="col">{say('explore.day')}</th>
              <th scope="col">{say('explore.source')}</th>
            </tr>
          </thead>
          <tbody>
            {ties.slice(0, MAX_ROWS).map(({ sentence, since, until, undated, sources }) => (
              <tr>
                <td dir="auto">{sentence}</td>
                <td>
                  {since && say('explore.since', { day: since })}{' '}
                  {until && say('explore.until', { day: until })}
                  {undated && say('explore.undated')}
                </td>
                <td>
                  <Sources view={view} sources={sources} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}

/** What is wider than a small window scrolls by itself, also by keyboard. */
function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, nobody could scroll it by keyboard.
    <section class="table" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

function CutRows({ view, all }: { view: View; all: number }) {
  if (all <= MAX_ROWS) return null;
  return <p class="quiet">{view.say('explore.cutRows', { n: MAX_ROWS, all })}</p>;
}
