import { watchLists } from './lists.js';
import { suggestNames } from './suggest.js';

/** What every page does beyond links and forms. Pages work without it. */
for (const box of document.querySelectorAll<HTMLInputElement>('input[data-suggest]'))
  suggestNames(box);

/** The box that a key leads to: `/` to search, `?` to the question in two boxes. */
const keys: Readonly<Record<string, string>> = {
  '/': '[data-suggest]',
  '?': '[data-suggest="fill"]',
};

document.addEventListener('keydown', (event) => {
  const { target } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
  const selector = keys[event.key];
  if (!selector || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>(selector);
  if (!box) return;
  event.preventDefault();
  box.select();
});

watchLists();
