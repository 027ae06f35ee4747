import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  checkOntology,
  countedFields,
  kinds,
  relationId,
  relationNamed,
  relations,
  traversalsOf,
  vocabularies,
} from '../../src/ontology/index.js';
import { kind } from '../../src/ontology/kind.js';
import { relation } from '../../src/ontology/relation.js';
import { term, vocabulary } from '../../src/ontology/vocabulary.js';

const sound = { kinds, relations, vocabularies };
const text = { en: 'x', zh: '某' };
const tie = (changes: object) =>
  relation({
    name: 'TIES',
    sentence: 'A ties B',
    label: { en: 'ties', zh: '联' },
    reverse: { en: 'tied by', zh: '被联' },
    says: { en: '{from} ties {to}', zh: '{from}联{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'Ties.',
    ends: [['Policy', 'Policy']],
    ...changes,
  });

test('docs/rest.md names the statuses that filters count by default, and the certainties that they leave out', () => {
  const page = readFileSync(new URL('../../docs/rest.md', import.meta.url), 'utf8');
  const [status, certainty] = ['status', 'certainty'].map((name) =>
    countedFields.find(({ field }) => field === name),
  );
  const counted = status?.codes.map((code) => `\`${code}\``).join(', ');
  const leftOut = certainty?.allCodes.filter((code) => !certainty.codes.includes(code));
  expect(page).toContain(counted?.replace(/, ([^,]+)$/, ' or $1'));
  expect(leftOut?.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

describe('the ontology', () => {
  test('has no fault', () => expect(checkOntology()).toEqual([]));

  test.each([
    [
      'an end that is no kind',
      { relations: [...relations, tie({ ends: [['Policy', 'Planet']] })] },
      'relation TIES: end Planet is no kind',
    ],
    [
      'two labels alike',
      { relations: [...relations, tie({ label: { en: 'issued', zh: '联' } })] },
      'label issued stands twice',
    ],
    [
      'a missing reverse label',
      { relations: [...relations, tie({ reverse: { en: 'tied by', zh: '' } })] },
      'relation TIES: reverse label is missing',
    ],
    [
      'a relation of which only the name is written',
      { relations: [...relations, { name: 'TIES', sortKeys: [], schema: z.object({}) } as never] },
      'relation TIES: reverse label is missing',
    ],
    [
      'a missing description',
      { relations: [...relations, tie({ description: '' })] },
      'relation TIES: description is missing',
    ],
    [
      'a field without description',
      { relations: [...relations, tie({ fields: { weight: z.number() } })] },
      'relation TIES: field weight: description is missing',
    ],
    [
      'a code that GraphQL does not take',
      {
        vocabularies: [
          ...vocabularies,
          vocabulary('Bad', 'Bad.', { 'IN-FORCE': term('x', '某', 'X.') }),
        ],
      },
      'vocabulary Bad: code IN-FORCE is not a legal GraphQL enum value in capitals',
    ],
    [
      'a sort by no field',
      {
        kinds: [
          ...kinds,
          kind({
            name: 'Thing',
            plural: 'things',
            label: text,
            description: 'Thing.',
            shape: 'ellipse',
            color: ['#fff', '#fff', '#fff'],
            sortBy: ['weight'],
            fields: {},
          }),
        ],
      },
      'kind Thing: sorts by weight, which is no field of it',
    ],
    [
      'a kind that stands twice',
      { kinds: [...kinds, ...kinds.slice(0, 1)] },
      'kind Policy stands twice',
    ],
  ])('names %s', (_what, change, fault) =>
    expect(checkOntology({ ...sound, ...change })).toContain(fault),
  );

  test('gives a symmetric relation one id, whichever end is named first', () => {
    const id = (from: string, to: string) =>
      relationId(relationNamed('PARTNERS_WITH'), { from, to });
    expect(id('company:b', 'company:a')).toBe(id('company:a', 'company:b'));
    expect(relationId(relationNamed('ACQUIRES'), { from: 'company:b', to: 'company:a' })).toBe(
      'acquires:company:b>company:a',
    );
  });

  test('shows a relation from both of its ends', () => {
    expect(traversalsOf('Agency').find(({ field }) => field === 'issued')?.targetKinds).toEqual([
      'Policy',
    ]);
    expect(traversalsOf('Policy').find(({ field }) => field === 'issuedBy')?.targetKinds).toEqual([
      'Agency',
    ]);
  });
});
