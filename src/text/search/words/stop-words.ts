/** The words that Lucene's English analyzer leaves out, as they stand in nearly every text. */
const common =
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with';

/** Words with which people put questions, which say nothing of what is searched for. */
const english =
  'about all any do does did from has have how how many i list me my our show tell us what when where which who whom whose why you your over under after before than more most new may should can could would shall might must want wants get gets getting got make makes made take takes its it’s his her own out off up down between during per via should been being were am so too very just also only some each every other another same while because against through onto around';

/** The same of Chinese: particles, prepositions, and words of questions. */
const chinese =
  '的 了 和 与 及 或 在 对 对于 关于 由 把 被 将 为 是 有 有关 相关 哪些 哪个 哪 什么 怎么 如何 谁 多少 吗 呢 我 我们 请 列出 一个 一些 所有 等 之 其 这 那 于 以 从 到 新 要 应 应当 应该 须 必须 可以 能 会 吗 进 被 向 让 使 给 也 都 就 还 而 但 并 或者 以及 中 内 里 上 下';

const tooCommon: ReadonlySet<string> = new Set(common.split(' '));
const stopWords: ReadonlySet<string> = new Set([
  ...tooCommon,
  ...english.split(' '),
  ...chinese.split(' '),
]);

/** Whether a word is in no index of texts, because it stands in nearly every text. */
export function isTooCommon(word: string): boolean {
  return tooCommon.has(word);
}

/** Whether a word says nothing of what is searched for. A single Latin letter is such a word, too. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word) || /^[a-z]$/.test(word);
}
