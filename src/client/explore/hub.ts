import { EXPANSION_STEP, MAX_ENTITIES } from '../../api/pages/explore/state.js';
import type { Context } from './context.js';
import { h } from './dom.js';

/** Says how many relations a hub has and asks whether to add the first of them. */
export function confirmHub(
  { say }: Context,
  name: string,
  label: string,
  n: number,
): Promise<boolean> {
  const first = EXPANSION_STEP;
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { class: 'explore-hub', 'aria-labelledby': 'explore-hub' },
      h(
        'form',
        { method: 'dialog' },
        h(
          'p',
          { id: 'explore-hub', dir: 'auto' },
          say('explore.hub', { name, label, n, first, max: MAX_ENTITIES }),
        ),
        h(
          'p',
          { class: 'explore-buttons' },
          h('button', { class: 'primary', value: 'add' }, say('explore.addFirst', { n: first })),
          h('button', { value: '' }, say('explore.cancel')),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'add');
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
