import { expect, test } from 'vitest';
import { KeptNames } from '../../../src/queries/search/kept-names.js';
import { candidateOf } from '../../../src/text/search/candidate.js';

const named = (at: number) =>
  candidateOf([`company:c${at}`, 'Company', `Company ${at}`, null, null, null, null, null, null]);

test('Kept names stay within their limit, and those in use outlast the others', () => {
  const kept = new KeptNames(20_000);
  for (let at = 0; at < 1_000; at++) {
    kept.set(`p${at}`, named(at));
    expect(kept.get('p0')?.id).toBe('company:c0');
    expect(kept.get(`p${at}`)?.id).toBe(`company:c${at}`);
  }
  const left = Array.from({ length: 1_000 }, (_, at) => kept.get(`p${at}`)).filter(Boolean);
  expect(left.length).toBeGreaterThan(1);
  // Each takes more than 600 bytes, so that no more than 33 fit.
  expect(left.length).toBeLessThan(34);
});
