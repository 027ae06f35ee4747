import { kinds } from '../../ontology/index.js';
import type { Block, Guide, Slide } from './guide-source.js';

/**
 * The guide for the classic Browser, which ships with Neo4j 5: it shows each <slide> on its own, runs a
 * <pre class="runnable"> by the sign that it puts before the text, and strips scripts.
 */
export function renderGuideHtml({ title, slides }: Guide): string {
  return `<!-- Derived from src/ontology and browser/guide.md: change them there and run npm run generate. -->
<meta charset="utf-8">
<article class="guide">
<title>${escaped(title)}</title>
<carousel class="deck container-fluid">
${slides.map(slideHtml).join('\n')}
</carousel>
</article>
`;
}

const howToRun =
  'The arrows turn the slides. Each grey box is a question in Cypher. **Click its play sign**, and the answer appears above this guide. **Click its text**, and it goes into the editor at the top, where you can change it before you run it.';

function slideHtml({ title, blocks }: Slide): string {
  const [lead, ...rest] = blocks;
  const opening = lead?.is === 'text' ? `<p class="lead">${inline(lead.text)}</p>` : '';
  return `<slide class="row-fluid">
<div class="col-sm-3">
<h3>${escaped(title)}</h3>
${opening}
</div>
<div class="col-sm-9">
${(opening ? rest : blocks).map(blockHtml).join('\n')}
</div>
</slide>`;
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case 'text':
      return `<p>${inline(block.text)}</p>`;
    case 'question':
      return runnable(block.cypher);
    case 'command':
      return runnable(block.command);
    case 'how to run':
      return `<p>${inline(howToRun)}</p>`;
    case 'kinds':
      return kindsHtml();
  }
}

function runnable(text: string): string {
  return `<pre class="pre-scrollable code runnable" style="margin-bottom:20px">${escaped(text)}</pre>`;
}

function kindsHtml(): string {
  const rows = kinds.map(({ name, label, description, color: [fill, border, text] }) => {
    const badge = `background:${fill};border:1px solid ${border};color:${text};border-radius:10px;padding:1px 9px`;
    const cells = [
      `<span style="${badge}">${name}</span>`,
      escaped(label.zh),
      escaped(description),
    ];
    return `<tr>${cells.map((cell) => `<td style="padding:3px 14px 3px 0">${cell}</td>`).join('')}</tr>`;
  });
  return `<table class="table">
${rows.join('\n')}
</table>`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
