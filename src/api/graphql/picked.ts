import { slot } from '../../graph/selection.js';
import { fieldShapes, type Kind, sourceFieldOf } from '../../ontology/index.js';
import type { Args, Resolver } from './feature.js';

/** Resolves a field whose value lies in the answer under its response key. */
const pick: Resolver = (parent, _args, _context, info) =>
  (parent as Args)[slot(String(info.path.key))];

/** Fields whose arguments or selection can differ from alias to alias lie in the answer under the alias. */
export function picked(fields: readonly string[]): Record<string, Resolver> {
  return Object.fromEntries(fields.map((field) => [field, pick]));
}

/** The property in which a picked field lies; undefined for a resolver that does more than pick. */
export function pickedKey(resolve: Resolver, responseKey: string): string | undefined {
  return resolve === pick ? slot(responseKey) : undefined;
}

/** The fields of a kind whose values name their source: under the alias where that source is asked for, else as they are. */
export function sourcedValues({ schema }: Kind): Record<string, Resolver> {
  const fields = fieldShapes(schema).filter((field) => sourceFieldOf(field));
  return Object.fromEntries(
    fields.map(({ name }) => [
      name,
      (parent, _args, _context, info) => {
        const found = parent as Args;
        return found[slot(String(info.path.key))] ?? found[name];
      },
    ]),
  );
}
