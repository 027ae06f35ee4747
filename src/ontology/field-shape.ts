import type { z } from 'zod';

export type FieldType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'enum'
  | 'reference'
  | 'sourceReference'
  | 'object';

/** The properties of a field that derived code needs, read from its zod schema and never written twice. */
export interface FieldShape {
  readonly name: string;
  readonly type: FieldType;
  readonly list: boolean;
  readonly required: boolean;
  readonly description: string;
  /** True for a text in somebody's own words: two sources that word it differently do not contradict each other. */
  readonly worded: boolean;
  /** Name of the vocabulary, for an enum. */
  readonly vocabulary?: string;
  /** Kind that the id belongs to, for a reference. */
  readonly reference?: string;
  /** Name of the value type and its own fields, for an object. */
  readonly objectName?: string;
  readonly fields?: readonly FieldShape[];
}

interface Meta {
  readonly description?: string;
  readonly fieldType?: FieldType;
  readonly worded?: boolean;
  readonly vocabulary?: string;
  readonly reference?: string;
  readonly objectName?: string;
}

/**
 * Cached, because every request reads fields, and reading them from zod's registry took a tenth of the processor
 * time.
 */
const read = new WeakMap<z.ZodObject, FieldShape[]>();

/** The fields of a zod object, in the order of their declaration. */
export function fieldShapes(object: z.ZodObject): readonly FieldShape[] {
  const known = read.get(object);
  if (known) return known;
  const fields = Object.entries(object.shape).map(([name, schema]) =>
    fieldShape(name, schema as z.ZodType),
  );
  read.set(object, fields);
  return fields;
}

/** For a field whose values each name their source: the nested field with the source, such as `source` of `names`. */
export function sourceFieldOf({ fields = [] }: FieldShape): string | undefined {
  return fields.find(({ type }) => type === 'sourceReference')?.name;
}

function fieldShape(name: string, schema: z.ZodType): FieldShape {
  let inner = schema;
  let required = true;
  let list = false;
  let meta = metaOf(inner);
  for (;;) {
    const def = inner.def as unknown as {
      type: string;
      innerType?: z.ZodType;
      element?: z.ZodType;
    };
    if ((def.type === 'optional' || def.type === 'default') && def.innerType) {
      if (def.type === 'optional') required = false;
      inner = def.innerType;
    } else if (def.type === 'array' && def.element) {
      list = true;
      inner = def.element;
    } else break;
    // The outermost description wins, because it describes this field; the inner one describes the type.
    meta = { ...metaOf(inner), ...meta };
  }
  const fields = inner.def.type === 'object' ? fieldShapes(inner as z.ZodObject) : undefined;
  return {
    name,
    type: meta.fieldType ?? baseType(inner),
    list,
    required,
    description: meta.description ?? '',
    worded: meta.worded ?? false,
    vocabulary: meta.vocabulary,
    reference: meta.reference,
    objectName: meta.objectName,
    fields,
  };
}

function metaOf(schema: z.ZodType): Meta {
  return (schema.meta() ?? {}) as Meta;
}

function baseType(schema: z.ZodType): FieldType {
  const def = schema.def as unknown as {
    type: string;
    checks?: { def?: { format?: string }; _zod?: { def: { format?: string } } }[];
    format?: string;
  };
  if (def.type === 'number') {
    const format = def.format ?? def.checks?.map((check) => check._zod?.def.format).find(Boolean);
    return format?.includes('int') ? 'integer' : 'number';
  }
  if (def.type === 'enum' || def.type === 'boolean' || def.type === 'object') return def.type;
  return 'string';
}
