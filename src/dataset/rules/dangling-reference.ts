import { fieldShapes, kindNamed } from '../../ontology/index.js';
import { nearest } from '../nearest.js';
import type { EntityRecord, LinkRecord } from '../records.js';
import { at, type Rule, type RuleProblem, type Whole } from '../rule.js';

export const danglingReference: Rule = {
  name: 'dangling-reference',
  description: 'Every id that is referred to is there.',
  check: (whole) => [
    ...whole.entities.flatMap((entity) => inFields(whole, entity, kindNamed(entity.kind).schema)),
    ...whole.links.flatMap((link) => [
      ...(['from', 'to'] as const).flatMap((end) => missing(whole, link, link.value[end], [end])),
      ...inFields(whole, link, link.relation.schema),
    ]),
  ],
};

function inFields(
  whole: Whole,
  record: EntityRecord | LinkRecord,
  schema: Parameters<typeof fieldShapes>[0],
): RuleProblem[] {
  return shapesOf(schema).flatMap((field) => {
    const value = record.value[field.name];
    if (field.type === 'reference') return missing(whole, record, value, [field.name]);
    if (field.type === 'sourceReference' && Array.isArray(value)) {
      return value.flatMap((reference, index) =>
        missing(whole, record, sourceIn(reference), [field.name, index]),
      );
    }
    if (field.objectName === 'Name' && Array.isArray(value)) {
      return value.flatMap((name, index) =>
        missing(whole, record, sourceIn((name as { source?: unknown } | null)?.source), [
          field.name,
          index,
          'source',
        ]),
      );
    }
    return [];
  });
}

function missing(
  { byId }: Whole,
  record: EntityRecord | LinkRecord,
  id: unknown,
  path: PropertyKey[],
): RuleProblem[] {
  if (typeof id !== 'string' || byId.has(id)) return [];
  const resembling = nearest(id, byId.keys());
  return [
    {
      ...at(record, ...path),
      message: `${path[0] === undefined ? '' : `${String(path[0])}: `}there is no ${id}.`,
      expected: 'the id of an entity of this data set',
      fix: resembling
        ? `Write ${resembling}, if that is what is meant, or add ${id}.`
        : `Add ${id}, or take the reference out.`,
    },
  ];
}

function sourceIn(reference: unknown): unknown {
  return typeof reference === 'string' ? reference.split('#')[0] : undefined;
}

const cache = new WeakMap<object, ReturnType<typeof fieldShapes>>();

function shapesOf(schema: Parameters<typeof fieldShapes>[0]) {
  const known = cache.get(schema) ?? fieldShapes(schema);
  cache.set(schema, known);
  return known;
}
