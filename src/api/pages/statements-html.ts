import { fieldShapes, kindNamed } from '../../ontology/index.js';
import type { StatementRow } from '../../queries/statements/answer.js';
import { type Html, html } from './html.js';
import { inWords, isWebAddress, valueHtml } from './values-html.js';

/**
 * What each data set says of an entity, field by field, as a table that opens on a click. Values that the page shows
 * are bold. Empty without statements.
 */
export function statementsHtml(statements: readonly StatementRow[], kind: string): Html {
  if (statements.length === 0) return html``;
  const fields = new Map(fieldShapes(kindNamed(kind).schema).map((one) => [one.name, one]));
  return html`<details><summary><h2>What each source says <span>各来源的说法</span></h2></summary>
<table>
<thead><tr><th>Field 字段</th><th>Value 内容</th><th>Data set 数据集</th><th>Read in 出处</th></tr></thead>
<tbody>${statements.map(({ field, value, shown, dataSet, sources }, at) => {
    const shape = fields.get(field);
    const said = shape ? valueHtml(shape, value) : html`${value}`;
    const isNext = statements[at - 1]?.field === field;
    return html`<tr${isNext ? html` class="next"` : ''}>
<td>${isNext ? '' : html`<span title="${shape?.description}">${inWords(field)}</span>`}</td>
<td>${shown ? html`<strong>${said}</strong>` : said}</td>
<td><a href="/v1/data-sets/${encodeURIComponent(dataSet)}">${dataSet}</a></td>
<td>${sources.map((source, place) => html`${place > 0 ? html`<br>` : ''}${sourceHtml(source)}`)}</td>
</tr>`;
  })}</tbody>
</table>
<p class="quiet">Bold: the value that this page shows. 粗体为本页所示内容。</p></details>`;
}

function sourceHtml({ id, name, place, url }: StatementRow['sources'][number]): Html {
  const link = html`<a href="/entities/${encodeURIComponent(id)}">${name}</a>`;
  const original =
    url && isWebAddress(url) ? html` · <a href="${url}" rel="noopener">original 原文</a>` : '';
  return html`${link}${place && html` <span class="quiet">${place}</span>`}${original}`;
}
