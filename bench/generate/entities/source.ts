import { days, written } from '../dates.js';
import { issue } from '../size.js';
import { idOf, type World } from '../world.js';

const publishers = [
  'Industry Observer',
  'Harbour Daily',
  '产业观察',
  '海港日报',
  'Policy Gazette',
  '政策公报',
] as const;

/** Sources come in issues, one after another over the twenty years: a brief, its items, what each item cites. */
export function sourceOf(world: World, rank: number) {
  const throws = world.dice('Source', rank);
  const number = Math.floor(rank / issue.sources);
  const place = rank % issue.sources;
  const issues = Math.ceil((world.size.kinds.Source ?? 1) / issue.sources);
  const publishedOn = written(Math.floor((number * days) / issues), 'day');
  const id = idOf('Source', rank);
  const own = { publishedOn, sources: [id] };
  if (place === 0)
    return {
      id,
      name: `Generated brief, number ${number + 1}`,
      nameZh: `生成简报第${number + 1}期`,
      type: 'BRIEF',
      publisher: 'The generator',
      language: 'EN',
      ...own,
    };
  if (place <= issue.items)
    return {
      id,
      name: `Generated brief, number ${number + 1}, item ${place}`,
      type: 'ITEM',
      publisher: 'The generator',
      language: 'EN',
      section: place <= 3 ? 'TOP_3' : place <= 8 ? 'POLICY_NEWS' : 'CORPORATE_NEWS',
      number: place <= 3 ? place : place <= 8 ? place - 3 : place - 8,
      ...own,
    };
  const publisher = throws.one(publishers);
  return {
    id,
    name: `${publisher}, article ${rank}`,
    type: throws.one(['ARTICLE', 'ARTICLE', 'NOTICE', 'PRESS_RELEASE']),
    publisher,
    language: /^[A-Z]/.test(publisher) ? 'EN' : 'ZH',
    url: throws.permille(600) ? `https://example.org/articles/${rank}` : undefined,
    ...own,
  };
}
