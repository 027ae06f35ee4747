import { z } from 'zod';
import { relations } from '../../../ontology/index.js';
import { exposureWays } from '../../../queries/exposure/reach-patterns.js';
import { reachKinds } from '../../../query/reach.js';

const relationNames = relations.map(({ name }) => name) as [string, ...string[]];
const code = (description: string) => z.string().nullable().describe(description);

const end = z.object({
  id: z.string().describe('Its id.'),
  kind: z.string().describe('Its kind.'),
  name: z.string().describe('Its name in English.'),
  nameZh: z.string().nullable().describe('Its name in Chinese, where it is known.'),
});

const sentences = {
  sentence: z.string().describe('In one line of English.'),
  sentenceZh: z.string().describe('In one line of Chinese.'),
};

const stepFields = {
  relation: z.enum(relationNames).describe('The relation.'),
  id: z.string().describe('Id of this one relation.'),
  from: end.describe('What the sentence begins with.'),
  to: end.describe('What the sentence ends with.'),
  status: z.string().describe('Whether it is the case, or how far from it.'),
  basis: code('Of an effect: whether the text says so or the analysts judge so.'),
  certainty: code('Of an effect: how sure the source is.'),
  direction: code('Of an effect: which way it goes.'),
  role: code('Of an issuer or a party: its role.'),
  since: code('The first day on which it held.'),
  until: code('The first day on which it no longer held.'),
  percent: z.number().nullable().describe('Of a stake: its size in percent.'),
  event: code('Id of the event that it follows from.'),
  ...sentences,
  sources: z
    .array(
      z.object({
        reference: z.string().describe('Id of the source and, behind #, the place in it.'),
        id: z.string().describe('Id of the source.'),
        name: z.string().describe('Name of the source.'),
        publisher: z.string().describe('Who published it.'),
        place: z.string().nullable().describe('The place in the source.'),
      }),
    )
    .describe('Where it was read.'),
};

/** One relation as a sentence with its sources. */
export const stepSchema = z
  .object(stepFields)
  .meta({ id: 'Step', description: 'One relation as a sentence with its sources.' });

/** One way in which a policy reaches what was asked for. */
export const reasonSchema = z
  .object({
    via: z.enum(reachKinds).describe('How it reaches it.'),
    ...sentences,
    steps: z.array(stepSchema).describe('The links, from the policy on.'),
  })
  .meta({ id: 'Reason', description: 'One way in which a policy reaches a sector or a company.' });

/** One way in which an exposure comes about. */
export const exposureReasonSchema = z
  .object({
    via: z.enum(exposureWays).describe('How it reaches it.'),
    stake: z.number().nullable().describe('The stakes along the chain multiplied, in percent.'),
    basis: z.string().describe('Whether the text says so or the analysts judge so.'),
    certainty: z.string().describe("How sure the source is of the link at the policy's end."),
    ...sentences,
    steps: z.array(stepSchema).describe('The links, from the policy on.'),
  })
  .meta({ id: 'ExposureReason', description: 'One way in which a policy reaches something.' });
