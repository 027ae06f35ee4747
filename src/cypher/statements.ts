import {
  type Difference,
  fieldDifferences,
  linkDifferences,
} from '../dataset/statements/difference.js';
import type { OrderedStatements, StatedValue } from '../dataset/statements/merge.js';
import { type Statement, statementRows } from '../dataset/statements/statement.js';
import {
  exhaustiveTraversalsOf,
  type FieldShape,
  fieldShapes,
  kindOfId,
  type Relation,
  sourceFieldOf,
} from '../ontology/index.js';
import type { EntitySelection, StatementsSelection } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { type EntityOf, fieldOf, type Sourced, sourcesBehind } from './fields.js';
import { objectOf, type Projection } from './projection.js';

/** The record that the statements are about: a kind, or a relation type. */
interface Recorded {
  readonly name: string;
  readonly fields: readonly FieldShape[];
  readonly isKind: boolean;
}

/** A relation of which data sets that state one state all. */
type StoredLink = readonly [id: string, name: string, nameZh: string | null, stored: Stored];

/**
 * The projection of what each data set states of an entity or a relation, or of what they contradict each other in. A
 * record that one data set states is read from its properties, one that several state from the JSON of each.
 */
export function statementsOf(
  owner: string,
  recorded: Recorded,
  { fields: names, differing, source }: StatementsSelection,
  context: StatementBuilder,
  entity: EntityOf,
): Projection {
  const { fields, isKind } = recorded;
  // What one data set alone states does not differ, and reading all of its fields takes Neo4j long to plan.
  const own = storedOf(owner, differing ? [] : fields);
  const links = differing && isKind ? exhaustiveLinksOf(owner, recorded.name, context) : [];
  const references = [own.references, ...links.map(({ references }) => references)].join(' + ');
  const sources = sourcesBehind(`(${references})`, 'WITH DISTINCT', source, context, entity);
  return {
    expression: `[${own.expression}, ${sources.expression}, [${links.map(({ expression }) => expression).join(', ')}]]`,
    decode: (value) => {
      const [stored, behind, found] = value as readonly [Stored, unknown, StoredLink[][]];
      const ordered = own.decode(stored);
      const answer = sourcesFor(sources.decode(behind));
      const isAsked = ({ field }: { readonly field: string }) => !names || names.includes(field);
      if (!differing) return statementRows(fields, ordered, isKind).filter(isAsked).map(answer);
      const differences: Difference[] = [
        ...fieldDifferences(fields, ordered, isKind),
        ...links.flatMap(({ decode }, at) => decode(found[at] ?? [])),
      ];
      return differences.map((one) => ({ ...one, statements: one.statements.map(answer) }));
    },
  };
}

/** A difference with the sources of its statements, as `source` of the selection projects them. */
export interface SourcedDifference extends Omit<Difference, 'statements' | 'other'> {
  readonly other: OtherEnd | null;
  readonly statements: readonly (Omit<Statement, 'references'> & {
    readonly sources: readonly Sourced[];
  })[];
}

interface OtherEnd {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | null;
}

/**
 * The projection of the differences about the fields of a relation of any type. The type is known with the row only,
 * so `decode` takes it. A relation with differences is always stored with the statements of each data set.
 */
export function differencesOfRelation(
  variable: string,
  source: EntitySelection,
  context: StatementBuilder,
  entity: EntityOf,
) {
  const references = `${variable}.sources + coalesce(${variable}.otherSources, [])`;
  const sources = sourcesBehind(`(${references})`, 'WITH DISTINCT', source, context, entity);
  return {
    expression: `[${variable}.datasets, ${variable}.statements, ${sources.expression}]`,
    decode: ({ schema }: Relation, value: unknown): SourcedDifference[] => {
      const [datasets, statements, behind] = value as readonly [string[], string[], unknown];
      const withSources = sourcesFor(sources.decode(behind));
      const fields = fieldShapes(schema).filter(({ name }) => name !== 'from' && name !== 'to');
      return fieldDifferences(fields, statedBy(datasets, statements), false).map((one) => ({
        ...one,
        statements: one.statements.map(withSources),
      }));
    },
  };
}

/** Puts the sources in the place of the references of a statement. */
function sourcesFor(sources: readonly Sourced[]) {
  const known = new Map(sources.map((one) => [one.reference, one]));
  return ({ references, ...one }: Statement) => ({
    ...one,
    sources: references.flatMap((reference) => known.get(reference) ?? []),
  });
}

function statedBy(datasets: readonly string[], statements: readonly string[]): OrderedStatements {
  return datasets.map((name, at) => [name, JSON.parse(statements[at] ?? '{}') as StatedValue]);
}

/** The data sets of a record and, if there are several, what each states as JSON; else its properties. */
type Stored = readonly [
  datasets: readonly string[] | null,
  statements: readonly string[] | null,
  merged: unknown,
];

/** `all` are the fields that are read of a record that one data set states. */
function storedOf(owner: string, all: readonly FieldShape[]) {
  const fields = all.filter(({ name }) => name !== 'from' && name !== 'to');
  const merged = objectOf(new Map(fields.map((field) => [field.name, fieldOf(owner, field)])));
  const lists = [
    'sources',
    'otherSources',
    ...fields.flatMap((field) => {
      const inner = sourceFieldOf(field);
      return inner ? [`${field.name}_${inner}`] : [];
    }),
  ];
  return {
    references: lists.map((property) => `coalesce(${owner}.${property}, [])`).join(' + '),
    // Where there are several data sets, the merged values are not needed.
    expression: `[${owner}.datasets, ${owner}.statements, CASE WHEN ${owner}.statements IS NULL THEN ${merged.expression} END]`,
    decode: ([datasets, statements, properties]: Stored): OrderedStatements =>
      statements
        ? statedBy(datasets ?? [], statements)
        : (datasets ?? []).map((name) => [name, withoutEmpty(merged.decode(properties))]),
  };
}

function withoutEmpty(value: Readonly<Record<string, unknown>>): StatedValue {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one != null && !(Array.isArray(one) && one.length === 0),
    ),
  );
}

/** The relations of an entity of which data sets that state one state all that their sources name: its issuers. */
function exhaustiveLinksOf(owner: string, kind: string, context: StatementBuilder) {
  return exhaustiveTraversalsOf(kind).map(({ relation, field }) => {
    const [r, m] = [context.fresh('r'), context.fresh('m')];
    const fields = fieldShapes(relation.schema);
    const valueField = relation.ownFields[0] ?? 'status';
    const stored = storedOf(
      r,
      fields.filter(({ name }) => name === valueField || name === 'sources'),
    );
    const match = `MATCH (${owner})<-[${r}:${relation.name}]-(${m})`;
    return {
      expression: `COLLECT { ${match} RETURN [${m}.id, ${m}.name, ${m}.nameZh, ${stored.expression}] ORDER BY ${m}.id }`,
      references: `reduce(all = [], one IN COLLECT { ${match} RETURN ${stored.references} } | all + one)`,
      decode: (rows: readonly StoredLink[]) =>
        linkDifferences(
          field,
          valueField,
          fields,
          rows.map(([id, name, nameZh, value]) => ({
            other: { id, kind: kindOfId(id)?.name ?? '', name, nameZh },
            statements: stored.decode(value),
          })),
        ),
    };
  });
}
