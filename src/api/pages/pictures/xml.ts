import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Characters that XML does not allow, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A picture as a document of XML. Whatever a name holds stays text. */
export function xmlOf(picture: VNode): string {
  const text = renderToString(picture)
    .replace(notInXml, '\ufffd')
    // Within text, XML allows this end of a section nowhere; the renderer escapes no greater-than sign.
    .replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
