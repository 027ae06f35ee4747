import { fieldShapes, type Kind, sourceFieldOf } from '../../ontology/index.js';
import { aliasKey } from '../../query/selection.js';
import type { Args, Resolver } from './resolver.js';

/** Reads the value of a field from its parent, by the response key of the field. */
export type Read = (parent: Args, responseKey: string) => unknown;

const reads = new WeakMap<Resolver, Read>();

/** A resolver that only reads its parent, so that compiled completion can do the same without it. */
function reader(read: Read): Resolver {
  const resolve: Resolver = (parent, _args, _context, info) =>
    read(parent as Args, String(info.path.key));
  reads.set(resolve, read);
  return resolve;
}

/** How a resolver reads its parent. Undefined for one that does more. */
export function readOf(resolve: Resolver): Read | undefined {
  return reads.get(resolve);
}

const pick = reader((parent, responseKey) => parent[aliasKey(responseKey)]);

/** Fields whose arguments or selections can differ between aliases are stored under the alias. */
export function byAlias(fields: readonly string[]): Record<string, Resolver> {
  return Object.fromEntries(fields.map((field) => [field, pick]));
}

/**
 * Fields of a kind whose values name their source: stored under the alias if that source is selected, otherwise under
 * their name.
 */
export function sourcedValues({ schema }: Kind): Record<string, Resolver> {
  const fields = fieldShapes(schema).filter((field) => sourceFieldOf(field));
  return Object.fromEntries(
    fields.map(({ name }) => [
      name,
      reader((parent, responseKey) => parent[aliasKey(responseKey)] ?? parent[name]),
    ]),
  );
}
