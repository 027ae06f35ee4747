import { nameKey } from '../../text/normalise/fold.js';
import type { EntityRecord } from '../records.js';
import { at, type Rule } from '../rule.js';

/** Kinds that are looked up by name. Items and provisions may share titles. */
const lookedUp = new Set(['Agency', 'Company', 'Sector', 'Place', 'Policy', 'Person']);

export const sharedName: Rule = {
  name: 'shared-name',
  description: 'A name means one entity of its kind, or it could not be looked up.',
  check: ({ entities }) => {
    const bearers = new Map<string, EntityRecord>();
    return entities
      .filter(({ kind }) => lookedUp.has(kind))
      .flatMap((entity) =>
        namesOf(entity).flatMap(({ name, path }) => {
          const key = `${entity.kind} ${nameKey(name)}`;
          const bearer = bearers.get(key);
          if (!bearer) bearers.set(key, entity);
          if (!bearer || bearer.value.id === entity.value.id) return [];
          return [
            {
              ...at(entity, ...path),
              message: `"${name}" is a name of ${bearer.value.id} as well (${bearer.file}:${bearer.line}).`,
              expected: `a name that no other ${entity.kind.toLowerCase()} bears`,
              fix: 'Take the name from the one to which it does not belong, or write it out in full.',
            },
          ];
        }),
      );
  },
};

/** All names of an entity, each with the path of its field. */
export function namesOf({ value }: { readonly value: Readonly<Record<string, unknown>> }): {
  name: string;
  path: PropertyKey[];
}[] {
  const further = Array.isArray(value.names) ? (value.names as ({ text?: unknown } | null)[]) : [];
  const all: [unknown, PropertyKey[]][] = [
    [value.name, ['name']],
    [value.nameZh, ['nameZh']],
    ...further.map((one, at): [unknown, PropertyKey[]] => [one?.text, ['names', at, 'text']]),
  ];
  return all.flatMap(([name, path]) => (typeof name === 'string' ? [{ name, path }] : []));
}
