import { type Html, html } from './html.js';
import { style } from './style.js';

export type { Html } from './html.js';

/** The full page, or the small preview that OpenRefine shows beside a cell. */
export type Look = 'page' | 'preview';

/** Makes links in a preview open in a new tab, not inside its frame. */
const leavesTheFrame = html`<base target="_blank">`;

/** Wraps content in an HTML document and returns its text. The title is escaped. */
export function document(title: string, body: Html, look: Look): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${look === 'preview' ? leavesTheFrame : ''}
<title>${title} · China Policy Graph</title>
<style>${style}</style>
</head>
<body class="${look}">
${body}
</body>
</html>
`.text;
}
