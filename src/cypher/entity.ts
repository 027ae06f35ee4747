import { fieldShapes, kindNamed } from '../ontology/index.js';
import { type EntitySelection, type KindSelection, slot } from '../query/selection.js';
import type { Context } from './builder.js';
import { connectionOf } from './connection.js';
import { fieldOf, sourcedValuesOf, sourcesOf } from './fields.js';
import { inForceOf } from './in-force.js';
import { property, record, type Shape } from './projection.js';

/** An entity with whatever is selected of it. Several kinds at one place become one CASE over their labels. */
export function entityOf(variable: string, selection: EntitySelection, context: Context): Shape {
  const shapes = [...selection].map(([kind, selected]) => ({
    kind,
    shape: kindOf(variable, kind, selected, context),
  }));
  const [first, ...more] = shapes;
  if (first && more.length === 0) return first.shape;
  const decoders = new Map(shapes.map(({ kind, shape }) => [kind, shape]));
  return {
    expression: `CASE ${shapes.map(({ kind, shape }) => `WHEN ${variable}:${kind} THEN ['${kind}', ${shape.expression}]`).join(' ')} END`,
    decode: (value) => {
      const [kind, found] = value as [string, unknown];
      return decoders.get(kind)?.decode(found);
    },
  };
}

function kindOf(variable: string, kind: string, selected: KindSelection, context: Context): Shape {
  const parts = new Map<string, Shape>([['id', property(`${variable}.id`)]]);
  for (const field of fieldShapes(kindNamed(kind).schema)) {
    if (selected.fields.has(field.name)) parts.set(field.name, fieldOf(variable, field));
  }
  for (const sources of selected.sources) {
    parts.set(slot(sources.key), sourcesOf(variable, sources, context, entityOf));
  }
  for (const values of selected.sourcedValues ?? []) {
    const field = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === values.field);
    if (field)
      parts.set(slot(values.key), sourcedValuesOf(variable, field, values, context, entityOf));
  }
  for (const side of selected.sides)
    parts.set(slot(side.key), connectionOf(variable, side, context));
  for (const { key, asOf } of selected.inForce)
    parts.set(slot(key), inForceOf(variable, asOf, context));
  return record(parts, { __typename: kind });
}
