import { mentionFieldOf } from '../ontology/index.js';
import type { StatementBuilder } from './builder.js';

/** The predicate that a source only mentions an entity: true or false, never null. Undefined for kinds without one. */
export function onlyMentioned(
  kind: string,
  node: string,
  context: StatementBuilder,
): string | undefined {
  const mention = mentionFieldOf(kind);
  if (!mention) return undefined;
  return `coalesce(${node}.${mention.field} IN ${context.parameter(mention.codes)}, false)`;
}
