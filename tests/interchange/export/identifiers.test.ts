import { describe, expect, test } from 'vitest';
import { identifierOf, isLei, isUscc } from '../../../src/text/normalise/identifier.js';

test.each([
  ['LEI:213800KUD8LAJWSQ9D15', 'LEI', '213800KUD8LAJWSQ9D15'],
  ['lei: 2138 00ku d8la jwsq 9d15', 'LEI', '213800KUD8LAJWSQ9D15'],
  ['统一社会信用代码：91110000600037341L', 'USCC', '91110000600037341L'],
  ['Unified Social Credit Code:91110000600037341l', 'USCC', '91110000600037341L'],
  ['constructor:7', 'constructor', '7'],
  ['CIK:0001', 'CIK', '0001'],
  ['91110000600037341L', undefined, '91110000600037341L'],
  ['CIK:', undefined, 'CIK:'],
])('%s is of the scheme %s', (text, scheme, value) => {
  expect(identifierOf(text)).toEqual({ scheme, value });
});

describe('check digits', () => {
  test('of an LEI are right', () => {
    expect(['213800KUD8LAJWSQ9D15', '5493001KJTIIGC8Y1R12'].map(isLei)).toEqual([true, true]);
    expect(
      ['213800KUD8LXJWSQ9D15', '213800KUD8LAJWSQ9D1', '213800kud8lajwsq9d15'].map(isLei),
    ).toEqual([false, false, false]);
  });

  test('of a Unified Social Credit Code are right', () => {
    expect(['91110000600037341L', '914403001922038216'].map(isUscc)).toEqual([true, true]);
    expect(['A1110000600037341L', '914403001922038215', '91110000600037341'].map(isUscc)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
