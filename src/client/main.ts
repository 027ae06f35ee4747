import { watchLists } from './lists.js';

/** What every page does beyond links and forms. Pages work without it. */
document.addEventListener('keydown', (event) => {
  const { target } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.querySelector<HTMLInputElement>('[data-suggest]');
  if (!search) return;
  event.preventDefault();
  search.select();
});

watchLists();
