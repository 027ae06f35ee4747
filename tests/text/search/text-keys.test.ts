import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textKeysOf, textQuery } from '../../../src/text/search/words/text-keys.js';

describe('The index terms of texts', () => {
  test('are stems of English words without the commonest, and pairs of Chinese characters', () => {
    expect(textKeysOf(['Subsidies for the batteries', '新能源汽车'])).toBe(
      'subsidi batteri | 新能 能源 源汽 汽车',
    );
  });

  test('of a query find any inflection, words of a phrase only side by side', () => {
    expect(textQuery(['battery subsidy', '回收'])).toBe('textKeys:("batteri subsidi" "回收")');
    expect(textQuery(['of the'])).toBeUndefined();
  });

  test('hold each phrase that stands in a text, and none across two texts', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$|^[一-鿿]{1,4}$/), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, a, b) => {
        const [from, to] = [a % all.length, b % all.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const query = textQuery([all.slice(from, to + 1).join(' ')]);
        const phrase = query?.slice('textKeys:("'.length, -'")'.length);
        if (phrase) expect(` ${textKeysOf([all.join(' ')])} `).toContain(` ${phrase} `);
      }),
    );
    expect(textKeysOf(['one two', 'three'])).toBe('on two | three');
  });
});
