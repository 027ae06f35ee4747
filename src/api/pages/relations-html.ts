import type { EntityReference, Step } from '../../graph/reason.js';
import { relationNamed, type Text } from '../../ontology/index.js';
import type { Look } from './document.js';
import { type Html, html } from './html.js';

/** The relations of an entity under what people read for them, each as a sentence in both languages with its sources. */
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
  const { from, to, sentence, sentenceZh, since, until, sources } = step;
  const other = from.id === id ? to : from;
  const term = [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ');
  const read = sources.map(({ name, place }) => (place ? `${name} (${place})` : name)).join('; ');
  return html`<li>${linked(sentence, other)}${term && html` <span class="zh">${term}</span>`}
<span class="zh" lang="zh">${sentenceZh}</span>
<span class="quiet">${read}</span></li>`;
}

/** The sentence with the other end as a link, where its name stands in it as it is. */
function linked(sentence: string, { id, name }: EntityReference): Html {
  const at = sentence.lastIndexOf(name);
  if (at < 0) return html`${sentence}`;
  const end = at + name.length;
  return html`${sentence.slice(0, at)}<a href="/entities/${encodeURIComponent(id)}">${name}</a>${sentence.slice(end)}`;
}
