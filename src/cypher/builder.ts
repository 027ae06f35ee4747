import type { AsOf } from '../query/as-of.js';
import type { ResolvedNames } from '../query/names.js';

/** State shared while one statement is built: its parameters, fresh variables, and the ids of resolved names. */
export interface StatementBuilder {
  readonly parameters: Record<string, unknown>;
  readonly names: ResolvedNames;
  /** The day of the request. Undefined if it gives none, so that everything known counts. */
  readonly asOf: AsOf | undefined;
  /** Whether the relations of a hub are read in order from an index; see ./relation-index. */
  readonly hasRelationOrderIndex: boolean;
  /**
   * By condition, the variable that holds its materialised targets: the sectors and companies that a policy must name
   * to satisfy it. Companies in the sectors are not included.
   */
  readonly targetSets: Map<object, string>;
  /** Adds a parameter and returns its placeholder, such as `$p0`. Values never become part of the text. */
  parameter(value: unknown): string;
  /** Returns a variable name that is unique in the statement. */
  fresh(stem: string): string;
}

/**
 * The same builder for a nested relation with its own day. Materialised targets are dropped, because their variables
 * are not in scope there.
 */
export function onDay(context: StatementBuilder, asOf: AsOf | undefined): StatementBuilder {
  return { ...context, asOf, targetSets: new Map() };
}

export function newBuilder(
  names: ResolvedNames,
  asOf?: AsOf,
  hasRelationOrderIndex = false,
): StatementBuilder {
  const parameters: Record<string, unknown> = {};
  let variables = 0;
  return {
    parameters,
    names,
    asOf,
    hasRelationOrderIndex,
    targetSets: new Map(),
    parameter(value) {
      const name = `p${Object.keys(parameters).length}`;
      parameters[name] = value;
      return `$${name}`;
    },
    fresh: (stem) => `${stem}${variables++}`,
  };
}
