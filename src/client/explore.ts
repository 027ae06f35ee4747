import type { ExplorerData } from '../api/pages/explore/data.js';
import { Explorer } from './explore/app.js';
import { contextOf } from './explore/context.js';

/** The explorer takes the page over from the tables that the server has made. */
const root = document.querySelector<HTMLElement>('#explorer');
const given = root?.dataset.explorer;
if (root && given) {
  delete root.dataset.explorer;
  const context = contextOf(JSON.parse(given) as ExplorerData);
  const explorer = new Explorer(context, root);
  const form = (name: string) => root.querySelector<HTMLFormElement>(`form[data-form="${name}"]`);
  const onSubmit = (name: string, act: (values: FormData, form: HTMLFormElement) => void) =>
    form(name)?.addEventListener('submit', (event) => {
      const target = event.currentTarget as HTMLFormElement;
      event.preventDefault();
      act(new FormData(target), target);
    });
  // The hidden fields keep the state for those without script; with script the address does.
  for (const hidden of root.querySelectorAll('form input[type="hidden"]')) hidden.remove();
  onSubmit('add', (values, target) => {
    explorer.add(String(values.get('of')).trim());
    target.reset();
  });
  onSubmit('paths', (values) =>
    explorer.findPaths(
      String(values.get('from')).trim(),
      String(values.get('to')).trim(),
      Number(values.get('maxHops')),
    ),
  );
  onSubmit('day', (values) => explorer.setDay(String(values.get('asOf')) || null));
}
