import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { agreementOf } from '../../../src/dataset/statements/agreement.js';
import { mergeStatements } from '../../../src/dataset/statements/merge.js';
import {
  byPrecedence,
  nameOrder,
  type RankedDataSet,
  ruleBetween,
} from '../../../src/dataset/statements/precedence.js';
import { statementRows } from '../../../src/dataset/statements/statement.js';
import { fieldShapes, kindNamed, relationNamed } from '../../../src/ontology/index.js';

const policy = fieldShapes(kindNamed('Policy').schema);
const issued = fieldShapes(relationNamed('ISSUED').schema);
const field = (name: string) => {
  const found = [...policy, ...issued].find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

test.each([
  ['issuedOn', '2021-08-09', '2021-08-09', 'SAME'],
  ['issuedOn', '2021-08-09', '2021-08', 'FINER'],
  ['issuedOn', '2021', '2021-08', 'COARSER'],
  ['issuedOn', '2021-08', '2021-09', 'DIFFERENT'],
  ['issuedOn', '2021-1', '2021-10', 'DIFFERENT'],
  ['issuedOn', '2021-08-09', '2021-Q3', 'FINER'],
  ['issuedOn', '2021-Q3', '2021-H2', 'FINER'],
  ['issuedOn', '2021', '2021-H2', 'COARSER'],
  ['issuedOn', '2021-Q2', '2021-H2', 'DIFFERENT'],
  ['issuedOn', '2021-06', '2021-Q3', 'DIFFERENT'],
  ['role', 'LEAD', 'JOINT', 'FINER'],
  ['role', 'SOLE', 'JOINT', 'DIFFERENT'],
  ['status', 'MENTIONED', 'IN_FORCE', 'COARSER'],
  ['status', 'DRAFT', 'ISSUED', 'DIFFERENT'],
  ['issuerCount', 9, 9, 'SAME'],
  ['issuerCount', 9, 8, 'DIFFERENT'],
])('%s: %s beside %s is %s', (name, a, b, expected) => {
  expect(agreementOf(field(name), a, b)).toBe(expected);
});

describe('The order of data sets', () => {
  it('follows precedence, then the later publication, then the name', () => {
    const sets: RankedDataSet[] = [
      { name: 'd' },
      { name: 'c', publishedOn: '2021-09-07' },
      { name: 'b', publishedOn: '2021-09-08' },
      { name: 'e', precedence: 2 },
      { name: 'f', precedence: 1 },
      { name: 'a' },
    ];
    const sorted = [...sets].sort(byPrecedence);
    expect(sorted.map(({ name }) => name).join(' ')).toBe('f e b c a d');
    expect(sorted.slice(1).map((one, at) => ruleBetween(sorted[at] ?? one, one))).toEqual([
      'PRECEDENCE',
      'PRECEDENCE',
      'PUBLICATION',
      'PUBLICATION',
      'NAME',
    ]);
    expect(['x', 'd', 'f'].sort(nameOrder(sets))).toEqual(['f', 'd', 'x']);
  });
});

const dates = ['2021', '2021-08', '2021-08-09', '2021-08-10', '2022'];
const role = fc.constantFrom('SOLE', 'LEAD', 'JOINT');
const statement = fc.record(
  {
    role,
    since: fc.constantFrom(...dates),
    note: fc.constantFrom('one', 'another'),
    sources: fc
      .uniqueArray(fc.constantFrom('source:a', 'source:b', 'source:c'), { minLength: 1 })
      .map((all) => [...all]),
  },
  { requiredKeys: ['role', 'sources'] },
);

/** Whether both can be so, and whether the first says at least as much, written out once more. */
const compatible = (a: string, b: string) =>
  a === b ||
  a.startsWith(`${b}-`) ||
  b.startsWith(`${a}-`) ||
  `${a} ${b}`.match(/^(LEAD JOINT|JOINT LEAD)$/) !== null;
const saysAll = (a: string, b: string) =>
  a === b || a.startsWith(`${b}-`) || (a === 'LEAD' && b === 'JOINT');

describe('Statements of a relation, merged', () => {
  it('show for each field the first value, or one that says more; and differ where two exclude each other', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 2, maxLength: 4 }), (all) => {
        const ordered = all.map((value, at) => [`set-${at}`, value] as const);
        const { value, differing, otherSources } = mergeStatements(issued, ordered, false);
        for (const name of ['role', 'since'] as const) {
          const values = all.flatMap((one) => one[name] ?? []);
          const pairs = values.flatMap((a, at) => values.slice(at + 1).map((b) => [a, b] as const));
          expect(differing.includes(name)).toBe(pairs.some(([a, b]) => !compatible(a, b)));
          const [first] = values;
          if (first === undefined) expect(value[name]).toBeUndefined();
          else {
            expect(values).toContain(value[name]);
            expect(saysAll(value[name] as string, first)).toBe(true);
          }
        }
        const agreeing = all.filter((one) =>
          (['role', 'since'] as const).every(
            (name) => one[name] === undefined || saysAll(one[name], value[name] as string),
          ),
        );
        const sources = (agreeing.length > 0 ? agreeing : all).flatMap((one) => one.sources);
        expect(new Set(value.sources as string[])).toEqual(new Set(sources));
        expect(new Set([...(value.sources as string[]), ...otherSources])).toEqual(
          new Set(all.flatMap((one) => one.sources)),
        );
        expect(value.note).toBe(all.find((one) => one.note !== undefined)?.note);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are all there as statements, the shown ones marked', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (all) => {
        const ordered = all.map((value, at) => [`set-${at}`, value] as const);
        const { value } = mergeStatements(issued, ordered, false);
        const rows = statementRows(issued, ordered, false);
        for (const [dataSet, stated] of ordered)
          for (const name of ['role', 'since', 'note'] as const)
            expect(rows.filter((one) => one.dataSet === dataSet && one.field === name)).toEqual(
              stated[name] === undefined
                ? []
                : [
                    {
                      field: name,
                      value: stated[name],
                      dataSet,
                      shown: stated[name] === value[name],
                      references: stated.sources,
                    },
                  ],
            );
      }),
    );
  });
});

