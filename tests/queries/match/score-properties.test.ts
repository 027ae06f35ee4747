import { expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { saidConditions } from '../../../src/queries/match/properties.js';
import type { PropertyValue } from '../../../src/queries/match/request.js';
import { agreementOf, readingOnce } from '../../../src/queries/match/score-properties.js';
import { propertiesOfKind } from '../../../src/queries/properties/index.js';

const agreement = (id: string, known: string | number, given: readonly PropertyValue[]) => {
  const property = propertiesOfKind('Policy').find((one) => one.id === id);
  if (!property) throw new Error(`A policy has no ${id}.`);
  return agreementOf(property, [known], given, readingOnce(), {} as Graph);
};

test.each([
  ['issuedOn', '2021-08-17', 'n/a'],
  ['issuedOn', '2021-08-17', 'unknown'],
  ['issuedOn', '2021-08-17', '?'],
  ['issuerCount', 3, 'several'],
  ['type', 'OPINIONS', 'n/a'],
  ['type', 'OPINIONS', '-'],
] as const)('%s %s is not contradicted by %j, which cannot be read', async (id, known, given) => {
  expect(await agreement(id, known, [given])).toBeUndefined();
});

test.each([
  ['issuedOn', '2021-08-17', ['n/a', '2021年8月17日'], 1],
  ['issuedOn', '2021-08-17', ['1999'], 0],
  ['issuedOn', '2021-08-17', ['Q3 2021'], 0.9],
  ['issuedOn', '2021-Q3', ['2021年第三季度'], 1],
  ['issuedOn', '2021-H1', ['2021-08'], 0.3],
  ['issuerCount', 3, ['3', 'x'], 1],
  ['type', 'OPINIONS', ['Law'], 0],
  ['type', 'OPINIONS', ['', 'opinions'], 1],
] as const)('%s %s is compared with what of %j can be read', async (id, known, given, expected) => {
  expect(await agreement(id, known, given)).toBe(expected);
});

test('conditions without values are none', () => {
  expect(
    saidConditions([
      { property: 'type', values: ['', '  '] },
      { property: 'issuedBy', values: [{ id: '' }] },
      { property: 'issuedOn', values: ['', '2021'] },
      { property: 'issuerCount', values: [] },
    ]),
  ).toEqual([{ property: 'issuedOn', values: ['2021'] }]);
});
