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
      'An agency issued a policy, alone or jointly, or a legislature passed it. Not used for drafts.',
    ends: [['Agency', 'Policy']],
    hubEnd: 'FROM',
    sortKeys: ['issuedOn'],
    fields: { role: issuerRole.schema.describe('The role in which the agency issued it.') },
  }),
  relation({
    name: 'PUT_FORWARD',
    validitySource: 'ISSUE',
    sentence: 'AGENCY put forward POLICY',
    label: { en: 'put forward', zh: '提出' },
    reverse: { en: 'put forward by', zh: '提出机构' },
    says: { en: '{from} put forward {to}', zh: '{from}提出了{to}' },
    description:
      'An agency made a draft or a call for input public. This does not count as issuing.',
    ends: [['Agency', 'Policy']],
    hubEnd: 'FROM',
    fields: { role: issuerRole.schema.describe('The role in which the agency put it forward.') },
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
    description: 'The text of a policy addresses a sector: the sector is in its scope.',
    ends: [['Policy', 'Sector']],
  }),
  relation({
    name: 'AFFECTS',
    validitySource: 'POLICY',
    sentence: 'POLICY affects COMPANY or SECTOR',
    label: { en: 'affects', zh: '影响' },
    reverse: { en: 'affected by', zh: '受影响于' },
    says: { en: '{from} affects {to}', zh: '{from}影响{to}' },
    description: 'Whom a policy affects, according to its text or in the judgement of analysts.',
    ends: [
      ['Policy', 'Company'],
      ['Policy', 'Sector'],
    ],
    identity: ['basis', 'direction'],
    fields: {
      basis: basis.schema.describe('Whether the text of the policy says so, or analysts judge so.'),
      direction: effectDirection.schema.describe('Whether the effect is a benefit or a burden.'),
      certainty: certainty.schema.describe('How certain the source is.'),
    },
  }),
];
