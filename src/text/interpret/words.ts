import type { Token } from '../search/words/tokens.js';
import { tokensOf } from '../search/words/tokens.js';

/** What a word for a kind or a type of things stands for. */
export interface Meaning {
  /** The kind that is asked for. */
  readonly kind: string;
  /** The types that it restricts the kind to. Omitted: all. */
  readonly types?: readonly string[];
  /** The statuses that it restricts the kind to. Omitted: all. */
  readonly statuses?: readonly string[];
}

/** Words for kinds beside the labels that the ontology gives them. */
const wordsForKinds: Readonly<Record<string, readonly string[]>> = {
  Policy: ['rule', 'measure', 'document', '文件', '政策文件', '措施', '新规', '法规'],
  Event: ['deal', 'transaction', '交易', '动态'],
  Company: ['firm', 'business', 'enterprise', '公司', '厂商'],
  Agency: ['ministry', 'authority', '部门', '部委'],
  Sector: ['industry', '产业', '领域'],
};

/** Words for types and statuses beside the labels that the ontology gives the types. */
const wordsForTypes: readonly (readonly [words: readonly string[], meaning: Meaning])[] = [
  [['merger and acquisition', 'm&a', '并购'], { kind: 'Event', types: ['ACQUISITION', 'MERGER'] }],
  [['takeover', 'buyout', 'purchase of a company'], { kind: 'Event', types: ['ACQUISITION'] }],
  [['重组'], { kind: 'Event', types: ['MERGER'] }],
  [
    ['ipo', 'initial public offering', 'stock market listing', 'flotation'],
    { kind: 'Event', types: ['LISTING'] },
  ],
  [['plan', '规划'], { kind: 'Policy', types: ['ACTION_PLAN', 'FIVE_YEAR_PLAN'] }],
  [['五年计划', '5 year plan', 'fyp'], { kind: 'Policy', types: ['FIVE_YEAR_PLAN'] }],
  [['investment', '投资', '投资建厂'], { kind: 'Event', types: ['INVESTMENT'] }],
  [['cooperation', 'partnership', '合作'], { kind: 'Event', types: ['COOPERATION'] }],
  [['planned', '计划中'], { kind: 'Event', statuses: ['PLANNED'] }],
  [['draft', '草案', '征求意见稿'], { kind: 'Policy', statuses: ['DRAFT'] }],
];

/** The kinds for which there are words. */
export const kindsWithWords: readonly string[] = Object.keys(wordsForKinds);

interface Labelled {
  readonly kind: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly types: readonly { readonly code: string; readonly en: string; readonly zh: string }[];
}

/** The words for kinds and their types, by their words in Latin letters or their Chinese. */
export class KindWords {
  private readonly meanings = new Map<string, Meaning>();

  constructor(kinds: readonly Labelled[]) {
    const add = (words: readonly string[], meaning: Meaning) => {
      for (const word of words) this.meanings.set(keyOf(tokensOf(word)), meaning);
    };
    for (const { kind, types } of kinds)
      for (const { code, en, zh } of types) add([en, zh], { kind, types: [code] });
    // A word for a kind that is also one of its types, such as rules, asks for all of the kind.
    for (const { kind, label } of kinds) add([label.en, label.zh], { kind });
    for (const [kind, words] of Object.entries(wordsForKinds)) add(words, { kind });
    for (const [words, meaning] of wordsForTypes) add(words, meaning);
  }

  /** What some tokens stand for. Undefined if they are no such word. */
  of(tokens: readonly Token[]): Meaning | undefined {
    return this.meanings.get(keyOf(tokens));
  }
}

function keyOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ singular, isHan }) => (isHan ? singular : `${singular} `))
    .join('')
    .trim();
}

/** Words that join the parts of a question, and say nothing that a filter could hold. */
const joiningEnglish =
  'a an and are as at by did do does find for from give has have i in into is list me of on or our please show some tell that the their them there these they this to us was we were what which with ' +
  'affect affecting affects apply applies applied concerning regarding related issue issued issues published released made came out done signed agreed concluded involve involving party parties around about maker makers manufacturer manufacturers producer producers industry industries sector sectors company companies firm firms all any based headquartered located';
const joiningChinese =
  '的 了 和 与 及 或 在 对 对于 关于 由 为 是 有 有关 相关 哪些 哪个 什么 请 列出 所有 等 我 我们 影响 涉及 针对 面向 适用 适用于 发布 出台 印发 制定 颁布 公布 年 月 日 行业 领域 产业 企业 公司 制造商 厂商 参与 方面 内 中 里 到 总部 位于';
/** Words that say when a policy was passed, took effect or was reported. They are understood beside a period alone. */
const dayWords = 'passed effective takes took take effect force reported 通过 生效 施行 实施 报道';

const setOf = (...texts: readonly string[]) => new Set(texts.flatMap((text) => text.split(' ')));
const joining: ReadonlySet<string> = setOf(joiningEnglish, joiningChinese);
const days: ReadonlySet<string> = setOf(dayWords);

/** Whether a word only joins the parts of a question. Words for days do so beside a period. */
export function isJoining({ text }: Token, hasPeriod: boolean): boolean {
  return joining.has(text) || (hasPeriod && days.has(text));
}

/**
 * Words that turn a question into another one than its names and kinds say: negations, reasons, those who stand beside
 * a named company, and one who is asked for. Nothing is offered for a text that has one of them.
 */
const turning: ReadonlySet<string> = setOf(
  'not no non never neither nor without except excluding excludes excluded exclude unless besides apart outside instead isnt arent wasnt werent dont doesnt didnt cannot cant hasnt havent',
  'why how who whom whose',
  'supplier suppliers subsidiary subsidiaries competitor competitors rival rivals customer customers owner owners shareholder shareholders investor investors parent founder founders successor predecessor',
  '不 非 未 没有 没 无关 除 除了 除外 以外 不含 不包括 不是 不在 并非 为什么 为何 如何 怎么 怎样 谁 供应商 子公司 对手 竞争对手 客户 股东 母公司',
);

/** Whether a word turns the question into one that no filter holds. */
export function isTurning({ text }: Token): boolean {
  return turning.has(text);
}

/** Words before a name by which it is no issuer but what something is about. */
const about: ReadonlySet<string> = setOf(
  'on about affecting affects affect against regarding concerning for targeting regulating toward towards to restricting 影响 针对 关于 对 对于 涉及 面向 监管 约束',
);
/** Words before or behind a name by which it is an issuer or an owner. */
const issuing: ReadonlySet<string> = setOf('by from of');
const issuingBehind: ReadonlySet<string> = setOf('发布 出台 印发 制定 颁布 公布');
const placing: ReadonlySet<string> = setOf('in within across throughout 在 于');

/** What the words next to a name say of its part: whether it is what something is about, its issuer, or its place. */
export function partOf(
  before: Token | undefined,
  behind: Token | undefined,
  isHan: boolean,
): { readonly isAbout: boolean; readonly isIssuer: boolean; readonly isPlace: boolean } {
  return {
    isAbout: before !== undefined && about.has(before.text),
    isIssuer:
      (before !== undefined && issuing.has(before.text)) ||
      (behind !== undefined && issuingBehind.has(behind.text)),
    isPlace: isHan || (before !== undefined && placing.has(before.text)),
  };
}
