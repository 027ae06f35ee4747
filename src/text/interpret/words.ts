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
  Policy: ['rule', 'measure', 'document', '文件', '政策文件', '措施'],
  Event: ['deal', 'transaction', '交易', '动态'],
  Company: ['firm', 'business', 'enterprise', '公司', '厂商'],
  Agency: ['ministry', 'authority', '部门', '部委'],
  Sector: ['industry', '产业', '领域'],
};

/** Words for types and statuses beside the labels that the ontology gives the types. */
const wordsForTypes: readonly (readonly [words: readonly string[], meaning: Meaning])[] = [
  [['merger and acquisition', 'm&a', '并购'], { kind: 'Event', types: ['ACQUISITION', 'MERGER'] }],
  [['takeover', 'buyout'], { kind: 'Event', types: ['ACQUISITION'] }],
  [['重组'], { kind: 'Event', types: ['MERGER'] }],
  [['ipo'], { kind: 'Event', types: ['LISTING'] }],
  [['五年计划'], { kind: 'Policy', types: ['FIVE_YEAR_PLAN'] }],
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
  'affect affecting affects touch touching touches apply applies regulating concerning regarding related issue issued issues published released made passed came out done signed reported agreed announce between involve involving party parties around maker makers manufacturer manufacturers industry sector sectors company companies firm firms in within since until before after during year years month ministry';
const joiningChinese =
  '影响 涉及 针对 面向 适用 适用于 发布 出台 印发 制定 通过 颁布 以来 之后 以后 之前 以前 期间 年 月 日 行业 领域 产业 企业 公司 制造商 厂商 参与 方面 内 中 里';

const joining: ReadonlySet<string> = new Set([
  ...joiningEnglish.split(' '),
  ...joiningChinese.split(' '),
]);

/** Whether a word only joins the parts of a question. */
export function isJoining({ text }: Token): boolean {
  return joining.has(text);
}
