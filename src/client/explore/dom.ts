type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);

/**
 * Makes an element. Values are set as attributes, functions as listeners of the event they are named after; text is
 * always text. There is no way to give it markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  values: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), values, children);
}

/** The same for SVG. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  values: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), values, children);
}

function filled<Made extends Element>(
  made: Made,
  values: Readonly<Record<string, Value>>,
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/**
 * Replaces what is in an element. The focus stays on the control with the same `data-key`; if that is gone, it goes to
 * the first control that is left, so that nobody who works by keyboard is thrown to the top of the page.
 */
export function render(container: Element, ...children: readonly Child[]): void {
  const { activeElement } = document;
  const hadFocus = activeElement instanceof HTMLElement && container.contains(activeElement);
  const key = hadFocus ? activeElement.dataset.key : undefined;
  const kept = children.filter((child) => child !== null && child !== undefined && child !== false);
  container.replaceChildren(...kept);
  if (!hadFocus) return;
  const controls = [...container.querySelectorAll<HTMLElement>('[data-key]')];
  (controls.find((one) => one.dataset.key === key) ?? controls[0])?.focus({ preventScroll: true });
}

/** Offers a text or a picture as a file. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
