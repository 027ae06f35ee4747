import type { CoveredDataSet } from '../../queries/answer.js';
import { type Html, html } from './html.js';

/** Within what a page is complete: the loaded data sets with the days that they cover, and their known gaps. */
export function coverageHtml(coverage: readonly CoveredDataSet[]): Html {
  const gaps = coverage.filter((one) => one.gaps.length > 0);
  return html`<p>Complete within what is loaded, not beyond it. 仅就已载入的数据而言完整。</p>
<ul>${coverage.map(
    (one) =>
      html`<li><a href="/v1/data-sets/${encodeURIComponent(one.name)}">${one.title}</a>${daysHtml(one)}</li>`,
  )}</ul>
${gaps.length > 0 ? gapsHtml(gaps) : ''}`;
}

function gapsHtml(coverage: readonly CoveredDataSet[]): Html {
  const rows = coverage.flatMap(({ title, gaps }) =>
    gaps.map((gap) => html`<li>${gap} <span class="quiet">${title}</span></li>`),
  );
  return html`<details><summary>Known gaps 已知缺漏</summary><ul>${rows}</ul></details>`;
}

function daysHtml({ coversFrom, coversTo, publishedOn }: CoveredDataSet): Html {
  const days = [
    (coversFrom || coversTo) && `covers 涵盖 ${coversFrom ?? '…'} – ${coversTo ?? '…'}`,
    publishedOn && `published 发布 ${publishedOn}`,
  ].filter(Boolean);
  return days.length > 0 ? html` <span class="quiet">${days.join(' · ')}</span>` : html``;
}
