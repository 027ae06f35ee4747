import { term, vocabulary } from '../vocabulary.js';

export const eventType = vocabulary('EventType', 'What kind of event it is.', {
  ACQUISITION: term('acquisition', '收购', 'One company takes over another.'),
  MERGER: term('merger', '合并', 'Companies merge their operations.'),
  COOPERATION: term('cooperation agreement', '合作协议', 'Companies agree to work together.'),
  STAKE_PURCHASE: term('stake purchase', '入股', 'An investor buys a stake in a company.'),
  APPOINTMENT: term('appointment', '任命', 'A person takes up a post.'),
  SHARE_SALE: term('share sale', '增发', 'A company sells new shares.'),
  LISTING: term('listing', '上市', 'A company goes public.'),
  INVESTMENT: term('investment in a site', '投资建厂', 'A plant, base or other site is built.'),
  PRODUCT_LAUNCH: term(
    'product launch',
    '产品发布',
    'A product, prototype or service is presented or launched.',
  ),
  REBRANDING: term('rebranding', '更名', 'A product or service is renamed.'),
  PRODUCT_DEVELOPMENT: term('product development', '产品研发', 'A product is being developed.'),
  PUBLICATION: term('publication', '发布报告', 'A white paper, report or the like is published.'),
  REVIEW: term('regulatory review', '审查', 'An authority reviews a company.'),
  ACCIDENT: term('accident', '事故', 'An accident.'),
  SURVEY: term('survey', '调查', 'Answers were collected from many respondents.'),
});

export const factStatus = vocabulary(
  'FactStatus',
  'The factual status of an event or a relation. Filters and counts leave out relations that are only expected, rumoured or failed unless they ask for them: see relationStatus.',
  {
    ACTUAL: term('actual', '已发生', 'It happened or is true, according to the source.'),
    ANNOUNCED: term(
      'announced',
      '已宣布',
      'A party announced or signed it. According to the source it is not yet carried out.',
      { counted: false },
    ),
    PLANNED: term('planned', '计划中', 'It is planned or sought.', { counted: false }),
    FILED: term('filed', '已申报', 'Documents for it were filed. It is not yet done.', {
      counted: false,
    }),
    IN_TALKS: term('in talks', '洽谈中', 'The parties are in talks about it.', { counted: false }),
    REPORTED: term(
      'reported',
      '据报道',
      'An outlet reports it. The source mentions no confirmation by a party.',
    ),
    RUMOURED: term('rumoured', '传闻', 'Hearsay.', { counted: false }),
    ENDED: term('ended', '已结束', 'It was true and no longer is.'),
    FAILED: term('failed', '失败', 'It was cancelled or rejected.', { counted: false }),
  },
);

export const amountMeaning = vocabulary('AmountMeaning', 'What an amount of money stands for.', {
  PRICE: term('price', '成交价', 'What is paid for a company or a stake.'),
  INVESTMENT_VALUE: term(
    'value of the investment',
    '投资额',
    'What is invested in a site or a project.',
  ),
  PROCEEDS_SOUGHT: term('proceeds sought', '拟募资额', 'What a share sale is meant to raise.'),
});
