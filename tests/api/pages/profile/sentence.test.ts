import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Sentence } from '../../../../src/api/pages/parts/reasons.js';
import { viewOf } from '../../../../src/api/pages/view.js';
import { relationNamed, relations } from '../../../../src/ontology/index.js';
import { type LinkRow, stepOf } from '../../../../src/queries/explanation.js';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

const views = {
  en: viewOf({ url: '/entities/x', headers: { 'accept-language': 'en' } } as never),
  zh: viewOf({ url: '/entities/x', headers: { 'accept-language': 'zh' } } as never),
};

function step(relation: string, from: Named, to: Named) {
  const row: LinkRow = [
    ...([relation, `${relation}:${from.id}>${to.id}`] as const),
    ...([from.id, from.name, from.nameZh, to.id, to.name, to.nameZh] as const),
    ...(['ACTUAL', null, null, null, null, null, null, null, null, []] as const),
  ];
  return stepOf(row);
}

/** The sentence that a document about `id` shows of a relation: the text before the link, the link, and the text behind it. */
function shown(language: 'en' | 'zh', relation: string, [from, to]: [Named, Named], id: string) {
  const html = renderToString(
    Sentence({ view: views[language], step: step(relation, from, to), unlinked: id }),
  );
  return html
    .replace(/^<span[^>]*>|<\/span>$/g, '')
    .split(/<a href="\/entities\/(.*?)">(.*?)<\/a>/);
}

const escaped = (text: string) => renderToString(text as never);

const catl = { id: 'company:catl', name: 'CATL', nameZh: '宁德时代' };
const sale = {
  id: 'event:catl-share-sale',
  name: 'CATL looks for new capital',
  nameZh: '宁德时代筹资',
};

describe('A sentence in a document about an entity', () => {
  test('has its link on the other end, not on the same words in the name of its own', () => {
    const shownIn = (language: 'en' | 'zh', id: string) =>
      shown(language, 'TOOK_PART_IN', [catl, sale], id);
    expect(shownIn('en', sale.id)).toEqual([
      ...['', 'company%3Acatl', 'CATL', ' took part in CATL looks for new capital'],
    ]);
    expect(shownIn('zh', sale.id)).toEqual(['', 'company%3Acatl', '宁德时代', '参与宁德时代筹资']);
    expect(shownIn('en', catl.id)).toEqual([
      ...['CATL took part in ', 'event%3Acatl-share-sale', 'CATL looks for new capital', ''],
    ]);
    expect(shownIn('zh', catl.id)).toEqual([
      ...['宁德时代参与', 'event%3Acatl-share-sale', '宁德时代筹资', ''],
    ]);
  });

  test('is in English on a Chinese page where an end has no Chinese name', () => {
    const unnamed = { ...sale, nameZh: null };
    expect(shown('zh', 'TOOK_PART_IN', [catl, unnamed], catl.id)).toEqual(
      shown('en', 'TOOK_PART_IN', [catl, unnamed], catl.id),
    );
  });

  test('links the other end in both languages, whatever the names hold', () => {
    // Few words, so that names often hold each other, words of the sentence, or the marks of its pattern.
    const name = fc
      .array(fc.constantFrom('CATL', 'a', '{to}', '{from}', 'issued', '<b>', '$&', '中国', ' '), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(''));
    const named = (id: string) => fc.record({ id: fc.constant(id), name, nameZh: name });
    fc.assert(
      fc.property(
        fc.constantFrom(...relations.map((relation) => relation.name)),
        named('agency:one'),
        named('policy:two'),
        fc.boolean(),
        fc.constantFrom('en', 'zh'),
        (relation, from, to, isFirst, language) => {
          const nameOf = (one: Named) => (language === 'zh' ? (one.nameZh ?? '') : one.name);
          const other = isFirst ? to : from;
          const [before, between, after] = relationNamed(relation).says[language].split(
            /\{from\}|\{to\}/,
          ) as [string, string, string];
          const [left, right] = isFirst
            ? [`${before}${nameOf(from)}${between}`, after]
            : [before, `${between}${nameOf(to)}${after}`];
          expect(shown(language, relation, [from, to], isFirst ? from.id : to.id)).toEqual([
            ...[
              escaped(left),
              encodeURIComponent(other.id),
              escaped(nameOf(other)),
              escaped(right),
            ],
          ]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
