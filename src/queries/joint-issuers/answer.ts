import { z } from 'zod';
import { type Answer, asOf, entityReference, object, step, whole } from '../answer.js';

const agency = object('JointIssuer', 'An agency that issued policies jointly with others.', {
  agency: entityReference.describe('The agency.'),
  policies: whole.describe('Number of policies that it issued, alone or jointly.'),
  joint: whole.describe('Number of policies that it issued with at least one other agency.'),
  partners: whole.describe('Number of agencies with which it issued a policy.'),
  rank: whole.describe('Rank by joint, from 1. Agencies with equal numbers share a rank.'),
});

const issue = object('JointIssue', 'A policy that two agencies issued jointly, with its sources.', {
  policy: entityReference.describe('The policy.'),
  steps: z
    .array(step)
    .describe(
      'Two relations: the first agency issued it, and the second issued it. Each with its sources.',
    ),
});

export const pair = object('JointIssuerEdge', 'Two agencies that issued policies jointly.', {
  a: entityReference.describe('The agency whose id sorts first.'),
  b: entityReference.describe('The other agency.'),
  count: whole.describe('Number of policies that they issued jointly.'),
  rank: whole.describe('Rank by count, from 1. Pairs with equal counts share a rank.'),
  because: z.array(issue).describe('The policies, at most 100. The total number is in count.'),
}).meta({ id: 'JointPair' });
export type Pair = Answer<typeof pair>;

const moreIssuers = object(
  'MoreIssuers',
  'A policy whose source states more issuers than it names, so some pairs are unknown.',
  {
    policy: entityReference.describe('The policy.'),
    stated: whole.describe('Number of issuers that the source states.'),
    named: whole.describe('Number of issuers that the graph knows by name.'),
  },
);

export const jointIssuersAnswer = object('JointIssuers', 'Which agencies issue policies jointly.', {
  agencies: z
    .array(agency)
    .describe(
      'The agencies that issued policies jointly; those with the most joint policies come first.',
    ),
  edges: z.array(pair).describe('Every pair that issued a policy jointly, most frequent first.'),
  matrix: z
    .array(z.array(whole))
    .describe(
      'Number of joint policies of each pair. Rows and columns are in the order of agencies; the diagonal is 0.',
    ),
  total: whole.describe('Number of policies examined.'),
  joint: whole.describe('Number of these with several known issuers.'),
  alone: whole.describe('Number of these with one known issuer.'),
  withoutIssuer: whole.describe('Number of these without a known issuer.'),
  moreIssuers: z
    .array(moreIssuers)
    .describe(
      'The policies that have more issuers than the sources name, so some pairs are missing.',
    ),
  complete: z
    .boolean()
    .describe(
      'False if there are more than 200 agencies or 5,000 pairs. Then only the first 200 and 5,000 are listed.',
    ),
  asOf,
  undated: whole
    .nullable()
    .describe(
      'Number of policies for which no source says whether they were in force on that day. They are excluded or included, as undated says. Null without asOf.',
    ),
});
