import fc from 'fast-check';
import {
  countedFields,
  type FieldShape,
  type FilteredType,
  fieldShapes,
  filteredTypeOf,
  kindNamed,
  mentionFieldOf,
  operatorsOn,
  relationFiltersOf,
  type Traversal,
  traversalsOf,
} from '../../src/ontology/index.js';
import { reachKinds } from '../../src/query/reach.js';
import { codesIn, codesOf, generatedDates, generatedWords } from './generated.js';
import type { Facts } from './oracle/facts.js';
import type { Where } from './oracle/where.js';

/** Filters of a kind as the schema allows them, with conditions within conditions `depth` deep at most. */
export function whereArbitraries(facts: Facts) {
  const made = new Map<string, fc.Arbitrary<Where>>();
  const names = namesOf(facts);

  function where(kind: string, depth: number): fc.Arbitrary<Where> {
    const key = `${kind} ${depth}`;
    const found = made.get(key);
    if (found) return found;
    const clauses = fc.array(clause(kind, depth), { maxLength: depth > 0 ? 2 : 3, size: 'max' });
    const arbitrary = clauses.map((parts): Where => Object.assign({}, ...parts));
    made.set(key, arbitrary);
    return arbitrary;
  }

  function clause(kind: string, depth: number): fc.Arbitrary<Where> {
    const sides = traversalsOf(kind);
    const one = (name: string, value: fc.Arbitrary<unknown>) => value.map((v) => ({ [name]: v }));
    const fields = filterable(fieldShapes(kindNamed(kind).schema), ['id']);
    const flat = [
      fc.oneof(...fields.map((field) => one(field.name, fieldArbitrary(field, facts)))),
      one('id', few(fc.constantFrom(...facts.ids(kind)))),
      one('anyName', few(names([kind]))),
      fc.oneof(
        ...relationFiltersOf(kind).map(({ field, targetKinds }) =>
          one(field, few(names(targetKinds))),
        ),
      ),
      fc.oneof(
        ...countedFields.map(({ argument, vocabulary }) =>
          one(argument, few(fc.constantFrom(...codesIn(vocabulary)), 0)),
        ),
      ),
    ];
    if (mentionFieldOf(kind)) flat.push(one('onlyMentioned', fc.boolean()));
    if (kind === 'Policy') flat.push(one('affecting', affectingArbitrary(names)));
    if (depth === 0) return fc.oneof(...flat);
    const within = where(kind, depth - 1);
    const relations = fc.oneof(...sides.map((side) => one(side.field, condition(side, depth - 1))));
    return fc.oneof(
      ...flat.map((arbitrary) => ({ arbitrary, weight: 2 })),
      { arbitrary: one('some', relations), weight: 4 },
      { arbitrary: one('none', relations), weight: 2 },
      { arbitrary: one('not', within), weight: 3 },
      { arbitrary: one('and', few(within, 0)), weight: 1 },
      { arbitrary: one('or', few(within, 0)), weight: 3 },
    );
  }

  function condition(side: Traversal, depth: number): fc.Arbitrary<Where> {
    const fields = filterable(fieldShapes(side.relation.schema), ['from', 'to']);
    const node =
      side.targetKinds.length === 1 ? where(side.targetKinds[0] as string, depth) : anyKind(side);
    return fc.record(
      {
        node,
        ...Object.fromEntries(fields.map((field) => [field.name, fieldArbitrary(field, facts)])),
      },
      { requiredKeys: [] },
    );
  }

  function anyKind({ targetKinds: others }: Traversal): fc.Arbitrary<Where> {
    const ids = others.flatMap((kind) => facts.ids(kind));
    return fc.record(
      {
        id: few(fc.constantFrom(...ids)),
        anyName: few(names(others)),
        // Codes in capitals, and the names that requests wrote before.
        kind: few(fc.constantFrom(...others, ...others.map((kind) => kind.toUpperCase())), 0),
      },
      { requiredKeys: [] },
    );
  }

  return { where, condition };
}

