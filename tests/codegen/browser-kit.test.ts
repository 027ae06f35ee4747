import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kitFolder, readFavourites } from '../../src/codegen/browser-kit/favourites.js';
import { renderGuideAsciidoc } from '../../src/codegen/browser-kit/guide-asciidoc.js';
import { renderGuideHtml } from '../../src/codegen/browser-kit/guide-html.js';
import { readGuide } from '../../src/codegen/browser-kit/guide-source.js';
import { guide } from '../../src/codegen/browser-kit/outputs.js';
import { renderStyle } from '../../src/codegen/browser-kit/style.js';
import { kinds, relations } from '../../src/ontology/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const favourites = readFavourites();
const html = renderGuideHtml(guide());
const asciidoc = renderGuideAsciidoc(guide());

describe('The guide', () => {
  it('asks every favourite once, in their order', () => {
    const asked = guide().slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.is === 'question' ? [block.cypher] : [])),
    );
    expect(asked).toEqual(favourites.map(({ cypher }) => cypher));
  });

  it('says how many slides it has', () => {
    expect(guide().slides).toHaveLength(11);
    expect(html).toContain('Eleven short slides');
  });

  it('has the same slides and questions in both of its forms', () => {
    const { slides } = guide();
    const boxes = slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.is === 'question' ? [block.cypher] : block.is === 'command' ? [block.command] : [],
      ),
    );
    const titles = slides.map(({ title }) => title);
    expect(all(html, /<h3>(.*)<\/h3>/g)).toEqual(titles);
    expect(all(asciidoc, /^== (.*)$/gm)).toEqual(titles);
    expect(all(html, /<pre class="[^"]*runnable[^>]*>(.*?)<\/pre>/gs).map(plain)).toEqual(boxes);
    expect(all(asciidoc, /^----\n(.*?)\n----$/gms)).toEqual(boxes);
  });

  it('explains each kind of the ontology, in its colour', () => {
    for (const { name, label, description, color } of kinds) {
      expect(html).toContain(`background:${color[0]}`);
      for (const text of [html, asciidoc])
        for (const word of [name, label.zh, description]) expect(plain(text)).toContain(word);
    }
  });

  it('holds nothing that Browser would strip or that lies elsewhere', () => {
    expect(html).not.toMatch(/<script|javascript:|\son[^\s=]+\s*=\s*("|'|[\w\-.:])/i);
    for (const text of [html, asciidoc]) expect(text).not.toMatch(/https?:|src=|@import|url\(/);
  });

  it.each([
    ['a favourite that is not there', '## One\n\n[Two](favourites/two.cypher)', 'favourites/two'],
    ['a list', '## One\n\n- two', 'cannot show: - two'],
    ['a picture', '## One\n\n![two](two.png)', 'cannot show'],
    ['Cypher of its own', '## One\n\n```cypher\nRETURN 1\n```', 'cannot show'],
    ['a line break within a paragraph', '## One\n\ntwo\nthree', 'cannot show'],
  ])('refuses %s', (_what, slide, message) => {
    expect(() => readGuide(`# Title\n\n${slide}`, favourites)).toThrow(message);
  });

  it('refuses a source without a title', () => {
    expect(() => readGuide('## One\n\ntwo', favourites)).toThrow('# Title');
  });
});

describe('The style', () => {
  const style = asBrowserReadsIt(renderStyle());

  it('gives each kind its colours and a caption by its shortest name', () => {
    for (const { name, color } of kinds) {
      expect(style.get(`node.${name}`), name).toMatchObject({
        color: color[0],
        'border-color': color[1],
        'text-color-internal': color[2],
        caption: '{caption}',
      });
    }
  });

  it('has text on every colour that can be read: a contrast of 4.5 or more', () => {
    for (const { name, color } of kinds)
      expect(contrast(color[0], color[2]), name).toBeGreaterThanOrEqual(4.5);
    const [node, line] = [style.get('node'), style.get('relationship')];
    for (const rule of [node, line])
      expect(
        contrast(rule?.color ?? '', rule?.['text-color-internal'] ?? ''),
      ).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#FFFFFF', '#000000')).toBe(21);
  });

  it('draws weak relations paler and thinner than the others', () => {
    const base = style.get('relationship');
    for (const { name, weak } of relations) {
      const own = style.get(`relationship.${name}`);
      if (!weak) expect(own, name).toBeUndefined();
      else expect(Number.parseInt(own?.['shaft-width'] ?? '9', 10), name).toBeLessThan(2);
    }
    expect(base?.['shaft-width']).toBe('2px');
  });

  it('loses nothing to the way in which Browser reads it', () => {
    const declarations = renderStyle().match(/;/g)?.length;
    const read = [...style.values()].flatMap((rule) => Object.keys(rule)).length;
    expect(read).toBe(declarations);
    for (const selector of style.keys())
      expect(selector).toMatch(/^(node|relationship)(\.[A-Za-z_]+)?$/);
  });
});

describe('The folder browser', () => {
  it('holds no file that docs/neo4j-browser.md does not tell of', () => {
    const page = readFileSync(join(root, 'docs/neo4j-browser.md'), 'utf8');
    const files = readdirSync(kitFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(kitFolder.length));
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => !page.includes(`(../browser/${file})`))).toEqual([]);
    for (const { title } of favourites) expect(page).toContain(title);
  });

  it('goes into the package and into the image', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(files).toContain('browser');
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain('COPY browser browser');
  });
});

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** As Browser does it: no comments, space in selectors dropped, a value with a colon in it lost, quotes dropped. */
function asBrowserReadsIt(text: string): Map<string, Record<string, string>> {
  const rules = [...text.replace(/["']/g, '').matchAll(/([^{}]*)\{((?:[^{}]|\{\w+\})*)\}/g)];
  return new Map(
    rules.map(([, selector = '', body = '']) => [
      selector.replace(/\s/g, ''),
      Object.fromEntries(
        body
          .split(';')
          .map((part) => part.split(':').map((word) => word.trim()))
          .filter((parts) => parts.length === 2),
      ),
    ]),
  );
}

/** The contrast of two colours as WCAG 2 has it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
