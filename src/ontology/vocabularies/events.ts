import { term, vocabulary } from '../vocabulary.js';

export const eventType = vocabulary('EventType', 'What kind of event it is.', {
  ACQUISITION: term('acquisition', '收购', 'One company takes over another.'),
  MERGER: term('merger', '合并', 'Companies merge their operations.'),
  COOPERATION: term('cooperation agreement', '合作协议', 'Companies agree to work together.'),
  STAKE_PURCHASE: term('stake purchase', '入股', 'Somebody buys a part of a company.'),
  APPOINTMENT: term('appointment', '任命', 'A person takes up a post.'),
  SHARE_SALE: term('share sale', '增发', 'A company sells new shares.'),
  LISTING: term('listing', '上市', 'A company goes public.'),
  INVESTMENT: term('investment in a site', '投资建厂', 'A plant, base or other site is built.'),
  PRODUCT_LAUNCH: term(
    'product launch',
    '产品发布',
    'A product, prototype or service is shown or brought out.',
  ),
  REBRANDING: term('rebranding', '更名', 'A product or service gets another name.'),
  PRODUCT_DEVELOPMENT: term('product development', '产品研发', 'A product is being developed.'),
  PUBLICATION: term('publication', '发布报告', 'A white paper, report or the like is published.'),
  REVIEW: term('regulatory review', '审查', 'An authority looks into a company.'),
  ACCIDENT: term('accident', '事故', 'An accident.'),
  SURVEY: term('survey', '调查', 'Answers of many were gathered.'),
});

export const factStatus = vocabulary(
  'FactStatus',
  'Whether something is done, or how far from it.',
  {
    ACTUAL: term('actual', '已发生', 'Done, or the case, as the source states it.'),
    ANNOUNCED: term(
      'announced',
      '已宣布',
      'Announced or signed by a party; not yet carried out as far as the source says.',
    ),
    PLANNED: term('planned', '计划中', 'Somebody plans or seeks it.'),
    FILED: term('filed', '已申报', 'Papers for it were filed; it is not done.'),
    IN_TALKS: term('in talks', '洽谈中', 'The parties talk about it.'),
    REPORTED: term(
      'reported',
      '据报道',
      'An outlet reports it; no party to it is said to confirm it.',
    ),
    RUMOURED: term('rumoured', '传闻', 'Hearsay.'),
    ENDED: term('ended', '已结束', 'It was the case and is no more.'),
    FAILED: term('failed', '失败', 'It was called off or refused.'),
  },
);

export const amountMeaning = vocabulary('AmountMeaning', 'What an amount of money stands for.', {
  PRICE: term('price', '成交价', 'What is paid for a company or a stake.'),
  INVESTMENT_VALUE: term(
    'value of the investment',
    '投资额',
    'What is put into a site or a project.',
  ),
  PROCEEDS_SOUGHT: term('proceeds sought', '拟募资额', 'What a sale of shares is to bring in.'),
});
