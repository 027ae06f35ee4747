import type { Relation } from '../../../ontology/index.js';
import type { ExportedRelation, Fields } from '../../../queries/export/exported.js';
import { exactDates, type FtmEntity, ftmDate, ftmId, inWords, proofOf } from './entity.js';

/** The schema for relations that have no FollowTheMoney schema of their own. */
const unknownLink = { schema: 'UnknownLink', from: 'subject', to: 'object' };

/** Maps a relation to FollowTheMoney: an entity that refers to both ends and to its sources. */
export function ftmLink(relation: Relation, { id, value }: ExportedRelation): FtmEntity {
  const { schema, from, to } = relation.followTheMoney ?? unknownLink;
  const inProperties = ['percent', 'role', 'extent', 'position'];
  const rest = relation.ownFields.filter((name) => !inProperties.includes(name));
  return {
    id,
    schema,
    properties: {
      [from]: ftmId(value.from),
      [to]: ftmId(value.to),
      role: [relation.label.en, value.role, value.extent, value.position],
      status: value.status,
      startDate: ftmDate(value.since),
      endDate: ftmDate(value.until),
      ...(value.percent === undefined ? {} : { percentage: value.percent }),
      summary: value.note,
      description: [
        ...exactDates(value as Fields, ['since', 'until']),
        ...inWords(value as Fields, rest),
      ],
      recordId: id,
      proof: proofOf(id, value),
    },
  };
}
