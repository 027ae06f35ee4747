import { z } from 'zod';
import type { EntityNode } from '../../../cypher/entity.js';
import { referenceFields } from '../../../queries/answer.js';
import { itemOf } from './selection.js';

/** The fields by which REST describes an entity within an answer. */
export const describedFields = {
  ...referenceFields,
  summary: z.string().nullable().describe('A summary of one or two sentences.'),
};

/** The schema of a row in REST: the fields of a reference in place of its entity, and no cursor. */
export function flatRow<Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape & { node: z.ZodType; cursor: z.ZodType }>,
) {
  const { node: _node, cursor: _cursor, ...rest } = row.shape;
  return z.object({ ...referenceFields, ...rest }).describe(row.description ?? '');
}

/** A row in that form. */
export function flatRowOf<Row extends { readonly node: EntityNode; readonly cursor: string }>({
  node,
  cursor: _cursor,
  ...rest
}: Row) {
  const { id, kind, name, nameZh } = itemOf(node);
  return { id, kind, name, nameZh, ...rest };
}

/** An entity with the described fields. */
export function describedOf(node: EntityNode) {
  const { id, kind, name, nameZh, summary } = itemOf(node);
  return { id, kind, name, nameZh, summary: (summary ?? null) as string | null };
}
