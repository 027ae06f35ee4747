import type { Decided, Decision } from './decisions.js';
import type { EntityIndex, Resembling, ScoreNames } from './entity-index.js';

/** The entity that a cluster of mentions refers to. */
export type Settled =
  | Identified
  | { readonly how: 'DOUBTFUL'; readonly candidates: readonly Resembling[]; readonly why: string }
  | { readonly how: 'SKIPPED'; readonly why: string }
  | { readonly how: 'REFUSED'; readonly why: string };

export interface Identified {
  readonly how: 'MATCHED' | 'CREATED';
  readonly id: string;
  readonly why: string;
  /** A person decided that the names of the rows are its names, which it then bears with the rows as their source. */
  readonly addsNames?: boolean;
  /** What the report should say of its rows. */
  readonly note?: string;
  /** What a name was found to mean. Undefined if an id, a key or a person says what it is. */
  readonly candidate?: Resembling;
}

export interface SettleOptions {
  readonly known: EntityIndex;
  readonly score: ScoreNames;
  readonly decisions?: ReadonlyMap<string, Decided> | undefined;
  readonly decisionsFile?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const isId = (decision: Decision): decision is { is: string } =>
  typeof decision === 'object';

/** All certain matches must agree on one entity; otherwise the names are ambiguous. */
export function byNames(found: readonly (readonly Resembling[])[]): Settled | undefined {
  const all = united(found);
  const sure = all.filter((one) => one.sure);
  const [only] = sure;
  if (only && sure.length === 1)
    return { how: 'MATCHED', id: only.id, why: whyOf(only), candidate: only };
  if (sure.length > 1)
    return { how: 'DOUBTFUL', candidates: sure, why: 'its names are names of several' };
  const [first] = all;
  return first ? { how: 'DOUBTFUL', candidates: all, why: whyOf(first) } : undefined;
}

function whyOf({ name, sure, reasons = [] }: Resembling): string {
  if (reasons.length > 0) return `${sure ? 'is' : 'may be'} ${name}: ${reasons.join('; ')}`;
  return sure ? `is a name of ${name}` : `resembles ${name}`;
}

/** The candidates of several searches, each once with its best score and all reasons, best first. */
export function united(found: readonly (readonly Resembling[])[]): Resembling[] {
  const best = new Map<string, Resembling>();
  for (const one of found.flat()) {
    const before = best.get(one.id);
    if (
      !before ||
      (one.sure && !before.sure) ||
      (one.sure === before.sure && one.score > before.score)
    )
      best.set(one.id, one);
    const reasons = [...new Set([...(before?.reasons ?? []), ...(one.reasons ?? [])])];
    const kept = best.get(one.id) as Resembling;
    if (reasons.length > 0) best.set(one.id, { ...kept, reasons });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
