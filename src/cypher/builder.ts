import type { AsOf } from '../query/as-of.js';
import type { ResolvedNames } from '../query/names.js';

/** What one compilation shares: parameters, fresh variables, and the ids behind the names it was given. */
export interface StatementBuilder {
  readonly parameters: Record<string, unknown>;
  readonly names: ResolvedNames;
  /** The day that the request asks about; undefined when it asks about everything that is known. */
  readonly asOf: AsOf | undefined;
  /** Whether the relations of a hub are to be read in their order by an index; see ./ties-in-order. */
  readonly hasRelationOrderIndex: boolean;
  /**
   * Variables with the sectors and companies by whose naming a policy fulfils a condition, by that condition: those
   * that the statement has collected. They hold all but the companies in the sectors.
   */
  readonly targetSets: Map<object, string>;
  /** Stores a value as a parameter and gives its placeholder. Values never become part of the text. */
  parameter(value: unknown): string;
  /** A variable that no other part of the statement uses. */
  fresh(stem: string): string;
}

/**
 * The same compilation within a relation that is about a day of its own. What was collected beforehand is left behind:
 * its variables are out of reach there.
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
