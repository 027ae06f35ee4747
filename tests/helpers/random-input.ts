import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Random } from './random.js';
import type { Known } from './random-document.js';

/** Texts that have hurt somebody: other scripts, signs of Cypher and JSON, halves of characters, some that grow when folded. */
const hardTexts = [
  ...['', ' ', '\u0000', '\u200b', '\ufdfa', '\ufdfa'.repeat(60), '𠮷林', '工信部', 'İ', 'ﬀ'],
  ...['a"b', "o'c", '\\', '$p0', '`', '{{', '/*', '//', '*', '~', ':', 'NaN', '__proto__'],
  ...['\ud83d', 'é'.repeat(199), 'x'.repeat(200), 'x'.repeat(201), 'y'.repeat(5_000)],
];
const hardDates = [
  ...['2021', '2021-08', '2021-08-17', '2021-09-01', '2020-02-29', '1949-10-01', '9999-12-31'],
  ...['2021-Q3', '2021-H1', '0000-Q1', '9999-H2', '2021-Q5', '2021-H3', '2021-q3', '2021-Q3-01'],
  ...['0000', '0001-01-01', '0099-12', '2021-02-30', '2021-13', '', '2021-8-1', '10000-01-01'],
  ...['2021-08-17T00:00:00Z', '-2021', 'today', '２０２１'],
];
const wholeDays = ['2020-12-31', '2021-01-01', '2021-08-17', '2021-08-31', '2021-09-01'];
const hardNumbers = [0, 1, -1, 2, 3, 5, 20, 100, 200, 201, 1_000, 2 ** 31 - 1, -(2 ** 31)];

/** Arguments that say how much: random ones would be refused nearly always. */
const sizes: Readonly<Record<string, readonly (number | null)[]>> = {
  first: [0, 1, 2, 3, 5, 20, null],
  last: [0, 1, 2, 3, null],
  depth: [1, 1, 2, null],
  maxHops: [1, 2, 3, null],
  limit: [1, 5, 20, null],
  top: [1, 2, 5, null],
};

/** Fields of an input object that are given, where none is required. */
const MAX_PARTS = 3;
/** Input objects within one another. */
const MAX_DEPTH = 4;

/** A random value of an input type, as it stands in JSON. `name` is that of the argument or field that takes it. */
export function randomInput(
  name: string,
  type: GraphQLInputType,
  random: Random,
  known: Known,
  depth = 0,
): unknown {
  if (isNonNullType(type)) return givenValue(name, type.ofType, random, known, depth);
  if (random.chance(depth === 0 ? 0.1 : 0.004)) return null;
  return givenValue(name, type, random, known, depth);
}

function givenValue(
  name: string,
  type: GraphQLInputType,
  random: Random,
  known: Known,
  depth: number,
): unknown {
  if (isNonNullType(type)) return givenValue(name, type.ofType, random, known, depth);
  if (isListType(type)) {
    const length = random.chance(0.02) ? 250 : random.oneOf([0, 1, 1, 1, 2, 3]);
    return Array.from({ length }, () => givenValue(name, type.ofType, random, known, depth));
  }
  if (isEnumType(type)) return random.oneOf(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const most = depth < MAX_DEPTH ? random.below(MAX_PARTS + 1) : 0;
    const chosen = new Set([
      ...fields.filter(isRequiredInputField),
      ...(fields.length > 0 ? Array.from({ length: most }, () => random.oneOf(fields)) : []),
    ]);
    return Object.fromEntries(
      [...chosen].map((field) => [
        field.name,
        randomInput(field.name, field.type, random, known, depth + 1),
      ]),
    );
  }
  const usual = sizes[name];
  if (usual && random.chance(0.9)) return random.oneOf(usual);
  switch (type.name) {
    case 'Int':
      return random.oneOf(hardNumbers);
    case 'Float':
      return random.oneOf([...hardNumbers, 0.5, -0.001, 1e300, Number.MAX_SAFE_INTEGER]);
    case 'Boolean':
      return random.chance(0.5);
    case 'Date':
      return random.chance(0.8) ? random.oneOf(wholeDays) : random.oneOf(hardDates);
    case 'ID':
      return random.chance(0.9) ? random.oneOf(known.ids) : random.oneOf(hardTexts);
    default:
      if (random.chance(0.8)) return random.oneOf([...known.names, ...known.ids]);
      return random.oneOf(hardTexts);
  }
}
