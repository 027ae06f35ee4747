import { relationNamed, type Text } from '../../ontology/index.js';
import type { Step } from '../../queries/answer.js';
import { partsOf } from '../../queries/explanation.js';
import type { SentencePart } from '../../queries/sentence.js';
import type { Look } from './document.js';
import { type Html, html } from './html.js';

/**
 * The relations of an entity `id` grouped by label, each as a sentence in both languages with its sources. `more` adds
 * a link to further relations.
 */
export function relationsHtml(id: string, steps: readonly Step[], more: boolean, look: Look): Html {
  const groups = new Map<string, { label: Text; steps: Step[] }>();
  for (const step of steps) {
    const relation = relationNamed(step.relation);
    const label = step.from.id === id ? relation.label : relation.reverse;
    const group = groups.get(label.en) ?? { label, steps: [] };
    group.steps.push(step);
    groups.set(label.en, group);
  }
  const rest =
    look === 'page'
      ? `/v1/entities/${encodeURIComponent(id)}/relations`
      : `/entities/${encodeURIComponent(id)}`;
  return html`${[...groups.values()].map(
    ({ label, steps }) =>
      html`<section><h2>${label.en} <span>${label.zh}</span></h2><ul>${steps.map((step) => stepHtml(step, id))}</ul></section>`,
  )}${more ? html`<p class="quiet"><a href="${rest}">More relations 更多关系</a></p>` : ''}`;
}

function stepHtml(step: Step, id: string): Html {
  const { from, since, until, sources } = step;
  const other = from.id === id ? 'to' : 'from';
  const { parts, partsZh } = partsOf(step);
  const linked = (some: readonly SentencePart[]) => some.map((part) => partHtml(part, step, other));
  const term = [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ');
  const read = sources.map(({ name, place }) => (place ? `${name} (${place})` : name)).join('; ');
  return html`<li>${linked(parts)}${term && html` <span class="zh">${term}</span>`}
<span class="zh" lang="zh">${linked(partsZh)}</span>
<span class="quiet">${read}</span></li>`;
}

/** Part of a sentence. The name of the other end links to its page. */
function partHtml(part: SentencePart, step: Step, other: 'from' | 'to'): Html {
  if (typeof part === 'string') return html`${part}`;
  if (part.end !== other) return html`${part.name}`;
  return html`<a href="/entities/${encodeURIComponent(step[other].id)}">${part.name}</a>`;
}
