import { z } from 'zod';
import { relations } from '../../../ontology/index.js';
import { exposureWays, reachKinds } from '../../../query/reach.js';

const relationNames = relations.map(({ name }) => name) as [string, ...string[]];
const code = (description: string) => z.string().nullable().describe(description);

const end = z.object({
  id: z.string().describe('Its id.'),
  kind: z.string().describe('Its kind.'),
  name: z.string().describe('Its name in English.'),
  nameZh: z.string().nullable().describe('Its name in Chinese, if known.'),
});

const sentences = {
  sentence: z.string().describe('The statement in one line of English.'),
  sentenceZh: z.string().describe('The statement in one line of Chinese.'),
};

const stepFields = {
  relation: z.enum(relationNames).describe('The relation.'),
  id: z.string().describe('Id of this one relation.'),
  from: end.describe('What the sentence begins with.'),
  to: end.describe('What the sentence ends with.'),
  status: z.string().describe('Factual status: actual, planned, reported, failed and so on.'),
  basis: code('For an effect: whether the text says so or analysts judge so.'),
  certainty: code('For an effect: how certain the source is.'),
  direction: code('For an effect: benefit or burden.'),
  role: code('For an issuer or a party: its role.'),
  since: code('The first day on which it held.'),
  until: code('The first day on which it no longer held.'),
  percent: z.number().nullable().describe('For a stake: its size in percent.'),
  event: code('Id of the event that it follows from.'),
  ...sentences,
  sources: z
    .array(
      z.object({
        reference: z.string().describe('Id of the source and, after #, the place in it.'),
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

/** One reason why a policy affects a requested sector or company. */
export const reasonSchema = z
  .object({
    via: z.enum(reachKinds).describe('How the policy reaches it.'),
    ...sentences,
    steps: z.array(stepSchema).describe('The relations of the chain, starting at the policy.'),
  })
  .meta({ id: 'Reason', description: 'One way a policy reaches a sector or a company.' });

/** One reason for an exposure. */
export const exposureReasonSchema = z
  .object({
    via: z.enum(exposureWays).describe('How the policy reaches it.'),
    stake: z.number().nullable().describe('The product of the stakes along the chain, in percent.'),
    basis: z.string().describe('Whether the text of the policy says so, or analysts judge so.'),
    certainty: z
      .string()
      .describe(
        'How certain the source is of the first relation, the one that starts at the policy.',
      ),
    ...sentences,
    steps: z.array(stepSchema).describe('The relations of the chain, starting at the policy.'),
  })
  .meta({ id: 'ExposureReason', description: 'One way a policy reaches a company or a sector.' });
