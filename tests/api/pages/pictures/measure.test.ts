import { describe, expect, it } from 'vitest';
import { widthOf, wrapped } from '../../../../src/api/pages/pictures/measure.js';

describe('Text that is broken into lines', () => {
  it('stays whole where it fits', () => {
    expect(wrapped('State Council', 20, 2)).toEqual({ lines: ['State Council'], isCut: false });
  });

  it('breaks at spaces and beside Chinese characters, and loses nothing', () => {
    const english = wrapped('Ministry of Industry and Information Technology', 14, 5);
    expect(english.lines.join(' ')).toBe('Ministry of Industry and Information Technology');
    expect(english.lines.length).toBeGreaterThan(1);
    const chinese = wrapped('中华人民共和国工业和信息化部', 6, 5);
    expect(chinese.lines.join('')).toBe('中华人民共和国工业和信息化部');
    expect(chinese.isCut).toBe(false);
  });

  it('ends with an ellipsis where it does not fit, and is never wider than its place', () => {
    for (const text of [
      'x'.repeat(2_000),
      '政'.repeat(2_000),
      'a b '.repeat(500),
      'W'.repeat(90),
    ]) {
      const { lines, isCut } = wrapped(text, 15, 2);
      expect(isCut).toBe(true);
      expect(lines).toHaveLength(2);
      expect(lines.at(-1)).toMatch(/…$/);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(15);
    }
  });

  it('holds empty text', () => {
    expect(wrapped(' ', 10, 2)).toEqual({ lines: [''], isCut: false });
  });
});
