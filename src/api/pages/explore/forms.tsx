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
  const named = (end: string | null) => nodes.find(({ id }) => id === end)?.name ?? end ?? '';
  return (
    <div class="explore-forms">
      <form action="/explore" data-form="add">
        <Kept view={view} state={state} />
        <label>
          <span>{say('explore.start')}</span>
          <input
            name="of"
            maxLength={200}
            required
            autocomplete="off"
            placeholder={say('explore.startHint')}
            data-pick=""
          />
        </label>
        <button type="submit" class="primary">
          {say('explore.add')}
        </button>
      </form>
      <form action="/explore" data-form="paths">
        <Kept view={view} state={{ ...state, from: null, to: null, maxHops: hops.default }} />
        <label>
          <span>{say('explore.from')}</span>
          <input
            name="from"
            value={named(state.from)}
            maxLength={200}
            required
            autocomplete="off"
            placeholder={say('explore.startHint')}
            data-pick=""
          />
        </label>
        <label>
          <span>{say('explore.to')}</span>
          <input
            name="to"
            value={named(state.to)}
            maxLength={200}
            required
            autocomplete="off"
            placeholder={say('explore.startHint')}
            data-pick=""
          />
        </label>
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