describe('Statements of an entity, merged', () => {
  const sources = (source: string) => ({ sources: [source] });

  it('count a value that a data set does not state only where nobody states one', () => {
    const known = { name: 'Plan', type: 'NOTICE', ...sources('source:brief') };
    const row = {
      ...{ name: 'Copied', type: 'RULES', status: 'ISSUED', issuedOn: '2021-08-09' },
      ...{ unstated: ['name', 'type', 'status'], ...sources('source:row') },
    };
    for (const ordered of [
      [['brief', known] as const, ['row', row] as const],
      [['row', row] as const, ['brief', known] as const],
    ]) {
      const { value, differing } = mergeStatements(policy, ordered, true);
      expect(value).toMatchObject({
        name: 'Plan',
        type: 'NOTICE',
        status: 'ISSUED',
        issuedOn: '2021-08-09',
        unstated: ['status'],
      });
      expect(value).not.toHaveProperty('names');
      expect(differing).toEqual([]);
      const said = statementRows(policy, ordered, true).map((one) => `${one.dataSet} ${one.field}`);
      expect(said.sort()).toEqual(['brief name', 'brief type', 'row issuedOn']);
    }
  });

  it('keep a name that is not shown as a further name, with the source of the data set that shows it', () => {
    const { value, differing } = mergeStatements(
      policy,
      [
        ['brief', { name: 'Plan', nameZh: '计划', ...sources('source:brief#top') }],
        ['row', { name: 'Plan', nameZh: '关于计划的通知', ...sources('source:row') }],
      ],
      true,
    );
    expect(value).toEqual({
      name: 'Plan',
      nameZh: '计划',
      names: [
        { text: '关于计划的通知', language: 'ZH', kind: 'ALTERNATIVE', source: 'source:row' },
      ],
      sources: ['source:brief#top', 'source:row'],
    });
    expect(differing).toEqual([]);
  });

  it('keeps the display name of another data set in the language that its letters say', () => {
    const names = ['工信部', 'Минпром', 'MIIT'];
    const { value } = mergeStatements(
      policy,
      [
        ['brief', { name: 'Ministry', ...sources('source:brief#top') }],
        ...names.map((name): [string, Record<string, unknown>] => [
          name,
          { name, ...sources('source:row') },
        ]),
      ],
      true,
    );
    expect(
      (value.names as { text: string; language: string }[]).map((one) => one.language),
    ).toEqual(['ZH', 'UND', 'EN']);
  });
});
