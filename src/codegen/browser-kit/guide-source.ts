import type { Favourite } from './favourites.js';

/** What a slide is made of, whatever it is written out as. Text may hold `code` and **strong** words. */
export type Block =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'question'; readonly title: string; readonly cypher: string }
  | { readonly is: 'command'; readonly command: string }
  /** How a question is run, which each Browser does in its own way. */
  | { readonly is: 'how to run' }
  | { readonly is: 'kinds' };

export interface Slide {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Guide {
  readonly title: string;
  readonly slides: readonly Slide[];
}

/**
 * Reads the one source of the guides: Markdown with a heading a slide, paragraphs, links to favourites on lines of
 * their own, commands of Browser in fences, and marks for the kinds of the ontology and for how to run a question.
 * Anything else is a fault.
 */
export function readGuide(markdown: string, favourites: readonly Favourite[]): Guide {
  const [head = '', ...slides] = markdown.trim().split(/\n## /);
  const title = /^# (.+)$/.exec(head.trim())?.[1];
  if (!title) throw new Error('browser/guide.md has to begin with a line # Title, then slides.');
  return {
    title,
    slides: slides.map((text) => {
      const [heading = '', ...rest] = text.split('\n');
      const parts = rest.join('\n').trim().split(/\n\n+/);
      return { title: heading.trim(), blocks: parts.map((part) => blockOf(part, favourites)) };
    }),
  };
}

/** Headings, markup, tables, pictures, other links, fences, lists, broken lines. */
const moreThanText = /\n|^(#|<|\||!|\[|```|[*-] )/;

function blockOf(part: string, favourites: readonly Favourite[]): Block {
  const mark = /^<!-- (kinds|how to run) -->$/.exec(part)?.[1];
  if (mark === 'kinds' || mark === 'how to run') return { is: mark };
  const command = /^```browser\n(:.+)\n```$/.exec(part)?.[1];
  if (command) return { is: 'command', command };
  const file = /^\[[^\]]+\]\(favourites\/(.+)\)$/.exec(part)?.[1];
  if (!file) {
    if (moreThanText.test(part))
      throw new Error(`browser/guide.md has something that the guides cannot show: ${part}`);
    return { is: 'text', text: part };
  }
  const found = favourites.find((favourite) => favourite.file === file);
  if (!found) throw new Error(`browser/guide.md asks for favourites/${file}, which is not there.`);
  return { is: 'question', title: found.title, cypher: found.cypher };
}
