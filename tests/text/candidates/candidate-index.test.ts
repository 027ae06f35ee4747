import { describe, expect, test } from 'vitest';
import { CandidateIndex } from '../../../src/text/candidates/candidate-index.js';
import { WholeIndex } from '../../../src/text/candidates/whole-index.js';
import { WordIndex } from '../../../src/text/candidates/word-index.js';
import { readName, textOf } from '../../../src/text/match/score-name.js';
import { misspelt } from '../../../src/text/normalise/edit-distance.js';

const read = (text: string) => readName({ text, language: 'EN', field: 'NAME', nameKind: null });

function indexOf(names: readonly string[]) {
  const index = new CandidateIndex();
  for (const name of names) index.add(read(name));
  return (text: string) => index.candidates(textOf(text)).map((place) => names[place]);
}

describe('Candidates of a text', () => {
  test('are names with a misspelt, inflected, shortened or joined word of it', () => {
    const found = indexOf([
      'Ministry of Transport',
      'Ministry of Finance',
      'Sense Time',
      'Harbin Technology Works',
    ]);
    expect(found('Ministry of Transportation')[0]).toBe('Ministry of Transport');
    expect(found('Finnance Department')[0]).toBe('Ministry of Finance');
    expect(found('SenseTime')[0]).toBe('Sense Time');
    expect(found('Harbin Tech')[0]).toBe('Harbin Technology Works');
    expect(found('Nothing alike')).toEqual([]);
  });

  test('are Chinese names that share characters with it or sound like it', () => {
    const found = indexOf(['工业和信息化部', '交通运输部', '中国石油化工集团']);
    expect(found('工信部')[0]).toBe('工业和信息化部');
    expect(found('jiaotongyunshubu')[0]).toBe('交通运输部');
    expect(found('jiaotongyunshobu')[0]).toBe('交通运输部');
    expect(found('yunshubu')[0]).toBe('交通运输部');
    expect(found('中石化')[0]).toBe('中国石油化工集团');
  });

  test('are found in a long list by the rare words of the text, and by common ones if it has no others', () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `Works ${at.toString(36)} Energy`);
    const found = indexOf([...names, 'Energy Works', 'Kunlun Energy Works']);
    expect(found('Kunlun Energi Works')[0]).toBe('Kunlun Energy Works');
    expect(found('Works Energy').length).toBeGreaterThan(0);
  });
});

describe('Words near a word', () => {
  test('are those that were added before and after it was asked for', () => {
    const words = new WordIndex();
    const technology = words.add('technology');
    expect(words.near('technology').map(({ word }) => word)).toEqual([technology]);
    const later = [words.add('technologies'), words.add('technolgoy'), words.add('tech')];
    words.add('finance');
    expect(
      words
        .near('technology')
        .map(({ word }) => word)
        .sort((a, b) => a - b),
    ).toEqual([technology, ...later]);
  });
});

describe('Whole names near a text', () => {
  test('are long ones with two wrong letters anywhere', () => {
    const wholes = new WholeIndex();
    const name = 'beijingzhongkenengyuanjishu';
    const number = wholes.add(name);
    for (const wrong of ['eijingzhongkenengyuanjish', 'beijingzhnogkenengyuanjisxu', `a${name}b`])
      expect(wholes.near(wrong)).toEqual([number]);
    expect(wholes.near('beijingzhongkenengyuan')).toEqual([]);
  });

  test('are all with as few wrong letters as a comparison with each finds, the nearest first', () => {
    const wholes = new WholeIndex();
    const letters = 'aeghijnouxz';
    let seed = 1;
    const below = (most: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * most);
    };
    const letter = () => letters[below(letters.length)];
    const wrong = (text: string) => {
      const at = below(text.length);
      return below(3) === 0
        ? text.slice(0, at) + text.slice(at + 1)
        : text.slice(0, at) + letter() + text.slice(at + below(2));
    };
    const names = new Set<string>();
    for (let count = 0; count < 600; count++) {
      const beginning = Array.from({ length: 3 + below(14) }, letter).join('');
      names.add(`${beginning}${['', 'keji', 'kejiyouxiangongsi'][count % 3]}`);
    }
    const all = [...names];
    for (const name of all) wholes.add(name);
    for (let count = 0; count < 2_000; count++) {
      const text = wrong(wrong(all[below(all.length)] ?? ''));
      const found = all
        .map((name, number) => ({ number, edits: name === text ? 0 : misspelt(text, name) }))
        .filter(({ edits }) => edits !== undefined)
        .sort((a, b) => (a.edits ?? 0) - (b.edits ?? 0) || a.number - b.number);
      expect([text, wholes.near(text)]).toEqual([text, found.map(({ number }) => number)]);
    }
  });
});
