import { dateOfKey, type FieldShape, sourceFieldOf } from '../ontology/index.js';
import type {
  EntitySelection,
  SourcedValuesSelection,
  SourcesSelection,
} from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import type { Projection } from './projection.js';

/** Projects an entity. Passed in by the caller, because entities contain fields and fields contain sources. */
export type EntityOf = (
  variable: string,
  selection: EntitySelection,
  context: StatementBuilder,
) => Projection;

/**
 * The projection of a field of a node or a relation. A list of objects is stored as one parallel list per inner field.
 */
export function fieldOf(owner: string, field: FieldShape): Projection {
  if (field.type === 'date') return dateOf(`${owner}.${field.name}`);
  if (!field.fields) {
    return {
      expression: `${owner}.${field.name}`,
      decode: (value) => value ?? (field.list ? [] : null),
    };
  }
  const names = field.fields.map((inner) => inner.name);
  return {
    expression: `[${names.map((name) => `${owner}.${field.name}_${name}`).join(', ')}]`,
    decode: (value) => {
      const columns = value as (unknown[] | null)[];
      return (columns[0] ?? []).map((_, row) =>
        Object.fromEntries(names.map((name, column) => [name, columns[column]?.[row]])),
      );
    },
  };
}

/** The projection of a date, which is stored as the text by which it sorts. */
function dateOf(expression: string): Projection {
  return { expression, decode: (value) => (value == null ? null : dateOfKey(value as string)) };
}

/**
 * The values of such a list, each with its source in the form of an entity's sources. A source is read once even if
 * several values name it.
 */
export function sourcedValuesOf(
  owner: string,
  field: FieldShape,
  { source: selection }: SourcedValuesSelection,
  context: StatementBuilder,
  entity: EntityOf,
): Projection {
  const values = fieldOf(owner, field);
  const inner = sourceFieldOf(field) ?? '';
  const sources = selection
    ? sourcesBehind(`${owner}.${field.name}_${inner}`, 'WITH DISTINCT', selection, context, entity)
    : { expression: '[]', decode: () => [] };
  return {
    expression: `[${values.expression}, ${sources.expression}]`,
    decode: (value) => {
      const [kept, behind] = value as [unknown, unknown];
      const known = new Map(sources.decode(behind).map((one) => [one.reference, one]));
      return (values.decode(kept) as Record<string, string>[]).map((one) => {
        const reference = one[inner] ?? '';
        return { ...one, [inner]: known.get(reference) ?? placed(reference) };
      });
    },
  };
}

/** The sources of a node or a relation, each with the place within it, in the order of the data set. */
export function sourcesOf(
  owner: string,
  selection: SourcesSelection,
  context: StatementBuilder,
  entity: EntityOf,
): Projection {
  return sourcesBehind(`${owner}.sources`, 'WITH', selection.source, context, entity);
}

export interface Sourced {
  readonly reference: string;
  readonly place: string | null;
  readonly source?: unknown;
}

/** The sources of a list of references: in its order, or with `WITH DISTINCT` each only once. */
export function sourcesBehind(
  references: string,
  each: 'WITH' | 'WITH DISTINCT',
  selection: EntitySelection,
  context: StatementBuilder,
  entity: EntityOf,
): Projection<Sourced[]> {
  const reference = context.fresh('ref');
  const source = context.fresh('source');
  const node = entity(source, selection, context);
  return {
    expression: `COLLECT { UNWIND ${references} AS ${reference} ${each} ${reference} MATCH (${source}:Source {id: split(${reference}, '#')[0]}) RETURN [${reference}, ${node.expression}] }`,
    decode: (value) =>
      (value as [string, unknown][]).map(([text, found]) => ({
        ...placed(text),
        source: node.decode(found),
      })),
  };
}

/** Splits a reference such as `source:some-item#some-place`. */
function placed(reference: string): Sourced {
  return { reference, place: reference.split('#')[1] ?? null };
}
