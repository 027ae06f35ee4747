import { describe, expect, test } from 'vitest';
import { whatIsSaid } from '../../../scripts/docs/answer.js';

const question = { slug: 'a-question', title: '', group: '', note: '', query: '' };
const unknown = { message: 'No such name.', extensions: { code: 'UNKNOWN_NAME' } };
const fault = { message: 'Something went wrong.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

describe('What a page shows of an answer', () => {
  test('is its data, or the error that the question is asked for', () => {
    expect(whatIsSaid(question, { data: { a: 1 } })).toEqual({ a: 1 });
    const expecting = { ...question, error: 'UNKNOWN_NAME' };
    expect(whatIsSaid(expecting, { data: null, errors: [unknown] })).toEqual({
      errors: [{ code: 'UNKNOWN_NAME', message: 'No such name.' }],
    });
  });

  test.each([
    ['an error that nobody expects', undefined, { data: null, errors: [fault] }],
    ['an error beside data', undefined, { data: { a: 1 }, errors: [unknown] }],
    ['another error than the expected one', 'UNKNOWN_NAME', { data: null, errors: [fault] }],
    ['a fault beside the expected error', 'UNKNOWN_NAME', { data: null, errors: [unknown, fault] }],
    ['an answer where an error is expected', 'UNKNOWN_NAME', { data: { a: 1 } }],
  ])('is never %s', (_what, error, body) => {
    expect(() => whatIsSaid({ ...question, ...(error ? { error } : {}) }, body)).toThrow(
      /docs\/questions: a-question expects .*"# Error: CODE"/,
    );
  });
});
