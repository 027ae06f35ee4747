import { expect, it } from 'vitest';
import { fieldErrors } from '../../src/api/field-errors.js';

const notAmongThem = (at: number) => ({
  keyword: 'invalid_value',
  instancePath: `/by/${at}`,
  params: { values: ['PARTIES', 'DATE'] },
});

it('repeats the value of a list that is wrong, not its letter', () => {
  expect(fieldErrors([notAmongThem(0)], { by: 'PARTIES_ROLE' })).toEqual([
    {
      path: 'by.0',
      message: 'by.0: "PARTIES_ROLE" is not allowed; allowed is one of PARTIES, DATE.',
    },
  ]);
  const [second] = fieldErrors([notAmongThem(1)], { by: 'DATE, PARTY' });
  expect(second?.message).toContain('"PARTY"');
});
