import { NameInput } from '../parts/search-box.js';
import type { View } from '../view.js';
import { type ExplorerState, emptyState, hops, parametersOf } from './state.js';

/** The forms: add an entity, find paths between two, choose a day. Each keeps what else the address says. */
export function Forms({
  view,
  state,
  nodes,
}: {
  view: View;
  state: ExplorerState;
  /** What is in the picture, so that an id in the address is shown as a name. */
  nodes: readonly { readonly id: string; readonly name: string }[];
}) {
  const { say } = view;
  const idIn = (end: string | null) => nodes.find(({ id }) => id === end)?.id;
  const named = (end: string | null) => nodes.find(({ id }) => id === end)?.name ?? end ?? '';
  return (
    <div class="explore-forms">
      <form action="/explore" data-form="add">
        <Kept view={view} state={state} />
        <div class="field">
          <label for="explore-of">{say('explore.start')}</label>
          <NameInput
            id="explore-of"
            name="of"
            value=""
            hint={say('explore.startHint')}
            onPick="submit"
            isRequired
          />
        </div>
        <button type="submit" class="primary">
          {say('explore.add')}
        </button>
      </form>
      <form action="/explore" data-form="paths">
        <Kept view={view} state={{ ...state, from: null, to: null, maxHops: hops.default }} />
        <div class="field">
          <label for="explore-from">{say('explore.from')}</label>
          <NameInput
            id="explore-from"
            name="from"
            value={named(state.from)}
            hint={say('explore.startHint')}
            onPick="fill"
            stands={idIn(state.from)}
            isRequired
          />
        </div>
        <div class="field">
          <label for="explore-to">{say('explore.to')}</label>
          <NameInput
            id="explore-to"
            name="to"
            value={named(state.to)}
            hint={say('explore.startHint')}
            onPick="fill"
            stands={idIn(state.to)}
            isRequired
          />
        </div>
        <label>
          <span>{say('explore.maxHops')}</span>
          <select name="maxHops">
            {Array.from({ length: hops.max }, (_, at) => at + 1).map((n) => (
              <option value={n} selected={n === state.maxHops}>
                {say('explore.hops', { n })}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say('explore.find')}</button>
      </form>
      <form action="/explore" data-form="day">
        <Kept view={view} state={{ ...state, asOf: null }} />
        <label>
          <span>{say('explore.asOf')}</span>
          <input type="date" name="asOf" value={state.asOf ?? ''} />
        </label>
        <button type="submit">{say('explore.apply')}</button>
      </form>
    </div>
  );
}

/** The rest of the state, so that a form without script does not lose it. */
function Kept({ view, state }: { view: View; state: ExplorerState }) {
  const lang = view.query.get('lang');
  return (
    <>
      {[...parametersOf({ ...emptyState, ...state })].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {lang && <input type="hidden" name="lang" value={lang} />}
    </>
  );
}
