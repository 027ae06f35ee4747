import type { FieldShape } from '../../ontology/index.js';
import { agreementOf, isComparable } from './agreement.js';
import { mergeStatements, type OrderedStatements, states } from './merge.js';

/** What one data set says of one field of an entity or a relation, and where it read it. */
export interface Statement {
  readonly field: string;
  /**
   * The value as text: a code, a date, a number, a name. A list of values gives one statement for each. Null in a
   * difference where the data set lacks a relation that another states.
   */
  readonly value: string | null;
  readonly dataSet: string;
  /** Whether answers show this value. Of a list, whether they show it among others. */
  readonly shown: boolean;
  /** References such as `source:some-item#some-place`. */
  readonly references: readonly string[];
}

/** Fields that no statement is about: they say where a record was read or what it is about, and nothing of the world. */
export const notStated: ReadonlySet<string> = new Set(['id', 'from', 'to', 'sources', 'unstated']);

/**
 * All statements about one record: by field, in the order of the ontology, then by data set, the one whose values are
 * shown first.
 */
export function statementRows(
  fields: readonly FieldShape[],
  statements: OrderedStatements,
  isKind: boolean,
): Statement[] {
  const { value: shown } = mergeStatements(fields, statements, isKind);
  return fields
    .filter(({ name }) => !notStated.has(name))
    .flatMap((field) =>
      statements
        .filter(([, value]) => states(value, field.name))
        .flatMap(([dataSet, value]) =>
          elementsOf(field, value[field.name]).map((one) => ({
            field: field.name,
            value: textOf(field, one),
            dataSet,
            shown: isShown(field, one, shown[field.name]),
            references: sourceIn(field, one) ?? ((value.sources ?? []) as string[]),
          })),
        ),
    );
}

/** Amounts are one value, given once per currency; other lists hold a value each. */
function elementsOf(field: FieldShape, value: unknown): readonly unknown[] {
  return field.list && field.objectName !== 'Amount' ? (value as unknown[]) : [value];
}

function isShown(field: FieldShape, value: unknown, shown: unknown): boolean {
  if (isComparable(field)) return agreementOf(field, value, shown) === 'SAME';
  const all = field.list ? (shown as unknown[]).map((one) => textOf(field, one)) : [String(shown)];
  return all.includes(textOf(field, value));
}

/** The source of a value that names its own, such as one of the names. */
function sourceIn(field: FieldShape, value: unknown): readonly string[] | undefined {
  const own = field.fields?.find(({ type }) => type === 'sourceReference');
  return own ? [String((value as Readonly<Record<string, unknown>>)[own.name])] : undefined;
}

function textOf(field: FieldShape, value: unknown): string {
  if (field.objectName === 'Amount' && Array.isArray(value))
    return value.map((one) => amountText(one)).join('; ');
  if (value === null || typeof value !== 'object') return String(value);
  const { text, value: number, unit, of } = value as Readonly<Record<string, unknown>>;
  return text === undefined ? `${number} ${unit} ${of}` : String(text);
}

function amountText({ value, currency }: { readonly value: number; readonly currency: string }) {
  return `${value} ${currency}`;
}
