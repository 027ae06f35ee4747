import { z } from 'zod';
import { kinds, relations } from '../../ontology/index.js';
import type { NeighbourhoodRequest } from '../../queries/neighbourhood/request.js';
import { depths, directions, limits } from '../../queries/neighbourhood/request.js';
import type { EntitySelection } from '../../query/selection.js';
import { asOfIn } from './as-of.js';
import { stepSchema } from './entity/reasons.js';
import { referenceFields } from './entity/schemas.js';
import {
  asOfParameters,
  choice,
  choices,
  flag,
  whole as number,
  someTexts,
} from './openapi/parameters.js';

const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];
const relationNames = relations.map(({ name }) => name) as [string, ...string[]];

export const aroundParameters = {
  of: someTexts('The entities to start from: at most 100 ids or exact names of any kind.', 'MIIT'),
  depth: number(
    `Maximum distance in steps from the nearest start. Default: ${depths.default}.`,
    1,
    1,
    depths.max,
  ),
  relations: choices(relationNames, 'Only these relations. Default: all except PUBLISHED_BY.'),
  weak: flag('False excludes weak relations, such as a shared place.'),
  kinds: choices(kindNames, 'Only entities of these kinds, besides the starts. Default: all.'),
  direction: choice(directions, 'In which direction to follow relations. Default: BOTH.'),
  limit: number(`Maximum number of entities. Default: ${limits.default}.`, 200, 1, limits.max),
  ...asOfParameters,
};

export type AroundQuery = Omit<NeighbourhoodRequest, 'node' | 'hidden' | 'asOf'>;

/** Converts the parameters into a request for a neighbourhood. */
export function around(query: AroundQuery, node: EntitySelection): NeighbourhoodRequest {
  return { ...query, asOf: asOfIn(query), node, hidden: true };
}

/** Fields about the neighbourhood as a whole. */
const whole = {
  wholeWithin: z.number().int().describe('Everything within this many steps is shown.'),
  asOf: z
    .string()
    .nullable()
    .describe('The day that the answer is about. Null if no day was given.'),
};

const count = z.number().int();

export const neighbourhoodSchema = z
  .object({
    nodes: z.array(
      z.object({
        entity: z.object({
          ...referenceFields,
          summary: z.string().nullable().describe('A summary of one or two sentences.'),
        }),
        distance: count.describe('Distance in steps from the nearest start.'),
        start: z.boolean().describe('True if the request starts from this entity.'),
        hidden: z
          .array(
            z.object({
              relation: z.string(),
              direction: z.string(),
              label: z.string(),
              labelZh: z.string(),
              count,
            }),
          )
          .describe('Its relations that are not shown, by type and direction.'),
        hiddenCount: count.describe('Number of all hidden relations.'),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string().describe('Id of the entity that the sentence begins with.'),
        to: z.string().describe('Id of the entity that the sentence ends with.'),
        label: z.string(),
        labelZh: z.string(),
        weak: z.boolean(),
        symmetric: z.boolean(),
        step: stepSchema,
      }),
    ),
    complete: z.boolean().describe('True if everything within the depth is shown.'),
    incomplete: z.string().nullable().describe('Why it is not complete, in English.'),
    incompleteZh: z.string().nullable().describe('Why it is not complete, in Chinese.'),
    ...whole,
  })
  .meta({ id: 'Neighbourhood', description: 'The surroundings of some entities.' });
