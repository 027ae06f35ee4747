import { relation } from '../relation.js';

const ends = [['Policy', 'Policy']] as const;

export const betweenPolicies = [
  relation({
    name: 'IMPLEMENTS',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY implements POLICY',
    label: { en: 'implements', zh: '落实' },
    reverse: { en: 'implemented by', zh: '由其落实' },
    says: { en: '{from} implements {to}', zh: '{from}落实{to}' },
    description: 'A policy carries out another.',
  }),
  relation({
    name: 'AMENDS',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY amends POLICY',
    label: { en: 'amends', zh: '修订' },
    reverse: { en: 'amended by', zh: '由其修订' },
    says: { en: '{from} amends {to}', zh: '{from}修订{to}' },
    description: 'A policy changes another.',
  }),
  relation({
    name: 'REPLACES',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY replaces POLICY',
    label: { en: 'replaces', zh: '取代' },
    reverse: { en: 'replaced by', zh: '由其取代' },
    says: { en: '{from} replaces {to}', zh: '{from}取代{to}' },
    description: 'A policy supersedes another.',
  }),
  relation({
    name: 'ENFORCES',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY enforces POLICY',
    label: { en: 'enforces', zh: '执行' },
    reverse: { en: 'enforced by', zh: '由其执行' },
    says: { en: '{from} enforces {to}', zh: '{from}执行{to}' },
    description: 'A policy, or a package of policies, enforces a law.',
  }),
  relation({
    name: 'PART_OF_PACKAGE',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY is part of the package POLICY',
    label: { en: 'part of package', zh: '属于政策组合' },
    reverse: { en: 'package of', zh: '政策组合包含' },
    says: { en: '{from} is part of the package {to}', zh: '{from}属于{to}' },
    description: 'A source describes a policy as part of a larger set.',
  }),
  relation({
    name: 'FOLLOWS',
    validitySource: 'POLICY',
    ends,
    sentence: 'POLICY follows POLICY',
    label: { en: 'follows', zh: '承接' },
    reverse: { en: 'followed by', zh: '后续' },
    says: { en: '{from} follows on from {to}', zh: '{from}承接{to}' },
    description:
      'A source says that a policy follows on from another or serves its aim, but not that it implements it.',
  }),
];
