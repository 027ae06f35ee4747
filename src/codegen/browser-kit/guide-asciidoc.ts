import { kinds } from '../../ontology/index.js';
import type { Block, Guide } from './guide-source.js';

/** The guide for the newer Browser of the calendar versions, which reads AsciiDoc: a section a slide. */
export function renderGuideAsciidoc({ title, slides }: Guide): string {
  const sections = slides.map(
    (slide) => `== ${slide.title}\n\n${slide.blocks.map(blockAsciidoc).join('\n\n')}\n`,
  );
  return `// Derived from src/ontology and browser/guide.md: change them there and run npm run generate.
= ${title}

${sections.join('\n')}`;
}

function blockAsciidoc(block: Block): string {
  switch (block.is) {
    case 'text':
      return inline(block.text);
    case 'question':
      return `.${block.title}\n[source,cypher]\n----\n${block.cypher}\n----`;
    case 'command':
      return `[source,cypher]\n----\n${block.command}\n----`;
    case 'how to run':
      return 'Each box is a question in Cypher: run it as it is, or put it into the editor and change it first.';
    case 'kinds':
      return kinds
        .map(({ name, label, description }) => `* *${name}* ${label.zh}: ${description}`)
        .join('\n');
  }
}

/** Within plus signs nothing is read as markup. */
function inline(text: string): string {
  return text.replace(/`([^`]+)`/g, '`+$1+`').replace(/\*\*([^*]+)\*\*/g, '*$1*');
}
