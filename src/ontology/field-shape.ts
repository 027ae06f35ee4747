import { z } from 'zod';

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
  /** The codes that it may hold, for an enum: all of its vocabulary, or some. */
  readonly codes?: readonly string[];
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
  const fields = Object.entries(object.shape).map(([name, schema]) => fieldShape(name, schema));
  read.set(object, fields);
  return fields;
}

/** For a field whose values each name their source: the nested field with the source, such as `source` of `names`. */
export function sourceFieldOf({ fields = [] }: FieldShape): string | undefined {
  return fields.find(({ type }) => type === 'sourceReference')?.name;
}

function fieldShape(name: string, schema: z.core.$ZodType): FieldShape {
  let inner = schema;
  let required = true;
  let list = false;
  let meta = metaOf(inner);
  for (;;) {
    if (inner instanceof z.ZodOptional) {
      required = false;
      inner = inner.unwrap();
    } else if (inner instanceof z.ZodDefault) {
      inner = inner.unwrap();
    } else if (inner instanceof z.ZodArray) {
      list = true;
      inner = inner.element;
    } else break;
    // The outermost description wins, because it describes this field; the inner one describes the type.
    meta = { ...metaOf(inner), ...meta };
  }
  return {
    name,
    type: meta.fieldType ?? baseType(inner),
    list,
    required,
    description: meta.description ?? '',
    worded: meta.worded ?? false,
    vocabulary: meta.vocabulary,
    codes: inner instanceof z.ZodEnum ? inner.options.map(String) : undefined,
    reference: meta.reference,
    objectName: meta.objectName,
    fields: inner instanceof z.ZodObject ? fieldShapes(inner) : undefined,
  };
}

function metaOf(schema: z.core.$ZodType): Meta {
  return z.globalRegistry.get(schema) ?? {};
}

function baseType(schema: z.core.$ZodType): FieldType {
  if (schema instanceof z.ZodNumber) return schema.format?.includes('int') ? 'integer' : 'number';
  if (schema instanceof z.ZodEnum) return 'enum';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodObject) return 'object';
  return 'string';
}
