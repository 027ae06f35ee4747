import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryTermsOf } from '../../../src/text/search/words/query-terms.js';
import { Matcher, readText, scoreWords } from '../../../src/text/search/words/score-words.js';
import { Synonyms } from '../../../src/text/search/words/synonyms.js';

const none = new Synonyms([]);
const terms = (text: string, synonyms = none) => queryTermsOf(text, synonyms);
const scoreOf = (query: string, texts: readonly string[], synonyms = none) => {
  const asked = terms(query, synonyms);
  const read = texts.map((text) => readText({ text, weight: 1 }));
  return scoreWords(
    new Matcher(asked),
    asked.map(() => 1),
    read,
  );
};

describe('The terms of a query', () => {
  test('leave out words that say nothing, unless there are no others', () => {
    expect(terms('what is the recycling of old batteries').map(({ text }) => text)).toEqual([
      'recycling',
      'old',
      'batteries',
    ]);
    expect(terms('who is who').map(({ text }) => text)).toEqual(['who', 'is']);
  });

  test('are Chinese words, not pairs of characters', () => {
    expect(terms('电池回收的政策').map(({ text }) => text)).toEqual(['电池', '回收', '政策']);
  });

  test('join the characters of a name that the dictionary does not know', () => {
    expect(terms('沃尔沃收购').map(({ text }) => text)).toEqual(['沃尔沃', '收购']);
  });

  test('find wider words, too, which count less', () => {
    const synonyms = new Synonyms([
      'lidar, camera < autonomous driving',
      'autonomous driving, 自动驾驶',
    ]);
    const [lidar] = terms('lidar', synonyms);
    expect(lidar?.phrases.map(({ text }) => text)).toEqual([
      ...['lidar', 'autonomous driving', '自动驾驶'],
    ]);
    const qualities = lidar?.phrases.map(({ quality }) => quality) ?? [];
    expect(qualities[0]).toBe(1);
    expect(Math.max(...qualities.slice(1))).toBeLessThan(0.9);
    // The wider word does not find the narrower one.
    expect(terms('autonomous driving', synonyms)[0]?.phrases).toHaveLength(2);
  });

  test('ask for the other names of what is named', () => {
    const [catl, sale] = queryTermsOf('宁德时代增发', none, [
      { at: 0, length: 3, names: ['CATL', '宁德时代'] },
    ]);
    expect([catl?.text, sale?.text]).toEqual(['宁德时代', '增发']);
    expect(catl?.phrases.map(({ text }) => text)).toEqual(['宁德时代', 'CATL']);
  });

  test('are the longest phrases with synonyms', () => {
    const synonyms = new Synonyms(['electric car, EV, 电动汽车', 'car, 汽车']);
    const [first, ...rest] = terms('subsidies for electric cars', synonyms).slice(1);
    expect(first?.text).toBe('electric cars');
    expect(first?.phrases.map(({ text }) => text)).toEqual(['electric cars', 'EV', '电动汽车']);
    expect(rest).toEqual([]);
  });
});

describe('The score of a text', () => {
  test.each([
    ['batteries', 'A battery maker', 1],
    ['merged', 'The two merge', 0.9],
    ['regulator', 'Regulations on data', 0.7],
    ['battery', 'A maker of steel', undefined],
    ['电池', '动力电池制造商', 1],
  ])('for %s in "%s" is %s', (query, text, score) => {
    const found = scoreOf(query, [text])?.score;
    if (score === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(score, 9);
  });

  test('counts a synonym less than the word, and takes only its own forms', () => {
    const synonyms = new Synonyms(['watchdog, regulator']);
    expect(scoreOf('watchdog', ['The regulators meet'], synonyms)?.score).toBeCloseTo(0.9, 9);
    expect(scoreOf('watchdog', ['Regulations on data'], synonyms)).toBeUndefined();
  });

  test('falls with the share of the query that does not match, and says which words these are', () => {
    const half = scoreOf('battery steel', ['A battery maker']);
    expect(half).toMatchObject({ score: 0.25, matched: ['battery'], missing: ['steel'] });
  });

  test('never falls when the text of an entity grows by another, and stays within 0 and 1', () => {
    const words = fc.array(
      fc.constantFrom('battery', 'batteries', 'steel', 'recycling', '电池', '回收', 'EV', 'of'),
      { minLength: 1, maxLength: 6 },
    );
    const synonyms = new Synonyms(['EV, electric vehicle', 'battery, 电池']);
    fc.assert(
      fc.property(
        words,
        fc.array(words, { minLength: 1, maxLength: 3 }),
        words,
        (query, texts, more) => {
          const written = texts.map((one) => one.join(' '));
          const before = scoreOf(query.join(' '), written, synonyms)?.score ?? 0;
          const after =
            scoreOf(query.join(' '), [...written, more.join(' ')], synonyms)?.score ?? 0;
          expect(after).toBeGreaterThanOrEqual(before - 1e-9);
          expect(after).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });
});
