import { slot } from '../../graph/selection.js';
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
