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
    'Opinions: directions of an agency on how a field is to be managed.',
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
  ACTION_PLAN: term('action plan', '行动计划', 'A plan of tasks with a term.'),
  STANDARD: term('standard', '标准', 'A standard or a scheme of graded requirements.'),
  CALL_FOR_INPUT: term(
    'call for input',
    '征集意见',
    'A public request for suggestions; it rules nothing.',
  ),
  PACKAGE: term('package', '一揽子政策', 'A set of policies that a source speaks of as one.'),
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
  'How far a policy has come, as its source puts it.',
  {
    CALL_FOR_INPUT: term(
      'call for input',
      '征集中',
      'Suggestions are asked for; there is no rule.',
    ),
    DRAFT: term('draft', '草案', 'A draft was made public; it is not issued.'),
    PASSED: term(
      'passed',
      '已通过',
      'Adopted by its legislature; when it takes effect is a date of its own.',
    ),
    ISSUED: term(
      'issued',
      '已发布',
      'Issued; whether and when it took effect the source does not say.',
    ),
    IN_FORCE: term('in force', '已生效', 'The source says that it has taken effect.'),
    MENTIONED: term(
      'mentioned',
      '仅提及',
      'A source mentions it without saying how far it has come.',
    ),
    ENDED: term('ended', '已失效', 'Repealed, replaced or run out.'),
  },
);

export const provisionType = vocabulary('ProvisionType', 'What a provision of a policy does.', {
  REQUIREMENT: term('requirement', '要求', 'Somebody must do something.'),
  PROHIBITION: term(
    'prohibition',
    '禁止',
    'Somebody must not do something, or only within limits.',
  ),
  RIGHT: term('right', '权利', 'Somebody may demand or choose something.'),
  TARGET: term('target', '目标', 'A state of things to be reached.'),
  INCENTIVE: term('incentive', '鼓励', 'Something is encouraged, supported or made easier.'),
  STANDARD: term('standard', '标准', 'A measure that products, services or work are held to.'),
  CALL_FOR_INPUT: term('call for input', '征集意见', 'The public is asked for suggestions.'),
  ORGANISATION: term(
    'organisation',
    '组织安排',
    'Who decides or does what: powers, duties and procedures of the state.',
  ),
  DEFINITION: term('definition', '定义', 'What a term of the policy means or covers.'),
});

export const issuerRole = vocabulary('IssuerRole', 'In which role an agency issued a policy.', {
  SOLE: term('sole issuer', '单独发布', 'The only issuer.'),
  LEAD: term('lead issuer', '牵头发布', 'First among several issuers, as the source says.'),
  JOINT: term('joint issuer', '联合发布', 'One of several issuers.'),
});
