import { z } from 'zod';
import {
  type Answer,
  asOf,
  code,
  entity,
  entityReference,
  id,
  ifSelected,
  object,
  reasonsIncomplete,
  relationName,
  sentences,
  step,
  whole,
} from '../answer.js';

const hop = object(
  'PathHop',
  'One step of a path, from an entity to the next, with every relation that connects the two.',
  {
    from: entityReference.describe('The entity where the hop starts.'),
    to: entityReference.describe('The entity where the hop ends.'),
    status: code('FactStatus').describe(
      'Factual status of the hop: that of its most certain relation. Taking part in a planned event is no more certain than the plan.',
    ),
    weak: z
      .boolean()
      .describe(
        'True if the two merely share something: all relations of the hop are weak, or it passes through a shared sector, place or source.',
      ),
    undated: z
      .boolean()
      .describe(
        'True if the sources do not say whether it held on the requested day. Only with asOf and undated: INCLUDE.',
      ),
    ...sentences('The hop'),
    ties: z
      .array(step)
      .describe(
        'Every matching relation between the two, most certain first, with its dates, status and sources. Each keeps its own subject and object, even if the path follows it backwards.',
      ),
  },
);
export type Hop = Answer<typeof hop>;

export const path = object(
  'Path',
  'A path from one entity to another that visits no entity twice.',
  {
    length: whole.describe('Number of hops.'),
    weak: z
      .boolean()
      .describe('True if one of its hops is weak, so that it does not really connect the two.'),
    actual: z
      .boolean()
      .describe('True if every hop is ACTUAL, and not announced, planned, rumoured or ended.'),
    ...sentences('The path'),
    ids: z.array(id).describe('Ids of the entities along it, both ends included.'),
    nodes: ifSelected(z.array(entity)).describe('The entities along it, both ends included.'),
    hops: z.array(hop).describe('Its hops, from the first end to the second.'),
  },
);
export type Path = Answer<typeof path>;

export const pathsAnswer = object(
  'Paths',
  'How one entity is connected to another. Shortest paths first; paths of equal length are sorted by the ids along them.',
  {
    from: entityReference.describe('Where the paths begin.'),
    to: entityReference.describe('Where they end.'),
    sentence: z
      .string()
      .describe(
        'The answer in words: how many paths there are, or that there is none within the limit, and what was excluded.',
      ),
    sentenceZh: z.string().describe('The answer in words, in Chinese.'),
    paths: z
      .array(path)
      .describe(
        'The first paths in order. None is skipped: every shorter path comes before a longer one.',
      ),
    hasMore: z.boolean().describe('True if there are more paths within maxHops.'),
    maxHops: whole.describe('The maximum number of hops of the search.'),
    searchedHops: whole.describe(
      'The number of hops that the search reached. It is less than maxHops if enough paths were found or the search stopped.',
    ),
    relations: z.array(relationName).describe('The relations that were followed.'),
    statuses: z.array(code('FactStatus')).describe('The statuses that were allowed.'),
    complete: z
      .boolean()
      .describe('False if the search stopped at a limit before it could rule out further paths.'),
    ...reasonsIncomplete,
    asOf,
  },
);
