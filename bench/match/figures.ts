import type { JudgedPair } from './judge.js';

/** Precision, recall and their harmonic mean, from 0 to 1. Undefined where nothing was said or nothing was the same. */
export interface Figures {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

/** How well a judgement tells the same from others. */
export function figuresOf(
  pairs: readonly JudgedPair[],
  says: (pair: JudgedPair) => boolean,
): Figures {
  const right = pairs.filter((one) => one.same && says(one)).length;
  const said = pairs.filter(says).length;
  const same = pairs.filter((one) => one.same).length;
  const precision = said > 0 ? right / said : undefined;
  const recall = same > 0 ? right / same : undefined;
  const sum = (precision ?? 0) + (recall ?? 0);
  const f1 =
    precision !== undefined && recall !== undefined && sum > 0
      ? (2 * precision * recall) / sum
      : undefined;
  return { precision, recall, f1 };
}

/** A table in Markdown: one row per group, at the threshold and for `match: true`. */
export function tableOf(
  title: string,
  groups: ReadonlyMap<string, readonly JudgedPair[]>,
  threshold: number,
): string {
  const rows = [...groups].map(([name, pairs]) => {
    const at = figuresOf(pairs, ({ score }) => score >= threshold);
    const certain = figuresOf(pairs, (one) => one.certain);
    const same = pairs.filter((one) => one.same).length;
    const cells = [at.precision, at.recall, at.f1, certain.precision, certain.recall];
    return `| ${name} | ${same} + ${pairs.length - same} | ${cells.map(shown).join(' | ')} |`;
  });
  return `| ${title} | same + other | precision | recall | F1 | certain: precision | recall |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2);
}

/** Pairs by what a function says of them, in the order of first appearance. */
export function groupedBy(
  pairs: readonly JudgedPair[],
  nameOf: (pair: JudgedPair) => string,
): Map<string, JudgedPair[]> {
  const groups = new Map<string, JudgedPair[]>();
  for (const one of pairs) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}
