import type { DifferenceEdge } from '../../queries/differences/answer.js';
import { type Html, html } from './html.js';
import { inWords } from './values-html.js';

/**
 * The points on which data sets contradict each other about an entity, as a table: what each says, whether the page
 * shows it, and where it was read. Empty if they agree.
 */
export function differencesHtml(differences: readonly DifferenceEdge[], id: string): Html {
  if (differences.length === 0) return html``;
  return html`<h2>Where sources differ <span>说法不一</span></h2>
<table>
<thead><tr><th>What</th><th>Value</th><th>Data set</th><th>Read in</th></tr></thead>
<tbody>${differences.map(({ field, entity, other, statements }) => {
    const about = entity.id === id ? other : entity;
    return statements.map(
      ({ value, shown, dataSet, sources }, at) => html`<tr>
<td>${at > 0 ? '' : html`${inWords(field)}${about && html` <a href="/entities/${encodeURIComponent(about.id)}">${about.name}</a>`}`}</td>
<td>${valueHtml(value, shown)}</td>
<td>${dataSet}</td>
<td>${sources.map((source, place) => html`${place > 0 ? ', ' : ''}<a href="/entities/${encodeURIComponent(source.id)}">${source.name}</a>`)}</td>
</tr>`,
    );
  })}</tbody>
</table>`;
}

function valueHtml(value: string | null, shown: boolean): Html {
  if (value === null) return html`<span class="quiet">not named 未提及</span>`;
  return shown ? html`<strong>${value}</strong>` : html`${value}`;
}
