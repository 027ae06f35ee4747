import { h } from 'preact';
import { Parser } from 'saxen';
import { describe, expect, it } from 'vitest';
import { AroundPicture } from '../../../../src/api/pages/pictures/around.js';
import { xmlOf } from '../../../../src/api/pages/pictures/xml.js';
import { viewOf } from '../../../../src/api/pages/view.js';
import { hostileTexts } from '../../../helpers/hostile-values.js';

const view = viewOf({ url: '/?lang=en', headers: {} } as Parameters<typeof viewOf>[0]);

/** The picture of an entity with such a name, all by itself. */
function pictureOf(name: string): string {
  const node = { __typename: 'Company', id: 'company:one', name, nameZh: null, summary: null };
  const nodes = [{ node, distance: 0, start: true, hidden: [], hiddenCount: 0 }];
  const found = { nodes, edges: [], complete: true, asOf: null };
  const coverage = [
    { name: 'one', title: name, publishedOn: null, coversFrom: null, coversTo: null, gaps: [] },
  ];
  return xmlOf(
    h(() => AroundPicture({ view, theme: 'light', found, coverage, leavesOutUndated: false }), {}),
  );
}

/** The names of the elements, with those of their attributes. Throws where the text is no XML. */
function elementsIn(xml: string): Set<string> {
  const found = new Set<string>();
  new Parser()
    .on('openTag', (name, attributes) => {
      found.add(`${name} ${Object.keys(attributes()).sort()}`);
    })
    .on('error', (error) => {
      throw error;
    })
    .parse(xml);
  return found;
}

describe('A name in a picture', () => {
  const plain = elementsIn(pictureOf('Plain'));
  it.each([
    '<script>alert(1)</script>',
    '"><image href="https://example.org/x.png" onload="alert(1)"/>',
    '</title></svg><svg onload="x">',
    ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
    '\u202eteg\u2066 \u0000\u0008\ud800 \ufffe',
    'شركة "אחת" 《某》',
    ...hostileTexts,
  ])('stays text: %j', (name) => {
    const xml = pictureOf(name);
    expect([...elementsIn(xml)].filter((one) => !plain.has(one))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows none of these.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>/);
  });

  it('of 2,000 characters is cut in its card and whole in the title of the card', () => {
    const name = 'Very long '.repeat(200).trim();
    const xml = pictureOf(name);
    expect(xml).toContain(`<title>${name}</title>`);
    const lines = [...xml.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);
    expect(lines.some((line) => line?.endsWith('…'))).toBe(true);
    expect(Math.max(...lines.map((line) => line?.length ?? 0))).toBeLessThan(200);
  });
});
