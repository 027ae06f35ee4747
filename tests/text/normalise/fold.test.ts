import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, nameKey } from '../../../src/text/normalise/fold.js';
import { spoken } from '../../../src/text/normalise/pinyin.js';
import { searchKeysOf } from '../../../src/text/normalise/search-keys.js';
import { isWithinWord, wordsOf } from '../../../src/text/normalise/words.js';

describe('a name', () => {
  test.each([
    ['MIIT', 'ｍｉｉｔ'],
    ['Ministry of  Finance', 'ministry of finance'],
    ['Lynk & Co', 'LYNK & CO.'],
    ['EV-makers', 'EV makers'],
    ['財政部', '财政部'],
    ['《網絡安全法》', '网络安全法'],
    ['Citroën', 'citroen'],
  ])('%s is the same as %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  test.each([
    ['MOF', 'MOFCOM'],
    ['S&T', 'ST'],
    ['2021', '2025'],
  ])('%s is another than %s', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));

  test('has a key that is its own key, and knows for each letter where it comes from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { key, at, text } = fold(name);
        expect(nameKey(name)).toBe(key);
        expect(nameKey(key)).toBe(key);
        expect(at).toHaveLength(key.length);
        expect(at.every((place) => place < text.length)).toBe(true);
        expect([...at].sort((a, b) => a - b)).toEqual(at);
      }),
    );
  });

  test.each([
    'Lynk & Co.',
    ' EV--makers ',
    '工信部',
    '工信 5g',
    '財政部',
    '𠀀部',
    'か\u3099',
    'E\u0301cole',
  ])('has one key, however it is found out: %s', (name) =>
    expect(nameKey(name)).toBe(fold(name).key),
  );

  test('has words, a run of Chinese being one', () => {
    expect(wordsOf('5g技术 plan')).toEqual([
      { text: '5g', start: 0, isHan: false },
      { text: '技术', start: 2, isHan: true },
      { text: 'plan', start: 5, isHan: false },
    ]);
    expect(wordsOf('🚗 & *')).toEqual([]);
  });

  test('has places within its words, none of them in Chinese', () => {
    const key = '5g技术 𝒜b';
    const within = Array.from({ length: key.length + 1 }, (_, at) => at);
    expect(within.filter((at) => isWithinWord(key, at))).toEqual([1, 7]);
  });

  test('is said in pinyin by its context, without tones, ü as u', () => {
    expect(spoken('重庆银行')).toMatchObject({ letters: 'chongqingyinhang', initials: 'cqyh' });
    expect(spoken('5g女')).toMatchObject({ letters: '5gnu', starts: [0, 2], initials: undefined });
    expect(spoken('miit')).toBeUndefined();
  });

  test('is found by its parts', () => {
    expect(searchKeysOf('Agency', 'agency:miit-2', ['工信部', 'State Council']).split(' ')).toEqual(
      [
        '=agency',
        '@agency:miit_2',
        ...['^工信部', '工', '信', '部', '工信', '信部'],
        ...['gongxinbu', 'xinbu', 'bu', 'gxb'],
        ...['^state_council', '~statecouncil', '~council_state', 'state', 'council'],
      ],
    );
  });

  test('is found by its other forms: those of an agency without the country, others with abbreviations in full', () => {
    const formsIn = (kind: string, name: string) =>
      searchKeysOf(kind, 'agency:one', [name])
        .split(' ')
        .filter((key) => key.startsWith('~'));
    expect(formsIn('Agency', '国家能源局')).toEqual(['~能源局']);
    expect(formsIn('Agency', 'Min. of Commerce, PRC')).toEqual([
      '~ministry_of_commerce_prc',
      '~ministry_of_commerce',
      '~ministryofcommerce',
      '~commerce_ministry',
    ]);
    expect(formsIn('Company', '中国移动')).toEqual([]);
    expect(formsIn('Company', 'Xiaomi Corp.')).toEqual(['~xiaomi_corporation']);
    expect(formsIn('Company', 'ООО "Заря"')).toEqual(['~llc_zarya', '~zarya_llc']);
  });
});
