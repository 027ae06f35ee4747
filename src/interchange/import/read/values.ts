import { type FieldShape, vocabularies } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { currenciesMeant, currencyOf } from './currencies.js';
import { datesWithin, readDate } from './dates.js';
import type { Cell } from './mapping.js';
import { isPercent, writtenNumber } from './numbers.js';
import type { CellMark } from './table.js';

/** A text that a person should look at: what stands in the table, and the dates that it may mean. */
export interface ValueDoubt {
  readonly why: string;
  readonly given: string;
  readonly candidates: readonly string[];
}

export type ParsedValue =
  | { readonly value: unknown; readonly note?: string }
  | { readonly fault: string }
  | { readonly doubt: ValueDoubt };

/** Converts a text of a table to a field value, or returns an error, or why a person should look at it. */
export function readValue(
  field: FieldShape,
  text: string,
  cell: Partial<Cell>,
  mark: CellMark = {},
): ParsedValue {
  if (field.type === 'enum') return code(field, text, cell.codes ?? {});
  if (field.type === 'date') return date(field, text, cell);
  if (field.type === 'number' || field.type === 'integer') return number(field, text, cell, mark);
  if (field.type === 'boolean') return truth(field, text);
  return { value: text };
}

/** Finds a code by itself, by its label in English or Chinese, or by the mapping. */
function code(
  { name, vocabulary, codes = [] }: FieldShape,
  text: string,
  own: Record<string, string>,
): ParsedValue {
  const key = nameKey(text);
  const [, given] = Object.entries(own).find(([label]) => nameKey(label) === key) ?? [];
  if (given) return { value: given };
  const terms = Object.entries(vocabularyNamed(vocabulary)?.terms ?? {}).filter(([term]) =>
    codes.includes(term),
  );
  const found = terms.find(([term, { label }]) =>
    [term, label.en, label.zh].some((one) => nameKey(one) === key),
  );
  return found
    ? { value: found[0] }
    : {
        fault: `${name}: "${text}" is not a code of ${vocabulary}. In the mapping, state in codes which of ${terms.map(([term]) => term).join(', ')} it means`,
      };
}

export function vocabularyNamed(name: string | undefined) {
  return vocabularies.find((one) => one.name === name);
}

function date(
  { name }: FieldShape,
  text: string,
  { date: formats, pivot }: Partial<Cell>,
): ParsedValue {
  const allowed = listOf(formats);
  const read = readDate(text, { formats: allowed, pivot });
  if (read?.from)
    return {
      value: read.iso,
      note: `${name}: "${read.from}" is kept as ${read.iso}, because a date is a year, a half or a quarter of it, a month or a day`,
    };
  if (read) return { value: read.iso };
  const within = datesWithin(text, { formats: allowed, pivot });
  if (within.length > 0)
    return {
      doubt: {
        why: `${name}: "${text}" has more than the date ${within.join(' or ')}`,
        given: text,
        candidates: within,
      },
    };
  return {
    fault: `${name}: "${text}" is not a date written as ${['YYYY-MM-DD', ...allowed].join(' or ')}. In the mapping, say in date how it is written, such as D.M.YYYY`,
  };
}

function number(
  { name, type }: FieldShape,
  text: string,
  cell: Partial<Cell>,
  mark: CellMark,
): ParsedValue {
  const fault = scaledTwice(name, text, cell, mark);
  if (fault) return { fault };
  const read = writtenNumber(text, { ...cell, letters: false });
  const isWhole = type === 'integer';
  const [unit, ...more] = read?.around ?? [];
  const hasUnit = unit !== undefined && !(name === 'percent' && isPercent(unit));
  if (!read || hasUnit || more.length > 0 || (isWhole && !Number.isInteger(read.value)))
    return { fault: `${name}: "${text}" is not a ${isWhole ? 'whole ' : ''}number` };
  // A scale of the mapping makes a share of 0.49 a percentage; 49 % is one already.
  return {
    value: unit === undefined ? read.value : writtenNumber(text, { ...cell, scale: 1 })?.value,
  };
}

/** An amount of money with its currency: by itself, or by the mapping where the cell does not say it. */
export function readAmount(
  text: string,
  cell: Partial<Cell>,
  currency: string | undefined,
  mark: CellMark = {},
): ParsedValue {
  const fault = scaledTwice('amount', text, cell, mark);
  if (fault) return { fault };
  const read = writtenNumber(text, cell);
  if (!read)
    return {
      fault: `amount: "${text}" is not an amount. Allowed are a number, a word such as million or 亿, and a currency: $1,740, 58.2亿元, USD 125 million`,
    };
  if (read.around.some(isPercent))
    return { fault: `amount: "${text}" is a percentage and no amount of money. Correct the cell` };
  if (read.value < 0)
    return { fault: `amount: "${text}" is below 0, which an amount cannot be. Correct the cell` };
  const written = read.around.length === 0 && mark.currency ? [mark.currency] : read.around;
  const [mapped] = currency === undefined ? [] : currenciesMeant(currency);
  if (currency !== undefined && mapped === undefined)
    return {
      fault: `currency: "${currency}" is no currency that is known. Write its code of ISO 4217, such as CNY, or say in codes which it means`,
    };
  const found = currencyOf(written, mapped);
  return 'code' in found
    ? { value: { value: read.value, currency: found.code } }
    : { fault: `amount: "${text}": ${found.fault}` };
}

/** A quantity with its unit: by itself, or by the mapping. The two must not differ. */
export function readQuantity(
  text: string,
  cell: Partial<Cell>,
  unit: string | undefined,
  mark: CellMark = {},
): ParsedValue {
  const fault = scaledTwice('quantity', text, cell, mark);
  if (fault) return { fault };
  const read = writtenNumber(text, { ...cell, letters: false });
  const [written, ...more] = read?.around ?? [];
  if (!read || more.length > 0 || (written !== undefined && !text.trim().endsWith(written)))
    return { fault: `quantity: "${text}" is not a number with a unit, such as 30 GWh` };
  const own = written === undefined ? undefined : isPercent(written) ? 'percent' : written;
  const isSame = (a: string, b: string) =>
    nameKey(isPercent(a) ? 'percent' : a) === nameKey(isPercent(b) ? 'percent' : b);
  if (own !== undefined && unit !== undefined && !isSame(own, unit))
    return {
      fault: `quantity: "${text}" is in ${own}, and the mapping says ${unit}. Correct the cell, or take unit out of the mapping`,
    };
  const used = unit ?? own;
  return { value: { value: read.value, ...(used === undefined ? {} : { unit: used }) } };
}

function scaledTwice(
  name: string,
  text: string,
  { scale }: Partial<Cell>,
  { scaled }: CellMark,
): string | undefined {
  return scale !== undefined && scaled
    ? `${name}: the sheet shows ${text} in thousands or millions and holds it in full, so scale: ${scale} would count twice. Take scale out of the mapping, or save the numbers as they are shown`
    : undefined;
}

const yes = new Set(['true', 'yes', 'y', '1', '是', 'x']);
const no = new Set(['false', 'no', 'n', '0', '否']);

function truth({ name }: FieldShape, text: string): ParsedValue {
  const key = nameKey(text);
  if (yes.has(key)) return { value: true };
  return no.has(key) ? { value: false } : { fault: `${name}: "${text}" is neither yes nor no` };
}

export function listOf(given: string | readonly string[] | undefined): string[] {
  return given === undefined ? [] : typeof given === 'string' ? [given] : [...given];
}
