import type { FieldShape } from '../../ontology/index.js';
import { agreementOf } from './agreement.js';
import { mergeStatements, type OrderedStatements, states } from './merge.js';
import { type Statement, statementRows } from './statement.js';

/**
 * VALUE: data sets state values of a field that contradict each other. MISSING: a data set states a relation that
 * another, which states others of the same kind, lacks.
 */
export type DifferenceReason = 'VALUE' | 'MISSING';

/** A point on which data sets contradict each other. */
export interface Difference<Other = unknown> {
  readonly reason: DifferenceReason;
  /** The field, or of a relation its field as seen from the entity: `issuedBy`, and `issuedBy.role`. */
  readonly field: string;
  /** The entity at the other end of the relation. Null for a field of the entity itself. */
  readonly other: Other | null;
  /**
   * Names of the two data sets whose order decides which value is shown: the shown value agrees with the first and
   * excludes that of the second. Null if nothing is decided, as all stated relations are shown.
   */
  readonly decidedBetween: readonly [string, string] | null;
  /** What each data set says, the one whose value is shown first. */
  readonly statements: readonly Statement[];
}

/** The fields of one record of which data sets state values that contradict each other, in the order of the ontology. */
export function fieldDifferences(
  fields: readonly FieldShape[],
  statements: OrderedStatements,
  isKind: boolean,
): Difference<never>[] {
  const { differing, value: shown } = mergeStatements(fields, statements, isKind);
  if (differing.length === 0) return [];
  const rows = statementRows(fields, statements, isKind);
  return fields
    .filter(({ name }) => differing.includes(name))
    .map((field) => ({
      reason: 'VALUE',
      field: field.name,
      other: null,
      decidedBetween: decidersOf(field, statements, shown[field.name]),
      statements: rows.filter((row) => row.field === field.name),
    }));
}

/**
 * The first data set whose value the shown one excludes, after the first that excludes it as well. That need not be the
 * one whose value is shown: a third may say more than it.
 */
function decidersOf(
  field: FieldShape,
  statements: OrderedStatements,
  shown: unknown,
): Difference['decidedBetween'] {
  const stated = statements.filter(([, value]) => states(value, field.name));
  const excludes = (a: unknown, b: unknown) => agreementOf(field, a, b) === 'DIFFERENT';
  const second = stated.find(([, value]) => excludes(value[field.name], shown));
  const first = stated.find(
    ([, value]) =>
      !excludes(value[field.name], shown) && excludes(value[field.name], second?.[1][field.name]),
  );
  return first && second ? [first[0], second[0]] : null;
}

/** One of the relations of an entity of which a data set that states one states all that its source names. */
export interface ExhaustiveLink<Other> {
  readonly other: Other;
  readonly statements: OrderedStatements;
}

/**
 * The differences about such relations of one entity: those that some data set lacks, and fields of which data sets
 * state different values. `field` names the relation as seen from the entity, `valueField` the field of the relation that
 * a statement has as its value, such as the role of an issuer.
 */
export function linkDifferences<Other>(
  field: string,
  valueField: string,
  fields: readonly FieldShape[],
  links: readonly ExhaustiveLink<Other>[],
): Difference<Other>[] {
  const dataSets = new Set(links.flatMap(({ statements }) => statements.map(([name]) => name)));
  return links.flatMap(({ other, statements }) => {
    const stated = new Map(statements);
    const shown = mergeStatements(fields, statements, false).value[valueField];
    const missing = [...dataSets].map((dataSet): Statement => {
      const own = stated.get(dataSet);
      return {
        field,
        value: own ? String(own[valueField]) : null,
        dataSet,
        shown: own?.[valueField] === shown,
        references: own
          ? referencesIn([[dataSet, own]])
          : referencesIn(
              links.flatMap((link) => link.statements),
              dataSet,
            ),
      };
    });
    return [
      ...(stated.size < dataSets.size
        ? [
            {
              reason: 'MISSING' as const,
              ...{ field, other, decidedBetween: null, statements: missing },
            },
          ]
        : []),
      ...fieldDifferences(fields, statements, false).map((one) => ({
        ...one,
        field: `${field}.${one.field}`,
        other,
      })),
    ];
  });
}

/** The sources of statements, of one data set if it is named, each once. */
function referencesIn(statements: OrderedStatements, dataSet?: string): string[] {
  const all = statements
    .filter(([name]) => dataSet === undefined || name === dataSet)
    .flatMap(([, { sources }]) => (sources ?? []) as string[]);
  return [...new Set(all)];
}
