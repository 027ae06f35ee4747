import { countedFields, type Relation } from '../ontology/index.js';
import type { Counted } from '../query/counted.js';
import type { StatementBuilder } from './builder.js';
import { relationHolds } from './validity.js';

/** The predicate that a relation of one of the types counts, by its status and certainty and on the day of the request. */
export function relationCounts(
  link: string,
  relations: readonly Relation[],
  counted: Counted,
  context: StatementBuilder,
): string {
  const types = relations.map(({ name }) => name);
  const parts = countedFields.flatMap(({ field, argument, allCodes, relations: having }) => {
    const codes = counted[argument];
    if (!codes || allCodes.every((code) => codes.includes(code))) return [];
    if (!types.some((type) => having.has(type))) return [];
    const holds = `${link}.${field} IN ${context.parameter(codes)}`;
    return types.every((type) => having.has(type))
      ? holds
      : `(${link}.${field} IS NULL OR ${holds})`;
  });
  const holds = relationHolds(link, types, context);
  return [...parts, ...(holds === 'true' ? [] : [holds])].join(' AND ') || 'true';
}
