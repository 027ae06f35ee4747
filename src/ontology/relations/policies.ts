import { relation } from '../relation.js';
import { basis, certainty, effectDirection } from '../vocabularies/effects.js';
import { issuerRole } from '../vocabularies/policies.js';

export const aboutPolicies = [
  relation({
    name: 'ISSUED',
    validitySource: 'ISSUE',
    sentence: 'AGENCY issued POLICY',
    label: { en: 'issued', zh: '发布' },
    reverse: { en: 'issued by', zh: '发布机构' },
    says: { en: '{from} issued {to}', zh: '{from}发布了{to}' },
    description:
      'An agency, alone or with others, issued a policy, or a legislature passed it. Never for drafts.',
    ends: [['Agency', 'Policy']],
    hubEnd: 'FROM',
    sortKeys: ['issuedOn'],
    fields: { role: issuerRole.schema.describe('In which role the agency issued it.') },
  }),
  relation({
    name: 'PUT_FORWARD',
    validitySource: 'ISSUE',
    sentence: 'AGENCY put forward POLICY',
    label: { en: 'put forward', zh: '提出' },
    reverse: { en: 'put forward by', zh: '提出机构' },
    says: { en: '{from} put forward {to}', zh: '{from}提出了{to}' },
    description: 'An agency made a draft or a call for input public. That is no issuing.',
    ends: [['Agency', 'Policy']],
    hubEnd: 'FROM',
    fields: { role: issuerRole.schema.describe('In which role the agency put it forward.') },
  }),
  relation({
    name: 'SETS',
    validitySource: 'POLICY',
    sentence: 'POLICY sets PROVISION',
    label: { en: 'sets', zh: '规定' },
    reverse: { en: 'set by', zh: '出自' },
    says: { en: '{from} sets: {to}', zh: '{from}规定：{to}' },
    description: 'A policy contains a provision.',
    ends: [['Policy', 'Provision']],
    hubEnd: 'FROM',
  }),
  relation({
    name: 'REGULATES',
    validitySource: 'POLICY',
    sentence: 'POLICY regulates SECTOR',
    label: { en: 'regulates', zh: '规范' },
    reverse: { en: 'regulated by', zh: '受规范于' },
    says: { en: '{from} addresses {to}', zh: '{from}适用于{to}' },
    description: 'The text of a policy addresses a sector: its field of application.',
    ends: [['Policy', 'Sector']],
  }),
  relation({
    name: 'AFFECTS',
    validitySource: 'POLICY',
    sentence: 'POLICY affects COMPANY or SECTOR',
    label: { en: 'affects', zh: '影响' },
    reverse: { en: 'affected by', zh: '受影响于' },
    says: { en: '{from} affects {to}', zh: '{from}影响{to}' },
    description: 'Who will feel a policy, by its text or in the judgement of the analysts.',
    ends: [
      ['Policy', 'Company'],
      ['Policy', 'Sector'],
    ],
    identity: ['basis', 'direction'],
    fields: {
      basis: basis.schema.describe('Whether the text says so or the analysts judge so.'),
      direction: effectDirection.schema.describe('Which way the effect goes.'),
      certainty: certainty.schema.describe('How sure the source is.'),
    },
  }),
];
