import { z } from 'zod';
import { reference } from '../field-types.js';
import { relation } from '../relation.js';

const event = reference('Event', 'The event that this relation follows from.').optional();
const companies = ['Company', 'Company'] as const;
const owners = [companies, ['Agency', 'Company'], ['Person', 'Company']] as const;

export const betweenCompanies = [
  relation({
    name: 'ACQUIRES',
    sentence: 'COMPANY acquires COMPANY',
    label: { en: 'acquires', zh: '收购' },
    reverse: { en: 'acquired by', zh: '被收购于' },
    says: { en: '{from} acquires {to}', zh: '{from}收购{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'A company takes over another. The status says whether the takeover is complete.',
    ends: [companies],
    hubEnd: 'FROM',
    fields: { event },
  }),
  relation({
    name: 'MERGES_WITH',
    sentence: 'COMPANY merges with COMPANY',
    label: { en: 'merges with', zh: '合并' },
    reverse: { en: 'merges with', zh: '合并' },
    says: { en: '{from} and {to} merge', zh: '{from}与{to}合并' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'Two companies merge their operations.',
    ends: [companies],
    symmetric: true,
    fields: { event },
  }),
  relation({
    name: 'PARTNERS_WITH',
    sentence: 'COMPANY partners with COMPANY',
    label: { en: 'partners with', zh: '合作' },
    reverse: { en: 'partners with', zh: '合作' },
    says: { en: '{from} and {to} work together', zh: '{from}与{to}合作' },
    followTheMoney: null,
    schemaOrg: null,
    description:
      'Two companies have agreed to work together. Never inferred from a shared sector or a shared word.',
    ends: [companies],
    symmetric: true,
    fields: { event },
  }),
  relation({
    name: 'HOLDS_STAKE_IN',
    sentence: 'COMPANY, AGENCY or PERSON holds a stake in COMPANY',
    label: { en: 'holds stake in', zh: '持股' },
    reverse: { en: 'stake held by', zh: '股东' },
    says: { en: '{from} holds a stake in {to}', zh: '{from}持有{to}的股份' },
    followTheMoney: { schema: 'Ownership', from: 'owner', to: 'asset' },
    schemaOrg: null,
    description: 'A company, fund, agency or person owns a part of a company.',
    ends: owners,
    hubEnd: 'FROM',
    fields: {
      percent: z.number().positive().max(100).optional().describe('Size of the stake in percent.'),
      event,
    },
  }),
  relation({
    name: 'CONTROLS',
    sentence: 'AGENCY, COMPANY or PERSON controls COMPANY',
    label: { en: 'controls', zh: '控制' },
    reverse: { en: 'controlled by', zh: '控制方' },
    says: { en: '{from} controls {to}', zh: '{from}控制{to}' },
    followTheMoney: { schema: 'Control', from: 'controller', to: 'controlled' },
    schemaOrg: null,
    description: 'An agency, a company or a person owns or directs a company, fund or brand.',
    ends: owners,
    hubEnd: 'FROM',
  }),
  relation({
    name: 'SUPPLIES',
    sentence: 'COMPANY supplies COMPANY',
    label: { en: 'supplies', zh: '供应' },
    reverse: { en: 'supplied by', zh: '供应商' },
    says: { en: '{from} supplies {to}', zh: '{from}向{to}供货' },
    followTheMoney: null,
    schemaOrg: null,
    description:
      'A company delivers goods or services to another. The status says whether it already does.',
    ends: [companies],
    fields: { event },
  }),
];
