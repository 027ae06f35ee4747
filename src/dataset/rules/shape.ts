import { z } from 'zod';
import { nearest } from '../nearest.js';
import type { Problem } from '../problem.js';
import type { FileEntry } from '../read-files.js';

/** A value has the fields of its kind or relation, and each field has the type that the ontology gives it. */
export function shapeProblems(
  entry: FileEntry,
  schema: z.ZodType,
  parsed: z.ZodSafeParseResult<unknown> = schema.safeParse(entry.value),
): Problem[] {
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => sentences(issue, entry, schema));
}

function sentences(issue: z.core.$ZodIssue, entry: FileEntry, schema: z.ZodType): Problem[] {
  const field = issue.path.join('.');
  const given = valueAt(entry.value, issue.path);
  const at = { file: entry.file, line: entry.lineOf(issue.path) };
  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => ({
      file: entry.file,
      line: entry.lineOf([...issue.path, key]),
      rule: 'shape',
      message: `There is no field ${key} here.`,
      expected: `one of ${fields.join(', ')}`,
      fix: nearest(key, fields)
        ? `Write ${nearest(key, fields)}, if that is what is meant, or take the field out.`
        : 'Take the field out.',
    }));
  }
  if (given === undefined) {
    const missingSource = field === 'sources';
    return [
      {
        ...at,
        rule: missingSource ? 'missing-source' : 'shape',
        message: missingSource
          ? 'It has no source.'
          : field
            ? `The field ${field} is missing.`
            : 'The entry is empty.',
        expected: missingSource
          ? 'sources: a list of at least one source and place in it'
          : `${field}: ${issue.message}`,
        fix: missingSource
          ? 'Say where it was read, such as sources: [source:some-item#place-in-it].'
          : `Add ${field}, or take the entry out.`,
      },
    ];
  }
  if (field === 'sources' && issue.code === 'too_small') {
    return [
      {
        ...at,
        rule: 'missing-source',
        message: 'It has no source.',
        expected: 'at least one source',
        fix: 'Say where it was read, such as sources: [source:some-item#place-in-it].',
      },
    ];
  }
  const codes = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
  return [
    {
      ...at,
      rule: 'shape',
      message: `${field || 'The entry'} is ${JSON.stringify(given)}.`,
      expected: codes ? `one of ${codes.join(', ')}` : issue.message,
      fix:
        codes && nearest(String(given), codes)
          ? `Write ${nearest(String(given), codes)}, if that is what is meant.`
          : `Correct ${field || 'the entry'}.`,
    },
  ];
}

/** The fields of the part of an entry that a path leads to. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path;
  const inner = unwrapped(schema);
  if (key === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const next = partAt(inner, key);
  return next ? fieldsAt(next, rest) : [];
}

function partAt(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

/** The schema within those that make it optional, give a default, or preprocess the value. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.out) : schema;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}
