import { type FieldShape, sourceFieldOf } from '../../ontology/index.js';
import { nameLanguage } from '../../text/normalise/name-language.js';
import { agreementOf, isComparable } from './agreement.js';

/** What a data set states about an entity or a relation: its fields, as in a data file, without the ends. */
export type StatedValue = Readonly<Record<string, unknown>>;

/** What all data sets state about one record, the one whose values are shown first. */
export type OrderedStatements = readonly (readonly [dataSet: string, value: StatedValue])[];

export interface Merged {
  /** The value shown, as in a data file. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Comparable fields of which data sets state values that contradict each other. */
  readonly differing: readonly string[];
  /**
   * Sources of a relation that do not say what is shown. Of an entity those that stand beside a value alone, such as a
   * name, and that another data set states with another source.
   */
  readonly otherSources: readonly string[];
}

/**
 * Merges what data sets state about one record. Of a comparable field the first value counts, or one that says more
 * and does not contradict it. Lists are united, except amounts and quantities, which come from the first data set
 * that has them. Names that are not shown become further names. Values that a data set does not state itself
 * (`unstated`) count only where no data set states one.
 *
 * The sources of a relation are those of the data sets that contradict no value shown and say none more vaguely,
 * because they are shown beside these values. The sources of an entity are those of all its statements; each field has its own.
 */
export function mergeStatements(
  fields: readonly FieldShape[],
  statements: OrderedStatements,
  isKind: boolean,
): Merged {
  const [only, ...more] = statements;
  if (!only) return { value: {}, differing: [], otherSources: [] };
  if (more.length === 0) return { value: only[1], differing: [], otherSources: [] };
  const value: Record<string, unknown> = {};
  const differing: string[] = [];
  const unstated: string[] = [];
  for (const field of fields) {
    const { name } = field;
    if (name === 'unstated') continue;
    const stated = valuesOf(name, statements, true);
    const values = stated.length > 0 ? stated : valuesOf(name, statements, false);
    if (values.length === 0) continue;
    if (stated.length === 0) unstated.push(name);
    value[name] = shownOf(field, values);
    if (isComparable(field) && contradicts(field, stated)) differing.push(name);
  }
  if (isKind) {
    const names = allNames(value, statements);
    if (names.length > 0) value.names = names;
    if (unstated.length > 0) value.unstated = unstated;
    const shown = new Set(referencesIn(fields, [value]));
    const all = referencesIn(
      fields,
      statements.map(([, one]) => one),
    );
    return { value, differing, otherSources: all.filter((one) => !shown.has(one)) };
  }
  const agreeing = statements.filter(([, one]) => agrees(fields, one, value));
  const sources = united(agreeing.map(([, one]) => listOf(one.sources)));
  const all = united(statements.map(([, one]) => listOf(one.sources)));
  // Where no data set says all that is shown, as each adds something, all of them together do.
  value.sources = sources.length > 0 ? sources : all;
  const shown = new Set(value.sources as string[]);
  return { value, differing, otherSources: (all as string[]).filter((one) => !shown.has(one)) };
}

/** Whether a data set states a field itself. */
export function states(value: StatedValue, field: string): boolean {
  return value[field] !== undefined && !listOf(value.unstated).includes(field);
}

function valuesOf(field: string, statements: OrderedStatements, stated: boolean): unknown[] {
  return statements
    .filter(([, value]) => (stated ? states(value, field) : value[field] !== undefined))
    .map(([, value]) => value[field]);
}

/** The value shown of several, the first of which counts most. */
export function shownOf(field: FieldShape, values: readonly unknown[]): unknown {
  const [first, ...more] = values;
  if (isComparable(field))
    return more.reduce(
      (shown, value) => (agreementOf(field, value, shown) === 'FINER' ? value : shown),
      first,
    );
  return field.list && field.objectName !== 'Quantity' ? united(values.map(listOf)) : first;
}

function contradicts(field: FieldShape, values: readonly unknown[]): boolean {
  return values.some((a, at) =>
    values.slice(at + 1).some((b) => agreementOf(field, a, b) === 'DIFFERENT'),
  );
}

/** Whether a statement says nothing else, and nothing less, of the comparable fields that it states. */
function agrees(
  fields: readonly FieldShape[],
  stated: StatedValue,
  shown: Readonly<Record<string, unknown>>,
): boolean {
  return fields
    .filter((field) => isComparable(field) && states(stated, field.name))
    .every((field) =>
      ['SAME', 'FINER'].includes(agreementOf(field, stated[field.name], shown[field.name])),
    );
}

/** All names but those shown: the further names of every data set, and those that it would show. */
function allNames(shown: StatedValue, statements: OrderedStatements): unknown[] {
  const known = new Set([shown.name, shown.nameZh]);
  const names = new Map<string, unknown>();
  for (const [, value] of statements) {
    for (const one of listOf(value.names) as { text: string; language: string }[])
      names.set(`${one.language} ${one.text}`, names.get(`${one.language} ${one.text}`) ?? one);
    for (const field of ['name', 'nameZh'] as const) {
      const text = value[field];
      const language = field === 'nameZh' ? 'ZH' : nameLanguage(String(text));
      const [source] = listOf(value.sources);
      const key = `${language} ${text}`;
      if (states(value, field) && !known.has(text) && !names.has(key))
        names.set(key, { text, language, kind: 'ALTERNATIVE', source });
    }
  }
  return [...names.values()];
}

/** The references of values and of the single names in them, each once. */
function referencesIn(fields: readonly FieldShape[], values: readonly StatedValue[]): string[] {
  const all = values.flatMap((value) => [
    ...listOf(value.sources),
    ...fields.flatMap((field) => {
      const inner = sourceFieldOf(field);
      return inner ? (listOf(value[field.name]) as StatedValue[]).map((one) => one[inner]) : [];
    }),
  ]);
  return united([all]) as string[];
}

function united(lists: readonly (readonly unknown[])[]): unknown[] {
  return [...new Map(lists.flat().map((one) => [JSON.stringify(one), one])).values()];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
