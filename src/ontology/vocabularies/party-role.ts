import { term, vocabulary } from '../vocabulary.js';

export const partyRole = vocabulary('PartyRole', 'The role of a party to an event.', {
  BUYER: term('buyer', '买方', 'Buys a company or a stake.'),
  TARGET: term('target', '标的', 'Is acquired, in whole or in part.'),
  MERGING_PARTY: term('merging party', '合并方', 'Merges with the other parties.'),
  PARTNER: term('partner', '合作方', 'Party to an agreement.'),
  SHARE_ISSUER: term('issuer of shares', '发行人', 'Sells its own shares or goes public.'),
  VENUE: term('venue', '上市地', 'The exchange on which shares are to be listed.'),
  BUILDER: term('builder', '建设方', 'Builds or pays for a site.'),
  CUSTOMER: term('customer', '客户', 'Is to be supplied.'),
  AUTHOR: term('author', '作者', 'Wrote or published it.'),
  CONTRIBUTOR: term('contributor', '参与方', 'Contributed to it.'),
  DEVELOPER: term('developer', '开发方', 'Develops or launches the product.'),
  APPOINTEE: term('appointee', '被任命者', 'Takes up the post.'),
  EMPLOYER: term('employer', '任命方', 'The company or agency that the post belongs to.'),
  REVIEWED: term('reviewed party', '被审查方', 'Is being reviewed.'),
  INVOLVED: term(
    'involved party',
    '涉事方',
    'Was involved in a way that the source does not specify.',
  ),
  BRAND_USED: term(
    'brand used',
    '使用品牌',
    'Its brand, platform or product is what the agreement is about.',
  ),
});
