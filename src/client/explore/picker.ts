import { type Hit, hitsOf } from './ask.js';
import type { Context } from './context.js';
import { h } from './dom.js';

/** After this many milliseconds without typing, names are asked for. */
const PAUSE = 120;

/**
 * Makes a text box offer names while one types: arrows choose, Enter takes, Escape closes. `taken` gets the entity;
 * without it, the box keeps its id for the form.
 */
export function pickFrom(
  input: HTMLInputElement,
  context: Context,
  taken?: (hit: Hit) => void,
): void {
  const { say } = context;
  const id = `pick-${input.name}`;
  const list = h('ul', { id, class: 'picks', role: 'listbox', hidden: true });
  const label = input.closest('label');
  list.setAttribute('aria-label', label?.querySelector('span')?.textContent ?? '');
  const status = h('span', { class: 'hidden', role: 'status' });
  label?.after(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': id,
    'aria-autocomplete': 'list',
  }))
    input.setAttribute(name, value);
  let hits: readonly Hit[] = [];
  let at = -1;
  let asked = new AbortController();
  let timer = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (hit: Hit) => {
    close();
    clearTimeout(timer);
    asked.abort();
    input.value = taken ? '' : hit.id;
    input.dataset.name = hit.name;
    taken?.(hit);
  };
  const mark = () => {
    for (const [place, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(place === at));
    if (at >= 0) input.setAttribute('aria-activedescendant', `${id}-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const offer = (found: readonly Hit[]) => {
    hits = found;
    at = -1;
    list.replaceChildren(
      ...found.map((hit, place) =>
        h(
          'li',
          {
            ...{ id: `${id}-${place}`, role: 'option', 'aria-selected': 'false' },
            // Before the box loses the focus, which closes the list.
            mousedown: (event) => {
              event.preventDefault();
              take(hit);
            },
          },
          h('span', { dir: 'auto' }, hit.name),
          hit.nameZh && h('span', { class: 'quiet', dir: 'auto' }, hit.nameZh),
          h('span', { class: `kind kind-${hit.kind}` }, context.kind(hit.kind).label),
        ),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent =
      found.length > 0
        ? say('explore.suggestions', { n: found.length })
        : say('explore.nothingFound');
  };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (text === '') return close();
    try {
      offer(await hitsOf(text, asked.signal));
    } catch {
      // A later letter has asked again, or the service does not answer: the form still works.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      at = (at + by + hits.length) % hits.length;
      mark();
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && hits[Math.max(at, 0)]) take(hits[Math.max(at, 0)] as Hit);
    else return;
    event.preventDefault();
  });
}
