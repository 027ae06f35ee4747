import { kinds, relations } from '../../../ontology/index.js';
import { explore as texts } from '../texts/explore.js';
import type { Language } from '../texts/say.js';
import type { View } from '../view.js';
import type { ExplorerData } from './data.js';
import { Forms } from './forms.js';
import { PathList } from './path-list.js';
import type { Picture } from './picture.js';
import { openOf, shownOf } from './picture.js';
import { type ExplorerState, MAX_ENTITIES } from './state.js';
import { EntityTable, TieTable } from './tables.js';

/** The explorer without script: forms, paths and tables, whose links expand and hide. The script draws the picture. */
export function Explorer(props: { view: View; state: ExplorerState; picture: Picture }) {
  const { view, state, picture } = props;
  const { say } = view;
  const shown = shownOf(picture, state);
  const undated = shown.ties.filter((tie) => tie.undated).length;
  const labels = relationLabels(view.language);
  return (
    <div id="explorer" data-explorer={JSON.stringify(dataOf(view.language, picture))}>
      <div class="explore-head">
        <h1>{say('explore.title')}</h1>
        <p class="quiet">{say('explore.lead')}</p>
      </div>
      <Forms view={view} state={state} nodes={picture.nodes} />
      <div id="explore-stage" />
      <div id="explore-paths">
        {picture.paths && <PathList view={view} paths={picture.paths} />}
      </div>
      {shown.nodes.length === 0 && (
        <p data-static="">
          {say(picture.nodes.length > 0 ? 'explore.allHidden' : 'explore.empty')}
        </p>
      )}
      {shown.nodes.length > 0 && (
        <div data-static="">
          <p>
            {say('explore.shown', { nodes: shown.nodes.length, ties: shown.ties.length })}
            {picture.cut && ` ${say('explore.cut', { n: MAX_ENTITIES })}`}
            {state.asOf && ` ${say('explore.notHeld', { n: shown.notHeld, day: state.asOf })}`}
            {state.asOf && undated > 0 && ` ${say('explore.undatedCount', { n: undated })}`}
          </p>
          <EntityTable
            view={view}
            state={state}
            rows={shown.nodes.map((node) => ({
              node,
              open: openOf(node, picture, state, (name, direction) => {
                const label = labels.get(name);
                return (direction === 'IN' ? label?.reverse : label?.label) ?? name;
              }),
            }))}
          />
          <TieTable view={view} ties={shown.ties} nodes={shown.nodes} />
        </div>
      )}
    </div>
  );
}

function relationLabels(language: Language) {
  return new Map(
    relations.map(({ name, label, reverse }) => [
      name,
      { name, label: label[language], reverse: reverse[language] },
    ]),
  );
}

/** What the script needs to know: the picture that the server has made, and the words of the language. */
function dataOf(language: Language, picture: Picture): ExplorerData {
  const chosen = Object.entries(texts).map(([key, text]) => [
    key,
    { text: text[language], one: language === 'en' && 'one' in text ? text.one : null },
  ]);
  return {
    language,
    picture,
    texts: Object.fromEntries(chosen),
    kinds: kinds.map(({ name, label, color: [fill, border, ink] }) => ({
      ...{ name, fill, border, ink, label: label[language] },
    })),
    relations: [...relationLabels(language).values()],
  };
}