/** Ids, and names that one alone bears. */
function namesOf(facts: Facts) {
  return (kinds: readonly string[]): fc.Arbitrary<string> => {
    const all = kinds
      .flatMap((kind) => facts.ids(kind))
      .flatMap((id) => {
        const value = facts.entities.get(id);
        return [id, value?.name, value?.nameZh].filter(
          (text): text is string => typeof text === 'string' && facts.named(text) === id,
        );
      });
    return fc.constantFrom(...all);
  };
}

function affectingArbitrary(names: ReturnType<typeof namesOf>): fc.Arbitrary<unknown> {
  const more = {
    via: few(fc.constantFrom(...reachKinds)),
    basis: few(fc.constantFrom('TEXT', 'ANALYST')),
    certainty: few(fc.constantFrom('STATED', 'LIKELY', 'POSSIBLE', 'UNLIKELY')),
  };
  const [sector, company] = [few(names(['Sector']), 1, 4), few(names(['Company']), 1, 4)];
  return fc.oneof(
    fc.record({ sector, ...more }, { requiredKeys: ['sector'] }),
    fc.record({ company, ...more }, { requiredKeys: ['company'] }),
    fc.record({ sector, company, ...more }, { requiredKeys: ['sector', 'company'] }),
  );
}

function filterable(fields: readonly FieldShape[], but: readonly string[]): FieldShape[] {
  return fields.filter((field) => filteredTypeOf(field) && !but.includes(field.name));
}

/** Some of the operators on a field, each with an argument of its type. */
function fieldArbitrary(field: FieldShape, facts: Facts): fc.Arbitrary<Where> {
  const { value, listed = value, least = 1, most = 3 } = valuesFor(field, facts);
  const argumentsOf = {
    VALUE: value,
    LIST: few(listed, least, most),
    YES_OR_NO: fc.boolean(),
    CURRENCY: fc.constantFrom('CNY', 'USD', 'EUR'),
  } as const;
  const type = filteredTypeOf(field) as FilteredType;
  const operators = operatorsOn(type);
  // A bound without a currency is refused.
  const requiredKeys = type === 'amount' ? ['currency'] : [];
  return fc.record(
    Object.fromEntries(operators.map(({ name, argument }) => [name, argumentsOf[argument]])),
    { requiredKeys },
  ) as fc.Arbitrary<Where>;
}

/** Values to compare a field with, and those for a list where they differ: whole texts, not parts of them. */
interface Values {
  readonly value: fc.Arbitrary<unknown>;
  readonly listed?: fc.Arbitrary<unknown>;
  readonly least?: number;
  readonly most?: number;
}

function valuesFor(field: FieldShape, facts: Facts): Values {
  if (field.type === 'reference')
    return { value: fc.constantFrom(...facts.ids(field.reference ?? '')), least: 0 };
  switch (filteredTypeOf(field)) {
    case 'enum':
      return { value: fc.constantFrom(...codesOf(field)), least: 0, most: 4 };
    case 'boolean':
      return { value: fc.boolean() };
    case 'date':
      return { value: fc.constantFrom(...generatedDates) };
    case 'number':
    case 'amount':
      return { value: fc.constantFrom(0, 0.5, 1, 2, 2.25, 3, 33.3, 50), least: 0 };
    default: {
      const texts = generatedWords.flatMap((word) => [`${word} 0`, `${word} 1`]);
      return {
        value: fc.constantFrom(...generatedWords, '', 'TWIN', 'ÜNÏ', ' 1'),
        listed: fc.constantFrom('Twin', ...texts),
        least: 0,
        most: 6,
      };
    }
  }
}

function few<Value>(arbitrary: fc.Arbitrary<Value>, least = 1, most = 3): fc.Arbitrary<Value[]> {
  return fc.array(arbitrary, { minLength: least, maxLength: most });
}
