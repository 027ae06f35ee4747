import { relation } from '../relation.js';
import { precision } from '../vocabularies/agencies.js';

export const structure = [
  relation({
    name: 'OPERATES_IN',
    sentence: 'COMPANY operates in SECTOR',
    label: { en: 'operates in', zh: '所属行业' },
    reverse: { en: 'has company', zh: '行业企业' },
    says: { en: '{from} works in {to}', zh: '{from}从事{to}' },
    description: 'A company works in a sector, as its source puts it.',
    ends: [['Company', 'Sector']],
    weak: true,
  }),
  relation({
    name: 'PART_OF',
    sentence: 'SECTOR, PLACE, AGENCY or SOURCE is part of another',
    label: { en: 'part of', zh: '隶属' },
    reverse: { en: 'has part', zh: '下辖' },
    says: { en: '{from} is part of {to}', zh: '{from}属于{to}' },
    description:
      'The trees: of sectors, places, agencies (an office of one is an agency of its own) and sources.',
    ends: [
      ['Sector', 'Sector'],
      ['Place', 'Place'],
      ['Agency', 'Agency'],
      ['Source', 'Source'],
    ],
    weak: true,
  }),
  relation({
    name: 'BASED_IN',
    sentence: 'COMPANY or AGENCY is based in PLACE',
    label: { en: 'based in', zh: '所在地' },
    reverse: { en: 'home of', zh: '驻有' },
    says: { en: '{from} is based in {to}', zh: '{from}位于{to}' },
    description:
      'Where a company or agency has its seat, or the country that a source calls its own.',
    ends: [
      ['Company', 'Place'],
      ['Agency', 'Place'],
    ],
    weak: true,
  }),
  relation({
    name: 'APPLIES_IN',
    sentence: 'POLICY applies in PLACE',
    label: { en: 'applies in', zh: '适用地区' },
    reverse: { en: 'place of policy', zh: '地区政策' },
    says: { en: '{from} applies in {to}', zh: '{from}适用于{to}' },
    description: 'The territory that a policy is for.',
    ends: [['Policy', 'Place']],
    weak: true,
  }),
  relation({
    name: 'LOCATED_IN',
    sentence: 'EVENT is located in PLACE',
    label: { en: 'located in', zh: '地点' },
    reverse: { en: 'place of event', zh: '当地事件' },
    says: { en: '{from} takes place in {to}', zh: '{from}发生于{to}' },
    description: 'Where an event takes place.',
    ends: [['Event', 'Place']],
    weak: true,
    fields: { precision: precision.schema.describe('Whether it is in the place or near it.') },
  }),
  relation({
    name: 'CITES',
    sentence: 'SOURCE cites SOURCE',
    label: { en: 'cites', zh: '引用' },
    reverse: { en: 'cited by', zh: '被引用于' },
    says: { en: '{from} cites {to}', zh: '{from}引用{to}' },
    description: 'An item of a brief links to an article, notice or press release.',
    ends: [['Source', 'Source']],
    weak: true,
  }),
];
