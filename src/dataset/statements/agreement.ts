import { type FieldShape, isWithin, vocabularies } from '../../ontology/index.js';

/**
 * How two values of one field relate. FINER: the first says more than the second, and both can be so, as 2021-08-17
 * and 2021-08. COARSER: the reverse. DIFFERENT: only one of them can be so.
 */
export type Agreement = 'SAME' | 'FINER' | 'COARSER' | 'DIFFERENT';

/**
 * Whether two values of a field can contradict each other. Texts in somebody's own words cannot. A list cannot
 * either, because each source may name some of its values; only amounts are one value, given once per currency.
 */
export function isComparable({ name, type, list, worded, objectName }: FieldShape): boolean {
  if (objectName === 'Amount') return true;
  return !list && !worded && type !== 'sourceReference' && !unlike.has(name);
}

/** The ends and the id of a record are what it is about. */
const unlike = new Set(['id', 'from', 'to']);

/** Compares two values of a comparable field. */
export function agreementOf(field: FieldShape, a: unknown, b: unknown): Agreement {
  const [left, right] = [canonical(a), canonical(b)];
  if (left === right) return 'SAME';
  if (field.type === 'date') {
    if (isWithin(String(a), String(b))) return 'FINER';
    if (isWithin(String(b), String(a))) return 'COARSER';
  }
  if (field.type === 'enum') {
    if (refines(field, String(a), String(b))) return 'FINER';
    if (refines(field, String(b), String(a))) return 'COARSER';
  }
  return 'DIFFERENT';
}

const refinements = new Map(
  vocabularies.map(({ name, refines }) => [
    name,
    refines as Readonly<Record<string, string | undefined>>,
  ]),
);

/** Whether a code says more than another, in one step or several. */
function refines({ vocabulary }: FieldShape, finer: string, coarser: string): boolean {
  const above = refinements.get(vocabulary ?? '')?.[finer];
  return (
    above !== undefined &&
    (above === coarser || refines({ vocabulary } as FieldShape, above, coarser))
  );
}

/** A value as text: equal values have equal texts, whatever the order of a list. */
function canonical(value: unknown): string {
  return Array.isArray(value)
    ? JSON.stringify(value.map((one) => JSON.stringify(sorted(one))).sort())
    : JSON.stringify(value);
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
