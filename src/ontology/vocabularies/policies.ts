import { term, vocabulary } from '../vocabulary.js';

export const policyType = vocabulary('PolicyType', 'What kind of document a policy is.', {
  LAW: term('law', '法律', "A law of the National People's Congress or its Standing Committee."),
  REGULATION: term(
    'regulation',
    '条例',
    'Administrative regulations of the State Council, or rules of ministries with the force of law.',
  ),
  RULES: term('rules', '规定', 'Departmental rules or measures of one or several agencies.'),
  OPINIONS: term(
    'opinions',
    '意见',
    "Opinions: an agency's instructions on how a field is to be managed.",
  ),
  GUIDELINES: term(
    'guidelines',
    '指南',
    'Guidelines that say how something is to be done or judged.',
  ),
  NOTICE: term(
    'notice',
    '通知',
    'A notice to those concerned, often one that encourages or orders a practice.',
  ),
  FIVE_YEAR_PLAN: term('five-year plan', '五年规划', 'A plan for a five-year period.'),
  ACTION_PLAN: term('action plan', '行动计划', 'A plan of tasks with a deadline.'),
  STANDARD: term('standard', '标准', 'A standard or a scheme of graded requirements.'),
  CALL_FOR_INPUT: term(
    'call for input',
    '征集意见',
    'A public request for suggestions. It sets no rules.',
  ),
  PACKAGE: term('package', '一揽子政策', 'A set of policies that a source describes as one.'),
  REFORM: term(
    'reform',
    '改革',
    'A change of the rules that a source reports without naming its document.',
  ),
  TARGET: term(
    'target',
    '目标',
    'A government aim that a source reports without naming its document.',
  ),
});

export const policyStatus = vocabulary(
  'PolicyStatus',
  'The stage of a policy, according to its source.',
  {
    CALL_FOR_INPUT: term(
      'call for input',
      '征集中',
      'Suggestions are requested. There is no rule yet.',
    ),
    DRAFT: term('draft', '草案', 'A draft was made public. It is not issued.'),
    PASSED: term(
      'passed',
      '已通过',
      'Adopted by its legislature. The effective date is a separate field.',
    ),
    ISSUED: term(
      'issued',
      '已发布',
      'Issued. The source does not say whether and when it took effect.',
    ),
    IN_FORCE: term('in force', '已生效', 'The source says that it has taken effect.'),
    MENTIONED: term('mentioned', '仅提及', 'A source mentions it without stating its stage.', {
      isMention: true,
    }),
    ENDED: term('ended', '已失效', 'Repealed, replaced or expired.'),
  },
  { ISSUED: 'MENTIONED', PASSED: 'MENTIONED', IN_FORCE: 'ISSUED', ENDED: 'ISSUED' },
);

export const provisionType = vocabulary('ProvisionType', 'What a provision of a policy does.', {
  REQUIREMENT: term('requirement', '要求', 'Someone must do something.'),
  PROHIBITION: term('prohibition', '禁止', 'Someone must not do something, or only within limits.'),
  RIGHT: term('right', '权利', 'Someone may demand or choose something.'),
  TARGET: term('target', '目标', 'A state to be reached.'),
  INCENTIVE: term('incentive', '鼓励', 'Something is encouraged, supported or made easier.'),
  STANDARD: term('standard', '标准', 'A standard that products, services or work must meet.'),
  CALL_FOR_INPUT: term('call for input', '征集意见', 'The public is asked for suggestions.'),
  ORGANISATION: term(
    'organisation',
    '组织安排',
    'Powers, duties and procedures of the state: who decides or does what.',
  ),
  DEFINITION: term('definition', '定义', 'What a term of the policy means or covers.'),
});

export const issuerRole = vocabulary(
  'IssuerRole',
  'The role in which an agency issued a policy.',
  {
    SOLE: term('sole issuer', '单独发布', 'The only issuer.'),
    LEAD: term(
      'lead issuer',
      '牵头发布',
      'The lead among several issuers, according to the source.',
    ),
    JOINT: term('joint issuer', '联合发布', 'One of several issuers.'),
  },
  { LEAD: 'JOINT' },
);
