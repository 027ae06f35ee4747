import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../../src/api/pages/html.js';
import { relationsHtml } from '../../../src/api/pages/relations-html.js';
import { relationNamed, relations } from '../../../src/ontology/index.js';
import { type LinkRow, stepOf } from '../../../src/queries/explanation.js';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

function step(relation: string, from: Named, to: Named) {
  const row: LinkRow = [
    ...([relation, `${relation}:${from.id}>${to.id}`] as const),
    ...([from.id, from.name, from.nameZh, to.id, to.name, to.nameZh] as const),
    ...(['ACTUAL', null, null, null, null, null, null, null, null, []] as const),
  ];
  return stepOf(row);
}

/** The two sentences that the page of `id` shows of a relation: the text before the link, the link, and the text behind it. */
function shown(relation: string, from: Named, to: Named, id: string) {
  const { text } = relationsHtml(id, [step(relation, from, to)], false, 'page');
  const [english = '', chinese = ''] = text.slice(text.indexOf('<li>') + 4).split('\n');
  return [english, chinese.replace(/^<span class="zh" lang="zh">|<\/span>$/g, '')].map((line) =>
    line.split(/<a href="\/entities\/(.*?)">(.*?)<\/a>/),
  );
}

const catl = { id: 'company:catl', name: 'CATL', nameZh: '宁德时代' };
const sale = {
  id: 'event:catl-share-sale',
  name: 'CATL looks for new capital',
  nameZh: '宁德时代筹资',
};

describe('A sentence on the page of an entity', () => {
  test('has its link on the other end, not on the same words in the name of its own', () => {
    expect(shown('TOOK_PART_IN', catl, sale, sale.id)).toEqual([
      ['', 'company%3Acatl', 'CATL', ' took part in CATL looks for new capital'],
      ['', 'company%3Acatl', '宁德时代', '参与宁德时代筹资'],
    ]);
    expect(shown('TOOK_PART_IN', catl, sale, catl.id)).toEqual([
      ['CATL took part in ', 'event%3Acatl-share-sale', 'CATL looks for new capital', ''],
      ['宁德时代参与', 'event%3Acatl-share-sale', '宁德时代筹资', ''],
    ]);
  });

  test('links the other end in both languages, whatever the names hold', () => {
    // Few words, so that names often hold each other, words of the sentence, or the marks of its pattern.
    const name = fc
      .array(fc.constantFrom('CATL', 'a', '{to}', '{from}', 'issued', '<b>', '$&', '中国', ' '), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(''));
    const named = (id: string) =>
      fc.record({ id: fc.constant(id), name, nameZh: fc.option(name, { nil: null }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...relations.map((relation) => relation.name)),
        named('agency:one'),
        named('policy:two'),
        fc.boolean(),
        (relation, from, to, isFirst) => {
          const other = isFirst ? to : from;
          const { says } = relationNamed(relation);
          const languages = [
            { text: says.en, one: from.name, two: to.name, name: other.name },
            {
              text: says.zh,
              one: from.nameZh ?? from.name,
              two: to.nameZh ?? to.name,
              name: other.nameZh ?? other.name,
            },
          ];
          expect(shown(relation, from, to, isFirst ? from.id : to.id)).toEqual(
            languages.map(({ text, one, two, name: linked }) => {
              const [before, between, after] = text.split(/\{from\}|\{to\}/) as [
                string,
                string,
                string,
              ];
              const around = isFirst
                ? [`${before}${one}${between}`, after]
                : [before, `${between}${two}${after}`];
              const [left, right] = around.map((piece) => html`${piece}`.text);
              return [left, encodeURIComponent(other.id), html`${linked}`.text, right];
            }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
