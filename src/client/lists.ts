/**
 * Lists without reload: a click on a facet, a heading or a page, and a search, fetch the page that the link names and
 * put its content in place of this one. The address is the state, as without script.
 */
const CONTENT = '#content';

/** The request for the newest page. An older one is no longer waited for. */
let asking: AbortController | undefined;

/** Watches the list of this page, if it has one. */
export function watchLists(): void {
  if (!document.querySelector('.list')) return;
  history.replaceState({ list: true }, '');
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.button !== 0 || isModified(event)) return;
    const link =
      target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-list]') : null;
    if (!link || link.origin !== location.origin) return;
    event.preventDefault();
    void show(link.href, link.dataset.list);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.list === undefined) return;
    event.preventDefault();
    void show(addressOf(form), document.activeElement?.id);
  });
  document.addEventListener('change', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches('#list-sort, #list-order, #list-asof'))
      return;
    // A day that is typed is a day at each of its digits, so it waits for Enter or for the end of the choice.
    if (target.id === 'list-asof' && target.matches(':focus')) return;
    const form = target.closest('form');
    if (form) void show(addressOf(form), target.id);
  });
  addEventListener('popstate', () => {
    if (document.querySelector('.list')) void show(location.href, undefined, true);
  });
}

function isModified(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** The address of a search, without its empty fields. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  return `${form.action.split('?')[0]}${query.size > 0 ? `?${query}` : ''}`;
}

/** Shows the list at an address. If it cannot be fetched or is no list, the browser goes there itself. */
async function show(address: string, focus: string | undefined, isBack = false): Promise<void> {
  asking?.abort();
  const own = new AbortController();
  asking = own;
  const content = document.querySelector(CONTENT);
  content?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { signal: own.signal, headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (own.signal.aborted) return;
    if (!answer.ok || !next.querySelector('.list')) throw new TypeError('This is no list.');
    put(next, answer.url, focus, isBack);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    location.assign(address);
  }
}

function put(next: Document, address: string, focus: string | undefined, isBack: boolean): void {
  const open = [...document.querySelectorAll<HTMLDetailsElement>('.list details[open]')];
  const ids = open.map(({ id }) => id);
  // The links of the header keep the search, too.
  for (const part of ['header.site nav', CONTENT]) {
    const [here, there] = [document.querySelector(part), next.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  for (const id of ids) document.getElementById(id)?.setAttribute('open', '');
  document.title = next.title;
  if (!isBack) history.pushState({ list: true }, '', address);
  focusOn(focus);
  announce(document.querySelector('#list-count')?.textContent ?? '');
}

/** Keeps the focus on what was used. If it is gone, or led to another page of the list, the focus is on the title. */
function focusOn(name: string | undefined): void {
  if (name === undefined) return;
  const isPage = name.startsWith('page-');
  const same = isPage
    ? null
    : (document.querySelector<HTMLElement>(`a[data-list="${CSS.escape(name)}"]`) ??
      document.getElementById(name));
  const place = same ?? document.getElementById('list-title');
  const details = place?.closest('details');
  if (details) details.open = true;
  place?.focus({ preventScroll: !isPage });
  if (isPage) scrollTo({ top: 0 });
}

/** Says the new number of rows to those who do not see it. */
function announce(text: string): void {
  let place = document.getElementById('list-said');
  if (!place) {
    place = document.createElement('p');
    place.id = 'list-said';
    place.className = 'hidden';
    place.setAttribute('aria-live', 'polite');
    document.body.append(place);
  }
  place.textContent = text;
}
