import { z } from 'zod';
import {
  type Answer,
  asOf,
  asText,
  code,
  codes,
  entity,
  id,
  object,
  reasonsIncomplete,
  step,
  whole,
} from '../answer.js';

const ends = codes('RelationEnd', 'At which end of a relation an entity is.', {
  OUT: 'It is the subject: the sentence begins with it.',
  IN: 'It is the object: the sentence ends with it.',
  BOTH: 'The relation is symmetric.',
});

const hidden = object(
  'HiddenRelations',
  'Relations of one entity that are not shown, of one type and in one direction.',
  {
    relation: code('RelationName').describe('The relation.'),
    direction: asText(ends).describe('At which end of the relation the entity is.'),
    label: z.string().describe('The label of the relation as read from the entity, in English.'),
    labelZh: z.string().describe('The label of the relation as read from the entity, in Chinese.'),
    count: whole.describe('Number of relations that are not shown.'),
  },
);
export type HiddenRelations = Answer<typeof hidden>;

export const neighbourhoodNode = object('NeighbourhoodNode', 'An entity of a neighbourhood.', {
  node: entity.describe('The entity.'),
  distance: whole.describe('Distance in steps from the nearest start.'),
  start: z.boolean().describe('True if the request starts from this entity.'),
  hidden: z
    .array(hidden)
    .describe(
      'Its relations that match the request but are not shown, by type and direction. The numbers are exact; the list is empty if all are shown.',
    ),
  hiddenCount: whole.describe('Number of all hidden relations.'),
});
export type NeighbourhoodNode = Answer<typeof neighbourhoodNode>;

const edge = object('NeighbourhoodEdge', 'A relation between two entities of a neighbourhood.', {
  from: id.describe('Id of the entity that the sentence begins with.'),
  to: id.describe('Id of the entity that the sentence ends with.'),
  label: z.string().describe('The label of the relation from subject to object, in English.'),
  labelZh: z.string().describe('The label of the relation from subject to object, in Chinese.'),
  weak: z
    .boolean()
    .describe(
      'True for a relation that means little by itself, such as a sector or a place that many share.',
    ),
  symmetric: z.boolean().describe('True if the relation is symmetric.'),
  step: step.describe(
    'The relation itself, as a sentence: its dates, status, details and sources.',
  ),
});
export type NeighbourhoodEdge = Answer<typeof edge>;

export const neighbourhoodAnswer = object(
  'Neighbourhood',
  'The surroundings of some entities. Each entity and each relation is listed once.',
  {
    nodes: z
      .array(neighbourhoodNode)
      .describe('The entities: first the starts, then the others by distance.'),
    edges: z
      .array(edge)
      .describe(
        'Every relation between these entities that matches the request, sorted by id. This includes relations between two entities at the same distance.',
      ),
    complete: z.boolean().describe('True if everything within the depth is shown.'),
    ...reasonsIncomplete,
    wholeWithin: whole.describe(
      'Everything within this many steps is shown. It equals the depth if the neighbourhood is complete.',
    ),
    asOf,
  },
);
