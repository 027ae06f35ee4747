import { type FieldShape, type Text, vocabularies } from '../../ontology/index.js';
import { type Html, html } from './html.js';

/** A value of a field: a code in both languages, an id as a link to its page, an address as a link. */
export function valueHtml(field: FieldShape, value: unknown): Html {
  const term = termOf(field, value);
  if (term) return html`${term.en} <span class="zh">${term.zh}</span>`;
  if (field.fields && typeof value === 'object')
    return html`${field.fields.map(({ name }) => String(Object(value)[name])).join(' ')}`;
  const text = String(value);
  if (field.reference) return html`<a href="/entities/${encodeURIComponent(text)}">${text}</a>`;
  return isWebAddress(text) ? html`<a href="${text}" rel="noopener">${text}</a>` : html`${text}`;
}

function termOf({ vocabulary }: FieldShape, value: unknown): Text | undefined {
  return vocabularies.find(({ name }) => name === vocabulary)?.terms[String(value)]?.label;
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}

/** The name of a field in words: `issued on` for issuedOn, `issued by, role` for issuedBy.role. */
export function inWords(field: string): string {
  return field.replace('.', ', ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
