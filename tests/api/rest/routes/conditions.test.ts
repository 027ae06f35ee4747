import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../../src/api/rest/routes/write-data-sets.js';

const ofMatch = (match: string) => conditionsOf({ headers: { 'if-match': match } }).ifMatch;

describe('If-Match of a data set that is put', () => {
  it.each([
    ['*', 'any'],
    [' * ', 'any'],
    ['"abc"', ['abc']],
    ['"abc", "def"', ['abc', 'def']],
    // A tag that may change without the content: it never matches.
    ['W/"abc"', []],
    ['W/"abc", "def"', ['def']],
    // A tag like any other.
    ['"*"', ['*']],
  ])('%s', (header, expected) => {
    expect(ofMatch(header)).toEqual(expected);
  });

  it.each(['', 'abc', '"abc', '*, "abc"', '"abc" "def"', 'w/"abc"'])('refuses %j', (header) => {
    expect(() => ofMatch(header)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it('does not hold where it is not sent', () => {
    expect(conditionsOf({ headers: {} })).toEqual({ isNew: false });
    expect(conditionsOf({ headers: { 'if-none-match': '*' } })).toEqual({ isNew: true });
  });
});
