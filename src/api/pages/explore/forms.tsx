import { NameInput } from '../parts/search-box.js';
import type { TextKey } from '../texts/say.js';
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
  const endOf = (end: string | null) =>
    nodes.find(({ id }) => id === end) ?? (end === null ? undefined : { name: end });
  return (
    <div class="explore-forms">
      <form action="/explore" data-form="add">
        <Kept view={view} state={state} />
        <NameField view={view} name="of" label="explore.start" onPick="submit" />
        <button type="submit" class="primary">
          {say('explore.add')}
        </button>
      </form>
      <form action="/explore" data-form="paths">
        <Kept view={view} state={{ ...state, from: null, to: null, maxHops: hops.default }} />
        <NameField
          view={view}
          name="from"
          label="explore.from"
          onPick="fill"
          end={endOf(state.from)}
        />
        <NameField view={view} name="to" label="explore.to" onPick="fill" end={endOf(state.to)} />
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

interface NameFieldProps {
  readonly view: View;
  readonly name: 'of' | 'from' | 'to';
  readonly label: TextKey;
  readonly onPick: 'fill' | 'submit';
  /** What the address names: an entity of the picture, or a name as it was given. */
  readonly end?: { readonly id?: string; readonly name: string } | undefined;
}

/** A box for the name of an entity with its label. */
function NameField({ view, name, label, onPick, end }: NameFieldProps) {
  const id = `explore-${name}`;
  return (
    <div class="field">
      <label for={id}>{view.say(label)}</label>
      <NameInput
        id={id}
        name={name}
        value={end?.name ?? ''}
        hint={view.say('explore.startHint')}
        onPick={onPick}
        stands={end?.id}
        isRequired
      />
    </div>
  );
}
