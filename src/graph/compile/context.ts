import type { ResolvedNames } from '../names/resolve.js';

/** What one compilation shares: parameters, fresh variables, and the ids behind the names it was given. */
export interface Context {
  readonly parameters: Record<string, unknown>;
  readonly names: ResolvedNames;
  /** Stores a value as a parameter and gives its placeholder. Values never become part of the text. */
  bind(value: unknown): string;
  /** A variable that no other part of the statement uses. */
  variable(stem: string): string;
}

export function newContext(names: ResolvedNames): Context {
  const parameters: Record<string, unknown> = {};
  let variables = 0;
  return {
    parameters,
    names,
    bind(value) {
      const name = `p${Object.keys(parameters).length}`;
      parameters[name] = value;
      return `$${name}`;
    },
    variable: (stem) => `${stem}${variables++}`,
  };
}
