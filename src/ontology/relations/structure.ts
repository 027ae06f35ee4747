import { worded } from '../field-types.js';
import { kinds } from '../kinds.js';
import { relation } from '../relation.js';
import { precision, successionExtent } from '../vocabularies/agencies.js';

export const structure = [
  relation({
    name: 'OPERATES_IN',
    sentence: 'COMPANY operates in SECTOR',
    label: { en: 'operates in', zh: '所属行业' },
    reverse: { en: 'has company', zh: '行业企业' },
    says: { en: '{from} works in {to}', zh: '{from}从事{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description: 'A company operates in a sector, according to its source.',
    ends: [['Company', 'Sector']],
    weak: true,
  }),
  relation({
    name: 'PART_OF',
    validitySource: 'ALWAYS',
    sentence: 'SECTOR, PLACE, AGENCY or SOURCE is part of another',
    label: { en: 'part of', zh: '隶属' },
    reverse: { en: 'has part', zh: '下辖' },
    says: { en: '{from} is part of {to}', zh: '{from}属于{to}' },
    followTheMoney: null,
    schemaOrg: null,
    description:
      'The trees of sectors, places, agencies and sources. An office of an agency is a separate agency.',
    ends: [
      ['Sector', 'Sector'],
      ['Place', 'Place'],
      ['Agency', 'Agency'],
      ['Source', 'Source'],
    ],
    weak: true,
  }),
  relation({
    name: 'SUCCEEDS',
    sentence: 'AGENCY or COMPANY succeeds another',
    label: { en: 'succeeds', zh: '承继' },
    reverse: { en: 'succeeded by', zh: '承继者' },
    says: { en: '{from} succeeds {to}', zh: '{from}承继{to}的职能' },
    followTheMoney: { schema: 'Succession', from: 'successor', to: 'predecessor' },
    // schema.org has successors of products alone.
    schemaOrg: null,
    description:
      'A body took over the duties of another, or a company those of another, from the day in since. What the predecessor did stays its own: a filter that names the successor does not take it in.',
    ends: [
      ['Agency', 'Agency'],
      ['Company', 'Company'],
    ],
    fields: {
      extent: successionExtent.schema
        .optional()
        .describe('How much of the predecessor went over. Omitted if no source states it.'),
      duties: worded().optional().describe('The duties that went over, if it was a part of them.'),
    },
  }),
  relation({
    name: 'BASED_IN',
    sentence: 'COMPANY or AGENCY is based in PLACE',
    label: { en: 'based in', zh: '所在地' },
    reverse: { en: 'home of', zh: '驻有' },
    says: { en: '{from} is based in {to}', zh: '{from}位于{to}' },
    followTheMoney: null,
    schemaOrg: { property: 'location', of: 'FROM' },
    description: 'The seat of a company or agency, or its home country according to a source.',
    ends: [
      ['Company', 'Place'],
      ['Agency', 'Place'],
    ],
    weak: true,
  }),
  relation({
    name: 'APPLIES_IN',
    validitySource: 'POLICY',
    sentence: 'POLICY applies in PLACE',
    label: { en: 'applies in', zh: '适用地区' },
    reverse: { en: 'place of policy', zh: '地区政策' },
    says: { en: '{from} applies in {to}', zh: '{from}适用于{to}' },
    followTheMoney: { schema: 'Documentation', from: 'document', to: 'entity' },
    schemaOrg: { property: 'spatialCoverage', of: 'FROM' },
    description: 'The territory in which a policy applies.',
    ends: [['Policy', 'Place']],
    weak: true,
  }),
  relation({
    name: 'LOCATED_IN',
    validitySource: 'EVENT',
    sentence: 'EVENT is located in PLACE',
    label: { en: 'located in', zh: '地点' },
    reverse: { en: 'place of event', zh: '当地事件' },
    says: { en: '{from} takes place in {to}', zh: '{from}发生于{to}' },
    followTheMoney: null,
    schemaOrg: { property: 'location', of: 'FROM' },
    description: 'Where an event takes place.',
    ends: [['Event', 'Place']],
    weak: true,
    fields: {
      precision: precision.schema.describe('Whether the event is in the place or near it.'),
    },
  }),
  relation({
    name: 'CITES',
    validitySource: 'ALWAYS',
    sentence: 'SOURCE cites SOURCE',
    label: { en: 'cites', zh: '引用' },
    reverse: { en: 'cited by', zh: '被引用于' },
    says: { en: '{from} cites {to}', zh: '{from}引用{to}' },
    followTheMoney: null,
    schemaOrg: { property: 'citation', of: 'FROM' },
    description: 'An item of a brief links to an article, notice or press release.',
    ends: [['Source', 'Source']],
    weak: true,
  }),
  relation({
    name: 'PUBLISHED_BY',
    validitySource: 'ALWAYS',
    sentence: 'SOURCE was published by AGENCY or COMPANY',
    label: { en: 'published by', zh: '发布者' },
    reverse: { en: 'publisher of', zh: '发布来源' },
    says: { en: '{from} was published by {to}', zh: '{from}由{to}发布' },
    followTheMoney: { schema: 'Documentation', from: 'document', to: 'entity' },
    schemaOrg: { property: 'publisher', of: 'FROM' },
    description: 'The publisher of a source is this agency or company.',
    ends: [
      ['Source', 'Agency'],
      ['Source', 'Company'],
    ],
    weak: true,
  }),
];

/**
 * From an entity to each source in which a data set read something about it, so that a source is one step away in
 * Neo4j. It is not a fact about the world: paths, neighbourhoods, exports and data files leave it out.
 */
export const readIn = relation({
  name: 'READ_IN',
  derived: true,
  weak: true,
  validitySource: 'ALWAYS',
  sentence: 'ENTITY was read in SOURCE',
  label: { en: 'read in', zh: '见于' },
  reverse: { en: 'source of', zh: '记载' },
  says: { en: '{from} was read in {to}', zh: '{from}见于{to}' },
  followTheMoney: null,
  schemaOrg: null,
  description: 'A data set read something about an entity in a source.',
  ends: kinds.map(({ name }) => [name, 'Source'] as const),
});
