/** An entity that is suggested while a name is typed. */
export interface Suggestion {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | null;
  /** The name or the text that matched. */
  readonly matched: string;
  readonly field: string;
}

/** Suggestions in a list: as many as fit on a small screen. */
const MAX_SUGGESTIONS = 8;
/** Answers that a box keeps, so that a letter taken back is answered at once. */
const MAX_KEPT = 50;
/** Maximum length of what is sent, in characters: that of a search. */
const MAX_TEXT_LENGTH = 200;

interface Words {
  readonly language: 'en' | 'zh';
  readonly kinds: Readonly<Record<string, string>>;
  readonly label: string;
  readonly none: string;
  readonly one: string;
  readonly many: string;
}

const noWords: Words = { language: 'en', kinds: {}, label: '', none: '', one: '', many: '' };

function wordsOfPage(): Words {
  const { words } = document.body.dataset;
  return words ? (JSON.parse(words) as Words) : noWords;
}

/**
 * Suggests names below a box while somebody types: the combobox of the ARIA practices, with a list. `data-suggest` of the
 * box says what happens to the one that is chosen: with `open` its profile is opened; else its name is put into the box,
 * and the form sends its id, with `submit` at once. Each letter asks at once and cancels the request before it, so that
 * at most one is under way; nothing is asked while an input method composes.
 */
export function suggestNames(box: HTMLInputElement): void {
  const words = wordsOfPage();
  const list = listFor(box, words);
  const status = statusFor(list);
  const kept = new Map<string, readonly Suggestion[]>();
  let shown: readonly Suggestion[] = [];
  let active = -1;
  let underWay: AbortController | undefined;
  let isComposing = false;

  const close = () => {
    underWay?.abort();
    list.hidden = true;
    list.replaceChildren();
    shown = [];
    active = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  const show = (found: readonly Suggestion[]) => {
    shown = found;
    active = -1;
    box.removeAttribute('aria-activedescendant');
    list.replaceChildren(...found.map((one, at) => optionFor(one, `${list.id}-${at}`, words)));
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = countOf(found.length, words);
  };

  const ask = async () => {
    underWay?.abort();
    const text = box.value.trim().slice(0, MAX_TEXT_LENGTH);
    if (!text) return close();
    const known = kept.get(text);
    if (known) return show(known);
    underWay = new AbortController();
    const found = await suggestionsFor(text, box.dataset.kinds, underWay.signal);
    if (!found) return;
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(text, found);
    show(found);
  };

  const turnTo = (at: number) => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = list.children[active];
    if (!option) return box.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', option.id);
  };

  const pick = (one: Suggestion) => {
    close();
    if (box.dataset.suggest === 'open') location.assign(profileOf(one.id));
    else {
      box.value = nameIn(words, one);
      box.dataset.stands = one.id;
      box.dataset.standsFor = box.value;
      if (box.dataset.suggest === 'submit') box.form?.requestSubmit();
    }
  };

  box.addEventListener('input', () => {
    if (!isComposing) void ask();
  });
  box.addEventListener('compositionstart', () => {
    isComposing = true;
    close();
  });
  box.addEventListener('compositionend', () => {
    isComposing = false;
    void ask();
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    // Some browsers send the Enter that ends a composition with this code alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      return close();
    }
    const moved = movedTo(event.key, active, shown.length);
    const chosen = shown[active];
    if (moved !== undefined) {
      event.preventDefault();
      if (list.hidden) void ask();
      else turnTo(moved);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      pick(chosen);
    }
  });
  // A press would take the focus from the box and close the list before the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    const chosen = option && shown[[...list.children].indexOf(option)];
    if (chosen) pick(chosen);
  });
  sendsIds(box);
}

/** Where an arrow leads to. Beyond either end is the box itself, at -1. */
function movedTo(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return active + 1 < count ? active + 1 : -1;
  if (key === 'ArrowUp') return active >= 0 ? active - 1 : count - 1;
  return undefined;
}

/** A form sends the id of what was chosen, as long as nobody changed the name in the box. */
function sendsIds(box: HTMLInputElement): void {
  box.dataset.standsFor = box.value;
  box.form?.addEventListener('formdata', ({ formData }) => {
    const { stands, standsFor } = box.dataset;
    if (stands && box.value === standsFor) formData.set(box.name, stands);
  });
}

async function suggestionsFor(
  text: string,
  kinds: string | undefined,
  signal: AbortSignal,
): Promise<readonly Suggestion[] | undefined> {
  const asked = new URLSearchParams({ q: text, first: String(MAX_SUGGESTIONS) });
  if (kinds) asked.set('kind', kinds);
  try {
    const response = await fetch(`/v1/search?${asked}`, { signal });
    // A text without letters is refused, and an overloaded service answers later: nothing to suggest.
    if (!response.ok) return [];
    const { items } = (await response.json()) as { items: readonly Suggestion[] };
    return items;
  } catch {
    return undefined;
  }
}

function listFor(box: HTMLInputElement, words: Words): HTMLUListElement {
  const list = document.createElement('ul');
  list.id = `${box.id}-suggestions`;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = words.label;
  list.hidden = true;
  placeOf(box).append(list);
  box.role = 'combobox';
  box.ariaAutoComplete = 'list';
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');
  return list;
}

/** What the list hangs below: the element around the box, which a box made by a script may lack. */
function placeOf(box: HTMLInputElement): HTMLElement {
  const known = box.closest<HTMLElement>('.suggested');
  if (known) return known;
  const place = document.createElement('div');
  place.className = 'suggested';
  box.replaceWith(place);
  place.append(box);
  return place;
}

function statusFor(list: HTMLElement): HTMLElement {
  const status = document.createElement('span');
  status.className = 'hidden';
  status.role = 'status';
  list.after(status);
  return status;
}

function countOf(n: number, { none, one, many }: Words): string {
  if (n === 0) return none;
  return n === 1 ? one : many.replace('{n}', String(n));
}

function nameIn({ language }: Words, { name, nameZh }: Suggestion): string {
  return language === 'zh' ? (nameZh ?? name) : name;
}

/** A suggestion with its name, its name in the other language or the one that matched, and its kind. */
function optionFor(one: Suggestion, id: string, words: Words): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.setAttribute('aria-selected', 'false');
  const shown = nameIn(words, one);
  const others = [
    words.language === 'zh' ? one.name : one.nameZh,
    one.field === 'FURTHER_NAME' ? one.matched : null,
  ];
  option.append(spanOf('name', shown));
  for (const other of new Set(others))
    if (other && other !== shown) option.append(' ', spanOf('other quiet', other));
  const kind = spanOf('kind-name quiet', words.kinds[one.kind] ?? one.kind);
  const dot = spanOf(`dot kind-${one.kind}`, '');
  dot.ariaHidden = 'true';
  kind.prepend(dot);
  option.append(' ', kind);
  return option;
}

function spanOf(className: string, text: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = className;
  span.dir = 'auto';
  span.textContent = text;
  return span;
}

function profileOf(id: string): string {
  const lang = new URLSearchParams(location.search).get('lang');
  return `/entities/${encodeURIComponent(id)}${lang ? `?lang=${encodeURIComponent(lang)}` : ''}`;
}
