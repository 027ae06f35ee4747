import { slot } from '../../graph/selection.js';
import { fieldShapes, type Kind, sourceFieldOf } from '../../ontology/index.js';
import type { Args, Resolver } from './feature.js';

/** Fields whose arguments or selection can differ from alias to alias lie in the answer under the alias. */
export function picked(fields: readonly string[]): Record<string, Resolver> {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      (parent, _args, _context, info) => (parent as Args)[slot(String(info.path.key))],
    ]),
  );
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
