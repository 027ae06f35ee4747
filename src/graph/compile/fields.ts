import type { FieldShape } from '../../ontology/index.js';
import type { EntitySelection, SourcesSelection } from '../selection.js';
import type { Context } from './context.js';
import type { Shape } from './shape.js';

/** A field of a node or a relation. A list of objects is kept as one list a field, side by side. */
export function fieldOf(owner: string, field: FieldShape): Shape {
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

/** The sources of a node or a relation, each with the place in it, in the order of the data set. */
export function sourcesOf(
  owner: string,
  selection: SourcesSelection,
  context: Context,
  entity: (variable: string, selection: EntitySelection, context: Context) => Shape,
): Shape {
  const reference = context.variable('ref');
  const source = context.variable('source');
  const node = entity(source, selection.source, context);
  return {
    expression: `COLLECT { UNWIND ${owner}.sources AS ${reference} MATCH (${source}:Source {id: split(${reference}, '#')[0]}) RETURN [${reference}, ${node.expression}] }`,
    decode: (value) =>
      (value as [string, unknown][]).map(([text, found]) => ({
        reference: text,
        place: text.split('#')[1] ?? null,
        source: node.decode(found),
      })),
  };
}
