import type { FieldShape } from '../../src/ontology/index.js';

/** Cells as values again, by the type of the field; objects in lists stand in tables of their own. */
export function fieldsOf(
  fields: readonly FieldShape[],
  row: Record<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = row[field.name];
      if (field.fields || cell === undefined || cell === '') return [];
      return [
        [field.name, field.list ? parts(cell).map((part) => one(field, part)) : one(field, cell)],
      ];
    }),
  );
}

function parts(cell: string): string[] {
  return (cell.match(/(?:[^\\;]|\\[\s\S])+/g) ?? []).map((part) =>
    part.replace(/\\([\s\S])/g, '$1'),
  );
}

function one({ type }: FieldShape, text: string): unknown {
  if (type === 'boolean') return text === 'true';
  return type === 'integer' || type === 'number' ? Number(text) : text;
}
