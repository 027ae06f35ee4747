import { z } from 'zod';
import type { ExposureWay } from '../../query/reach.js';
import {
  type Answer,
  asOf,
  code,
  codes,
  cursor,
  endOfList,
  entity,
  ifSelected,
  object,
  sentences,
  steps,
  whole,
} from '../answer.js';

export const way = codes(
  'ExposureWay',
  'How a policy reaches a company or a sector, most direct first.',
  {
    DIRECT: 'The policy names it.',
    SECTOR: 'The policy names a sector that the company operates in.',
    WIDER_SECTOR:
      'The policy names a wider sector that contains the sector, or contains the sector that the company operates in.',
    NARROWER_SECTOR: 'The policy names a narrower sector that is part of the sector.',
    COMPANY_IN_SECTOR: 'The policy names a company that operates in the sector or in a part of it.',
    OWNER:
      'The policy names a company that owns the company, directly or through up to four steps.',
    SUBSIDIARY:
      'The policy names a company that the company owns, directly or through up to four steps.',
  } satisfies Record<ExposureWay, string>,
);

const reason = object(
  'ExposureReason',
  'One way a policy reaches a company or a sector: a chain of relations.',
  {
    via: way.describe('How the policy reaches it.'),
    stake: z
      .number()
      .nullable()
      .describe(
        'For an owner or a subsidiary: the product of the stakes along the chain, in percent. Null if a stake is not known.',
      ),
    basis: code('Basis').describe('Whether the text of the policy says so, or analysts judge so.'),
    certainty: code('Certainty').describe(
      'How certain the source is of the first relation, the one that starts at the policy.',
    ),
    ...sentences('The chain'),
    steps,
  },
).meta({ id: 'ExposureReason' });
export type ExposureReason = Answer<typeof reason>;

export const exposureEdge = object(
  'ExposureEdge',
  'A policy that affects the requested company or sector; or, for a requested policy, a company or sector that it affects.',
  {
    cursor,
    node: entity.describe('A policy, or a company or sector that a policy reaches.'),
    via: way.describe('The most direct way.'),
    basis: z
      .array(code('Basis'))
      .describe("What the ways are based on: the text, the analysts' judgement, or both."),
    because: z.array(reason).describe('Every way, most direct first.'),
    becauseComplete: z
      .boolean()
      .describe('False if there are more than 100 ways; only 100 are listed.'),
  },
);
export type ExposureEdge = Answer<typeof exposureEdge>;

export const exposureAnswer = object(
  'Exposure',
  'A page of policies that affect something, or of what a policy affects. Most direct first.',
  {
    edges: z.array(exposureEdge).describe('The rows with their reasons.'),
    nodes: z.array(entity).describe('The rows without reasons.'),
    totalCount: ifSelected(whole).describe(
      'Number of rows in the whole list. It is counted only if this field is selected.',
    ),
    ...endOfList,
    complete: z
      .boolean()
      .describe(
        'True if the list, read to its last page, contains everything that the graph knows.',
      ),
    asOf,
  },
);
