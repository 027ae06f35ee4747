import { fieldShapes, kindNamed } from '../../ontology/index.js';
import type { CoveredDataSet, EntityReference, Step } from '../../queries/answer.js';
import type { DifferenceEdge } from '../../queries/differences/answer.js';
import type { StatementRow } from '../../queries/statements/answer.js';
import { coverageHtml } from './coverage-html.js';
import { differencesHtml } from './differences-html.js';
import type { Look } from './document.js';
import { type Html, html } from './html.js';
import { relationsHtml } from './relations-html.js';
import { statementsHtml } from './statements-html.js';
import { inWords, isWebAddress, valueHtml } from './values-html.js';

/** An entity with its own fields and sources. */
export interface PageEntity extends EntityReference {
  readonly names?: readonly { readonly text: string }[];
  readonly summary?: string | null;
  readonly readIn?: readonly SourceRead[];
  readonly [field: string]: unknown;
}

interface SourceRead {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly place: string | null;
}

/** What the page shows besides the entity itself. */
interface Surroundings {
  readonly steps: readonly Step[];
  /** Whether it has further relations, to which the page links. */
  readonly more: boolean;
  readonly differing: readonly DifferenceEdge[];
  readonly statements: readonly StatementRow[];
  /** Within what the page is complete. */
  readonly coverage: readonly CoveredDataSet[];
}

/** Maximum number of sources in a preview; the page lists all of them. */
const sourcesInPreview = 2;

/**
 * The content of the page of an entity: its names, fields, relations as sentences, where data sets contradict each
 * other, sources, what each of them says, and what the loaded data covers.
 */
export function entityHtml(
  entity: PageEntity,
  { steps, more, differing, statements, coverage }: Surroundings,
  look: Look,
): Html {
  const { name, nameZh, summary, id } = entity;
  const kind = kindNamed(entity.kind);
  const [fill, , text] = kind.color;
  const further = [...new Set((entity.names ?? []).map((one) => one.text))].filter(
    (one) => one !== name && one !== nameZh,
  );
  return html`<header>
<span class="kind" style="background:${fill};color:${text}">${kind.label.en} ${kind.label.zh}</span>
<h1>${name}</h1>
${nameZh && html`<p class="zh" lang="zh">${nameZh}</p>`}
${further.length > 0 ? html`<p class="names quiet">${further.join(' · ')}</p>` : ''}
</header>
${summary && html`<p>${summary}</p>`}
${factsHtml(entity)}
${relationsHtml(id, steps, more, look)}
${differencesHtml(differing, id)}
${sourcesHtml(entity.readIn ?? [], look)}
${statementsHtml(statements, kind.name)}
<footer>${look === 'page' ? coverageHtml(coverage) : ''}${id}${look === 'page' ? html` · <a href="/v1/entities/${encodeURIComponent(id)}">JSON</a>` : html` · <a href="/entities/${encodeURIComponent(id)}" rel="noopener">whole page 完整页面</a>`}</footer>`;
}

/** Fields that the page shows outside the list of facts. */
const placed = new Set(['id', 'name', 'nameZh', 'names', 'summary', 'sources', 'unstated']);

function factsHtml(entity: PageEntity): Html {
  const facts = fieldShapes(kindNamed(entity.kind).schema)
    .filter(({ name }) => !placed.has(name))
    .flatMap((field) => {
      const values = [entity[field.name] ?? []].flat().map((value) => valueHtml(field, value));
      return values.length > 0 ? [{ field, values }] : [];
    });
  if (facts.length === 0) return html``;
  return html`<dl>${facts.map(
    ({ field, values }) =>
      html`<dt title="${field.description}">${inWords(field.name)}</dt><dd>${values.map((one, at) => html`${at > 0 ? ', ' : ''}${one}`)}</dd>`,
  )}</dl>`;
}

function sourcesHtml(sources: readonly SourceRead[], look: Look): Html {
  const shown = look === 'page' ? sources : sources.slice(0, sourcesInPreview);
  if (shown.length === 0) return html``;
  const rest = sources.length - shown.length;
  return html`<h2>Read in <span>来源</span></h2>
<ul>${shown.map(
    ({ id, name, publisher, publishedOn, url, place }) =>
      html`<li><a href="/entities/${encodeURIComponent(id)}">${name}</a><span class="quiet">${[publisher, publishedOn, place].filter(Boolean).join(' · ')}${url && isWebAddress(url) ? html` · <a href="${url}" rel="noopener">${url}</a>` : ''}</span></li>`,
  )}${rest > 0 ? html`<li class="quiet">${rest} more 另有 ${rest} 个</li>` : ''}</ul>`;
}
