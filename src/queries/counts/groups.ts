import { LRUCache } from 'lru-cache';
import { kindOfId, type Text, vocabularies } from '../../ontology/index.js';
import { sumsOf } from './amounts.js';
import type { Group, GroupKey, Missing, Period } from './answer.js';
import type { Cell, KeyRow } from './cell.js';
import type { Asked } from './grouping.js';
import { heldLabels } from './held-labels.js';
import { daysOf, periodLabels } from './periods.js';

/** A cell as a group; `money` for kinds that have amounts. */
export function groupFrom(
  { keys: given, rows, amounts, ids }: Cell,
  rank: number | null,
  asked: readonly Asked[],
  money: boolean,
): Group {
  const keys = given.map((key, at) => groupKey(key, asked[at] as Asked));
  // Written out: with an object spread into it, each literal takes several times as long.
  return {
    key: keys[0]?.key ?? null,
    label: keys.map(({ label }) => label).join(' · '),
    labelZh: keys.map(({ labelZh }) => labelZh).join(' · '),
    keys,
    count: rows,
    sums: amounts.length > 0 ? sumsOf(amounts) : [],
    withoutAmount: money ? rows - amounts.length : null,
    ids,
    rank,
  };
}

const missing = {
  NOT_KNOWN: { en: 'not known', zh: '未知' },
  LESS_EXACT: { en: 'date not known so exactly', zh: '日期不够精确' },
  OUTSIDE: { en: 'outside the periods', zh: '不在所选时段' },
} as const;

/** Why a key in the dimension stands for none; null where it is one. */
export function missingIn(key: string | null | undefined, { period }: Asked): Missing | null {
  if (key == null) return 'NOT_KNOWN';
  return period && (key === 'LESS_EXACT' || key === 'OUTSIDE') ? key : null;
}

/** A key as it is named to people: a code by its vocabulary, an entity by its name, a period in words. */
function groupKey([key, name, nameZh]: KeyRow, asked: Asked): GroupKey {
  const plain = { key, missing: null, kind: null, start: null, end: null };
  const reason = missingIn(key, asked);
  if (key === null || reason) {
    const words = missing[reason ?? 'NOT_KNOWN'];
    return { ...plain, key: null, missing: reason, label: words.en, labelZh: words.zh };
  }
  if (asked.period) return periodKey(key, asked.period);
  if (name !== null)
    return { ...plain, label: name, labelZh: nameZh ?? name, kind: kindOfId(key)?.name ?? null };
  const term = labelOf(key, asked);
  return { ...plain, label: term?.en ?? key, labelZh: term?.zh ?? key };
}

/** Those of a series are told again and again. */
const periodKeys = new LRUCache<string, GroupKey>({ max: 5_000 });

function periodKey(key: string, period: Period): GroupKey {
  // No two periods of different length have the same key.
  const known = periodKeys.get(key);
  if (known) return known;
  const [{ start, end }, { label, labelZh }] = [daysOf(key, period), periodLabels(key, period)];
  const made = { key, missing: null, kind: null, start, end, label, labelZh };
  periodKeys.set(key, made);
  return made;
}

function labelOf(code: string, { dimension }: Asked): Text | undefined {
  if (dimension.sort === 'IN_FORCE') return heldLabels[code as keyof typeof heldLabels];
  if (dimension.sort !== 'CODE' && dimension.sort !== 'LINK_CODE') return undefined;
  return vocabularies.find(({ name }) => name === dimension.field.vocabulary)?.terms[code]?.label;
}
