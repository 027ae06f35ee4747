import { someDay, someKnowledge, written } from '../dates.js';
import { companyName, type Name } from '../names.js';
import { turnOf, turns } from '../size.js';
import { sourcesFor } from '../sources.js';
import { topics, type Word } from '../words.js';
import { idOf, ranks, startOf, type World } from '../world.js';

/** Kinds of event with the words for them, the roles of their parties, and what money means in them. */
const sorts = [
  ['ACQUISITION', 'Takeover', '收购', ['BUYER', 'TARGET'], 'PRICE'],
  ['STAKE_PURCHASE', 'Purchase of a stake', '入股', ['BUYER', 'TARGET'], 'PRICE'],
  ['COOPERATION', 'Agreement', '合作', ['PARTNER', 'PARTNER'], undefined],
  ['MERGER', 'Merger', '合并', ['MERGING_PARTY', 'MERGING_PARTY'], undefined],
  ['INVESTMENT', 'New plant', '投资建厂', ['BUILDER', 'CUSTOMER'], 'INVESTMENT_VALUE'],
  ['SHARE_SALE', 'Share sale', '增发', ['SHARE_ISSUER', 'BUYER'], 'PROCEEDS_SOUGHT'],
  ['PRODUCT_LAUNCH', 'Launch', '产品发布', ['DEVELOPER', 'INVOLVED'], undefined],
  ['REVIEW', 'Review', '审查', ['REVIEWED', 'INVOLVED'], undefined],
] as const;

const statuses = [
  'ACTUAL',
  'ACTUAL',
  'ACTUAL',
  'ANNOUNCED',
  'PLANNED',
  'IN_TALKS',
  'REPORTED',
  'FILED',
] as const;

const sortOf = (world: World, rank: number) => world.dice('sort of event', rank).one(sorts);

/** The parties of an event: two companies and, in each third, an agency. */
export function partiesOf(world: World, rank: number): { from: string; role: string }[] {
  const throws = world.dice('parties', rank);
  const [, , , roles] = sortOf(world, rank);
  const companies = ranks(throws, world.hubs, 2).map((company, at) => ({
    from: idOf('Company', company),
    role: roles[at] as string,
  }));
  if (turnOf(turns.parties, rank) < 3) return companies;
  return [
    ...companies,
    { from: idOf('Agency', world.issuers.rank(throws.next())), role: 'CONTRIBUTOR' },
  ];
}

export function eventOf(world: World, rank: number) {
  const throws = world.dice('Event', rank);
  const [type, , , , meaning] = sortOf(world, rank);
  const date = written(someDay(throws), someKnowledge(throws));
  const isReported = throws.permille(300);
  const value = (1 + throws.below(9_999)) * 1_000_000;
  const amounts = throws.permille(300)
    ? [
        { value: value * 6.5, currency: 'CNY' },
        { value, currency: 'USD' },
      ]
    : [{ value, currency: 'CNY' }];
  return {
    id: idOf('Event', rank),
    ...eventName(world, rank),
    type,
    status: throws.one(statuses),
    date: isReported ? undefined : date,
    reportedOn: isReported ? date : undefined,
    ...(meaning ? { amounts, amountMeaning: meaning } : {}),
    followedFrom: rank > 0 && throws.permille(50) ? idOf('Event', throws.below(rank)) : undefined,
    sources: sourcesFor(world, throws),
  };
}

function eventName(world: World, rank: number): Name {
  const [, word, wordZh] = sortOf(world, rank);
  const companies = partiesOf(world, rank)
    .filter(({ from }) => from.startsWith('company:'))
    .map(({ from }) => companyName(Number(from.slice(9)), startOf(world), world.size.cities));
  return {
    name: `${word}: ${companies.map(({ name }) => name).join(' and ')}`,
    nameZh: `${companies.map(({ nameZh }) => nameZh).join('与')}${wordZh}`,
  };
}

const provisions = [
  ['TARGET', 'Raise output of', '提高产量', 'growth'],
  ['REQUIREMENT', 'Report each year on', '年度报告', undefined],
  ['PROHIBITION', 'No new capacity in', '不得新增产能', undefined],
  ['INCENTIVE', 'Subsidies for', '给予补贴', 'share of costs'],
  ['STANDARD', 'Minimum quality in', '质量标准', undefined],
  ['ORGANISATION', 'A working group on', '工作组', undefined],
] as const;

export function provisionOf(world: World, rank: number) {
  const throws = world.dice('Provision', rank);
  const [type, words, wordsZh, counted] = throws.one(provisions);
  const [topic, topicZh] = throws.one(topics) as Word;
  const name = `${words} ${topic.toLowerCase()}`;
  return {
    id: idOf('Provision', rank),
    name,
    nameZh: topicZh + wordsZh,
    type,
    text: `${name}, as a generated policy puts it.`,
    quantities: counted
      ? [{ value: 1 + throws.below(60), unit: 'percent', of: counted }]
      : undefined,
    byWhen: type === 'TARGET' ? String(2010 + throws.below(25)) : undefined,
    sources: sourcesFor(world, throws),
  };
}
