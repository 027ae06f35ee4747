import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Difference,
  fieldDifferences,
  linkDifferences,
} from '../../../src/dataset/statements/difference.js';
import { byPrecedence, ruleBetween } from '../../../src/dataset/statements/precedence.js';
import { type Statement, statementRows } from '../../../src/dataset/statements/statement.js';
import {
  exhaustiveTraversalsOf,
  fieldShapes,
  kindNamed,
  relationNamed,
} from '../../../src/ontology/index.js';
import { differingDataSets, type Rank } from '../../helpers/differing-data-sets.js';
import { type Said, type SaidDifference, toldBy } from '../../helpers/oracle/statements.js';

const rank: fc.Arbitrary<Rank> = fc.record(
  {
    precedence: fc.constantFrom(1, 2),
    publishedOn: fc.constantFrom('2021-09-07', '2021-10-01'),
  },
  { requiredKeys: [] },
);

const line = (
  { field, value, dataSet, shown }: Omit<Said, 'sources'>,
  sources: readonly string[],
) => [field, value?.split('; ').sort().join('; '), dataSet, shown, ...new Set(sources)].join(' | ');
const linesOf = (all: readonly Statement[]) => all.map((one) => line(one, one.references)).sort();
const expectedLines = (all: readonly Said[]) => all.map((one) => line(one, one.sources)).sort();

const toldOf = (all: readonly Difference<string>[], ruleOf: (one: Difference<string>) => unknown) =>
  all
    .map((one) =>
      [one.reason, one.field, one.other, ruleOf(one), ...linesOf(one.statements)].join('\n'),
    )
    .sort();
const expectedOf = (all: readonly SaidDifference[]) =>
  all
    .map(({ reason, field, other, rule, statements }) =>
      [reason, field, other, rule, ...expectedLines(statements)].join('\n'),
    )
    .sort();

test('random data sets have the statements and differences that a plain evaluation finds', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30), fc.array(rank, { minLength: 2, maxLength: 4 }), (seed, ranks) => {
      const sets = differingDataSets(seed, ranks);
      const given = sets.map(({ meta, ...content }) => ({ ...meta, ...content }));
      const ordered = [...given].sort(byPrecedence);
      const { entities, relations } = toldBy(given);
      const ruleOf = ({ decidedBetween }: Difference<string>) => {
        const [a, b] = (decidedBetween ?? []).map((name) => given.find((s) => s.name === name));
        return a && b ? ruleBetween(a, b) : null;
      };
      const linked = (id: string) =>
        ordered.flatMap(({ name, relations: all }) =>
          all.filter((one) => one.id === id).map(({ value }) => [name, value] as const),
        );
      for (const [id, { kind, statements, differences }] of entities) {
        const fields = fieldShapes(kindNamed(kind).schema);
        const stated = ordered.flatMap(({ name, entities: all }) =>
          all.filter(({ value }) => value.id === id).map(({ value }) => [name, value] as const),
        );
        expect(linesOf(statementRows(fields, stated, true))).toEqual(expectedLines(statements));
        const found = [
          ...fieldDifferences(fields, stated, true),
          ...exhaustiveTraversalsOf(kind).flatMap(({ relation, field }) =>
            linkDifferences(
              field,
              'role',
              fieldShapes(relation.schema),
              [...relations]
                .filter(([, one]) => one.kind === relation.name && one.to === id)
                .map(([of, { from }]) => ({ other: from, statements: linked(of) })),
            ),
          ),
        ];
        expect(toldOf(found, ruleOf)).toEqual(expectedOf(differences));
      }
      for (const [id, { kind, statements, differences }] of relations) {
        const fields = fieldShapes(relationNamed(kind).schema);
        const rows = statementRows(fields, linked(id), false);
        expect(linesOf(rows)).toEqual(expectedLines(statements));
        expect(toldOf(fieldDifferences(fields, linked(id), false), ruleOf)).toEqual(
          expectedOf(differences),
        );
      }
    }),
    { numRuns: 60 },
  );
});
