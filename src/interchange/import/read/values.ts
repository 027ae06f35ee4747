import { type FieldShape, vocabularies } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { isoDate } from './dates.js';
import type { Cell } from './mapping.js';

type ParsedValue = { readonly value: unknown } | { readonly fault: string };

/** Converts a text of a table to a field value, or returns an error. */
export function readValue(field: FieldShape, text: string, cell: Partial<Cell>): ParsedValue {
  if (field.type === 'enum') return code(field, text, cell.codes ?? {});
  if (field.type === 'date') return date(field, text, cell);
  if (field.type === 'number' || field.type === 'integer') return number(field, text, cell);
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

function date({ name }: FieldShape, text: string, { date: formats }: Partial<Cell>): ParsedValue {
  const allowed = listOf(formats);
  const value = isoDate(text, allowed);
  return value
    ? { value }
    : {
        fault: `${name}: "${text}" is not a date written as ${['YYYY-MM-DD', ...allowed].join(' or ')}`,
      };
}

function number({ name, type }: FieldShape, text: string, { decimal }: Partial<Cell>): ParsedValue {
  const plain = text.normalize('NFKC').replace(/[\s_]/g, '').replace(/%$/, '');
  const form =
    decimal === 'comma'
      ? /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/
      : /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
  const value = Number(
    decimal === 'comma' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''),
  );
  if (!form.test(plain) || (type === 'integer' && !Number.isInteger(value)))
    return { fault: `${name}: "${text}" is not a ${type === 'integer' ? 'whole ' : ''}number` };
  return { value };
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
