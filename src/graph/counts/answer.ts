import { kindOfId, type Text, vocabularies } from '../../ontology/index.js';
import { type AmountRow, type AmountSum, sumsOf } from './amounts.js';
import type { Asked } from './grouping.js';
import { heldLabels } from './held-labels.js';
import { periodTold } from './periods.js';

type KeyRow = readonly [key: string | null, name: string | null, nameZh: string | null];
/** One group as the statement gives it. */
export type CountRow = readonly [
  counted: boolean,
  keys: readonly KeyRow[],
  rows: number,
  told: readonly number[],
  amounts: readonly AmountRow[],
  ids: readonly string[],
];

/** The key of a group in one dimension; `missing` says why there is none. */
export interface GroupKey {
  readonly key: string | null;
  readonly missing: 'NOT_KNOWN' | 'LESS_EXACT' | 'OUTSIDE' | null;
  readonly label: string;
  readonly labelZh: string;
  readonly kind: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

export interface Group {
  readonly key: string | null;
  readonly label: string;
  readonly labelZh: string;
  readonly keys: readonly GroupKey[];
  readonly count: number;
  readonly sums: readonly AmountSum[];
  readonly withoutAmount: number | null;
  readonly ids: readonly string[];
}

/** A row of the statement as a group; `money` for kinds that have amounts. */
export function groupFrom(
  [, keys, count, , amounts, ids]: CountRow,
  asked: readonly Asked[],
  money: boolean,
): Group {
  return {
    ...named(keys.map((key, at) => groupKey(key, asked[at] as Asked))),
    count,
    sums: sumsOf(amounts),
    withoutAmount: money ? count - amounts.length : null,
    ids,
  };
}

/** What a group is called, from its keys. */
export function named(keys: readonly GroupKey[]) {
  return {
    key: keys[0]?.key ?? null,
    label: keys.map(({ label }) => label).join(' · '),
    labelZh: keys.map(({ labelZh }) => labelZh).join(' · '),
    keys,
  };
}

const missing = {
  NOT_KNOWN: { en: 'not known', zh: '未知' },
  LESS_EXACT: { en: 'date not known so exactly', zh: '日期不够精确' },
  OUTSIDE: { en: 'outside the periods', zh: '不在所选时段' },
} as const;

/** A key as it is named to people: a code by its vocabulary, an entity by its name, a period in words. */
export function groupKey([key, name, nameZh]: KeyRow, asked: Asked): GroupKey {
  const plain = { key, missing: null, kind: null, start: null, end: null };
  const reason = key === null ? 'NOT_KNOWN' : key;
  if (key === null || (asked.period && (key === 'LESS_EXACT' || key === 'OUTSIDE'))) {
    const words = missing[reason as keyof typeof missing];
    return {
      ...plain,
      key: null,
      missing: reason as keyof typeof missing,
      label: words.en,
      labelZh: words.zh,
    };
  }
  if (asked.period) return { ...plain, ...periodTold(key, asked.period) };
  if (name !== null)
    return { ...plain, label: name, labelZh: nameZh ?? name, kind: kindOfId(key)?.name ?? null };
  const term = labelOf(key, asked);
  return { ...plain, label: term?.en ?? key, labelZh: term?.zh ?? key };
}

function labelOf(code: string, { dimension }: Asked): Text | undefined {
  if (dimension.sort === 'IN_FORCE') return heldLabels[code as keyof typeof heldLabels];
  if (dimension.sort !== 'CODE' && dimension.sort !== 'LINK_CODE') return undefined;
  return vocabularies.find(({ name }) => name === dimension.field.vocabulary)?.terms[code]?.label;
}
