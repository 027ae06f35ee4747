import type { Relation } from '../../../ontology/index.js';
import type { ExportedRelation, Fields } from '../../../queries/export/exported.js';
import { type FtmEntity, ftmId, inWords, proofOf } from './entity.js';

/** Which schema a tie has there, and what its two ends are called. What is not here is a tie of no named sort. */
const schemata: Readonly<Record<string, readonly [schema: string, from: string, to: string]>> = {
  HOLDS_STAKE_IN: ['Ownership', 'owner', 'asset'],
  CONTROLS: ['Control', 'controller', 'controlled'],
  DIRECTOR_OF: ['Directorship', 'director', 'organization'],
  WORKED_FOR: ['Employment', 'employee', 'employer'],
  ISSUED: ['Documentation', 'entity', 'document'],
  PUT_FORWARD: ['Documentation', 'entity', 'document'],
  SETS: ['Documentation', 'document', 'entity'],
  REGULATES: ['Documentation', 'document', 'entity'],
  AFFECTS: ['Documentation', 'document', 'entity'],
  APPLIES_IN: ['Documentation', 'document', 'entity'],
};
const unnamed = ['UnknownLink', 'subject', 'object'] as const;

/** A relation in FollowTheMoney's model: an entity that points at both ends and at its sources. */
export function ftmLink(relation: Relation, { id, value }: ExportedRelation): FtmEntity {
  const [schema, from, to] = schemata[relation.name] ?? unnamed;
  const inProperties = ['percent', 'role', 'position'];
  const rest = relation.ownFields.filter((name) => !inProperties.includes(name));
  return {
    id,
    schema,
    properties: {
      [from]: ftmId(value.from),
      [to]: ftmId(value.to),
      role: [relation.label.en, value.role, value.position],
      status: value.status,
      startDate: value.since,
      endDate: value.until,
      ...(value.percent === undefined ? {} : { percentage: value.percent }),
      summary: value.note,
      description: inWords(value as Fields, rest),
      recordId: id,
      proof: proofOf(id, value),
    },
  };
}
