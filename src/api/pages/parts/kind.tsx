import { kindNamed } from '../../../ontology/index.js';
import type { View } from '../view.js';

/** The name of a kind, such as agency or 政府部门. */
export function kindInWords({ language }: Pick<View, 'language'>, kind: string): string {
  return kindNamed(kind).label[language];
}

/** The kind of an entity, with a dot in its colour. */
export function Kind({ view, kind }: { view: View; kind: string }) {
  return (
    <span class="quiet kind-name">
      <span class={`dot kind-${kind}`} aria-hidden="true" />
      {kindInWords(view, kind)}
    </span>
  );
}
