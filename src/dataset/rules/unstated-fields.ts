import { fieldShapes, kindNamed } from '../../ontology/index.js';
import { at, type Rule } from '../rule.js';

/** The id says which entity is meant, and the sources say where it was read: every data set states both. */
const alwaysStated = new Set(['id', 'sources', 'unstated']);

export const unstatedFields: Rule = {
  name: 'unstated',
  description: 'Only fields that an entity has can be marked as not stated, and each once.',
  check: ({ entities }) =>
    entities.flatMap((entity) => {
      const { unstated } = entity.value;
      if (!Array.isArray(unstated)) return [];
      const allowed = fieldShapes(kindNamed(entity.kind).schema)
        .map(({ name }) => name)
        .filter((name) => entity.value[name] !== undefined && !alwaysStated.has(name));
      return unstated.flatMap((field: unknown, index) => {
        const again = unstated.indexOf(field) < index;
        if (allowed.includes(field as string) && !again) return [];
        return [
          {
            ...at(entity, 'unstated', index),
            message: again
              ? `unstated names ${String(field)} twice.`
              : `unstated names ${String(field)}, which ${why(field, entity.value)}.`,
            expected: `fields of this entity, each once: ${allowed.join(', ')}`,
            fix: 'Take it out of unstated.',
          },
        ];
      });
    }),
};

function why(field: unknown, value: Readonly<Record<string, unknown>>): string {
  if (alwaysStated.has(String(field))) return 'every record states';
  return value[String(field)] === undefined ? 'the entity does not have' : 'is no field';
}
