import { z } from 'zod';
import { reference, worded } from '../field-types.js';
import { relation } from '../relation.js';
import { partyRole } from '../vocabularies/party-role.js';

export const peopleAndEvents = [
  relation({
    name: 'DIRECTOR_OF',
    sentence: 'PERSON is a director of COMPANY',
    label: { en: 'director of', zh: '任董事' },
    reverse: { en: 'has director', zh: '董事' },
    says: { en: '{from} is a director of {to}', zh: '{from}任{to}董事' },
    followTheMoney: { schema: 'Directorship', from: 'director', to: 'organization' },
    schemaOrg: null,
    description: 'A person sits on the board of a company.',
    ends: [['Person', 'Company']],
    fields: { event: reference('Event', 'The event that this relation follows from.').optional() },
  }),
  relation({
    name: 'WORKED_FOR',
    sentence: 'PERSON worked for AGENCY or COMPANY',
    label: { en: 'worked for', zh: '曾任职于' },
    reverse: { en: 'had staff', zh: '前任职者' },
    says: { en: '{from} worked for {to}', zh: '{from}曾任职于{to}' },
    followTheMoney: { schema: 'Employment', from: 'employee', to: 'employer' },
    schemaOrg: null,
    description: 'A person worked for an agency or a company.',
    ends: [
      ['Person', 'Agency'],
      ['Person', 'Company'],
    ],
    fields: {
      position: worded().optional().describe('The position, as the source puts it.'),
    },
  }),
  relation({
    name: 'TOOK_PART_IN',
    validitySource: 'EVENT',
    sentence: 'COMPANY, AGENCY or PERSON took part in EVENT',
    label: { en: 'took part in', zh: '参与' },
    reverse: { en: 'parties', zh: '参与方' },
    says: { en: '{from} took part in {to}', zh: '{from}参与{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'A party to an event, with its role.',
    ends: [
      ['Company', 'Event'],
      ['Agency', 'Event'],
      ['Person', 'Event'],
    ],
    hubEnd: 'FROM',
    identity: ['role'],
    fields: { role: partyRole.schema.describe('The role of the party.') },
  }),
  relation({
    name: 'CONCERNS',
    validitySource: 'EVENT',
    sentence: 'EVENT concerns SECTOR',
    label: { en: 'concerns', zh: '涉及行业' },
    reverse: { en: 'concerned by', zh: '行业事件' },
    says: { en: '{from} concerns {to}', zh: '{from}涉及{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'The sector that an event is about.',
    ends: [['Event', 'Sector']],
    weak: true,
  }),
  relation({
    name: 'ILLUSTRATES',
    validitySource: 'EVENT',
    sentence: 'EVENT illustrates POLICY',
    label: { en: 'illustrates', zh: '例证' },
    reverse: { en: 'illustrated by', zh: '以此为例' },
    says: { en: '{from} serves the source as an example for {to}', zh: '{from}是{to}的例证' },
    followTheMoney: null,
    schemaOrg: null,
    description:
      'A source cites an event as an example of a policy or as its background. This does not mean that the policy affects the parties.',
    ends: [['Event', 'Policy']],
    weak: true,
  }),
];
