import type { EntityReference } from '../answer.js';
import type { Sentence } from '../sentence.js';
import type { Path } from './answer.js';
import type { FoundPaths } from './find.js';
import type { Limits } from './limits.js';
import type { PathDirection, PathQuery } from './request.js';

/** The result of a search in words: how many paths, or that there is none within the limit, and what was excluded. */
export function describeAnswer(
  asked: PathQuery,
  found: FoundPaths,
  paths: readonly Path[],
  hasMore: boolean,
  ends: readonly [EntityReference, EntityReference],
): Sentence {
  const [said, saidZh] =
    paths.length > 0 ? some(asked, paths, hasMore, ends) : none(asked, found, ends);
  const [rest, restZh] = leftOut(asked);
  return { sentence: `${said}${rest}`, sentenceZh: `${saidZh}${restZh}` };
}

type SummaryWords = readonly [en: string, zh: string];

const leads: Record<PathDirection, { one: string; several: string; to: string }> = {
  ANY: { one: 'ties', several: 'tie', to: 'to' },
  FORWARD: { one: 'leads from', several: 'lead from', to: 'to' },
  BACKWARD: { one: 'leads back from', several: 'lead back from', to: 'to' },
};

function none(
  { maxHops, direction }: PathQuery,
  { stop, searchedHops }: FoundPaths,
  [from, to]: readonly [EntityReference, EntityReference],
): SummaryWords {
  const limit = stop ? searchedHops : maxHops;
  const [a, b] = [inChinese(from), inChinese(to)];
  if (limit === 0) {
    return [
      `The search stopped before it found how ${from.name} is tied to ${to.name}.`,
      `搜索中止，尚未查明${a}与${b}之间有无路径。`,
    ];
  }
  return [
    `No path of at most ${relations(limit)} ${leads[direction].one} ${from.name} ${leads[direction].to} ${to.name}.`,
    `在至多 ${limit} 步关系之内，${a}与${b}之间没有路径。`,
  ];
}

function some(
  { direction }: PathQuery,
  paths: readonly Path[],
  hasMore: boolean,
  [from, to]: readonly [EntityReference, EntityReference],
): SummaryWords {
  const [least, most] = [paths[0]?.length ?? 0, paths.at(-1)?.length ?? 0];
  const count = paths.length;
  const one = count === 1 ? 'One path' : `${count} paths`;
  const way = hasMore || count > 1 ? leads[direction].several : leads[direction].one;
  const long = least === most ? relations(most) : `${least} to ${relations(most)}`;
  const longZh = least === most ? most : `${least} 至 ${most}`;
  return [
    `${hasMore ? `${one} and more` : one}, of ${long}, ${way} ${from.name} ${leads[direction].to} ${to.name}.`,
    `${inChinese(from)}与${inChinese(to)}之间${hasMore ? '至少' : ''}有 ${hasMore ? count + 1 : count} 条路径，${hasMore ? `列出前 ${count} 条，` : ''}长度为 ${longZh} 步。`,
  ];
}

function leftOut({ throughShared, asOf }: PathQuery): SummaryWords {
  const [along, alongZh] =
    asOf?.undated === 'INCLUDE' ? [', along with what nobody dates', '及日期不明'] : ['', ''];
  return [
    [
      ...(throughShared
        ? []
        : [' What merely shares a sector, a place or a source was not counted.']),
      ...(asOf ? [` Only what held on ${asOf.day}${along} was counted.`] : []),
    ].join(''),
    [
      ...(throughShared ? [] : ['仅共有行业、地点或来源的联系未计入。']),
      ...(asOf ? [`仅计入${asOf.day}成立${alongZh}的联系。`] : []),
    ].join(''),
  ];
}

/** Why a search stopped, and how far its answer is still valid. */
export function whyIncomplete({ stop, searchedHops }: FoundPaths, limits: Limits) {
  if (!stop) return { incomplete: null, incompleteZh: null };
  const [limit, limitZh] = limitInWords[stop](limits);
  const [far, farZh] =
    searchedHops > 0
      ? [
          `Every path of up to ${relations(searchedHops)} was looked for; longer ones may be missing.`,
          `已查遍至多 ${searchedHops} 步的路径；更长的路径可能有遗漏。`,
        ]
      : ['Any path may be missing.', '任何路径都可能有遗漏。'];
  return {
    incomplete: `The search stopped at its limit of ${limit}. ${far} Name relations, lower maxHops, or avoid the largest entities.`,
    incompleteZh: `搜索达到上限（${limitZh}）而中止。${farZh}请指定关系、减小 maxHops，或避开关系最多的实体。`,
  };
}

const limitInWords = {
  TIME: ({ time }: Limits): SummaryWords => [`${time / 1000} seconds`, `${time / 1000} 秒`],
  SIZE: (limits: Limits): SummaryWords => [
    `${limits.relations} relations to read and ${limits.steps} steps to put them together`,
    `读取 ${limits.relations} 条关系、组合 ${limits.steps} 步`,
  ],
};

function inChinese({ name, nameZh }: EntityReference): string {
  return nameZh ?? name;
}

function relations(count: number): string {
  return count === 1 ? '1 relation' : `${count} relations`;
}
