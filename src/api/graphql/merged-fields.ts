import { UserError } from '../../errors.js';
import type { ResolveTree } from './resolve-tree.js';

/**
 * Merges the fields of one object that a document selects in several places: in `edges { node }` and in `nodes`, or
 * on an interface and on a type. Fields with the same alias, name and arguments become one, with all their
 * selections.
 */
export function mergedFields(fields: readonly ResolveTree[]): ResolveTree[] {
  const merged = new Map<string, ResolveTree>();
  for (const field of fields) {
    const key = `${field.alias} ${field.name} ${JSON.stringify(field.args)}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...field, fieldsByTypeName: below(before, field) } : field);
  }
  return [...merged.values()];
}

/**
 * Throws BAD_USER_INPUT if two different fields of one object have the same alias. A document may contain them if the
 * object occurs in two places of the response.
 */
export function refuseSharedAliases(fields: readonly ResolveTree[]): void {
  const names = new Map<string, string>();
  for (const { alias, name } of fields) {
    const other = names.get(alias);
    if (other !== undefined) {
      const given =
        other === name ? `${name} with different arguments` : `both ${other} and ${name}`;
      throw new UserError(
        'BAD_USER_INPUT',
        `${alias}: of one entity this document asks for ${given} under the alias ${alias}, such as once below edges and once below nodes. Give each an alias of its own.`,
      );
    }
    names.set(alias, name);
  }
}

/** Merges the selections of two fields, by type; their aliases may clash again. */
function below(one: ResolveTree, other: ResolveTree): ResolveTree['fieldsByTypeName'] {
  const types = new Set([one, other].flatMap((tree) => Object.keys(tree.fieldsByTypeName)));
  return Object.fromEntries(
    [...types].map((type) => {
      const fields = [one, other].flatMap((tree) =>
        Object.values(tree.fieldsByTypeName[type] ?? {}),
      );
      // The keys are never read: two fields with one alias may be here, distinguished by their arguments.
      return [
        type,
        Object.fromEntries(
          mergedFields(fields).map((field, at) => [`${field.alias} ${at}`, field]),
        ),
      ];
    }),
  );
}
