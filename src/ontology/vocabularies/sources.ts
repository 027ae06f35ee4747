import { term, vocabulary } from '../vocabulary.js';

export const sourceType = vocabulary('SourceType', 'What kind of source it is.', {
  BRIEF: term('brief', '简报', 'An issue of a policy brief.'),
  ITEM: term('item of a brief', '简报条目', 'One item of a brief.'),
  ARTICLE: term('article', '报道', 'An article in the press.'),
  NOTICE: term('official notice', '官方通知', 'A notice, announcement or article of an agency.'),
  PRESS_RELEASE: term('press release', '新闻稿', 'A statement by a company about itself.'),
  REFERENCE: term('reference', '参考', 'A further reference that an item links to.'),
  COMMON_KNOWLEDGE: term(
    'common knowledge',
    '常识',
    'Facts found in any reference work, such as official names.',
  ),
});

export const sourceSection = vocabulary(
  'SourceSection',
  'The section of a brief that contains an item.',
  {
    TOP_3: term('Top 3', '三大要闻', 'The three main items.'),
    POLICY_NEWS: term('Policy news', '政策动态', 'The list of policy items.'),
    CORPORATE_NEWS: term('Corporate news', '企业动态', 'The list of corporate items.'),
  },
);
