import { kinds, relations } from '../../../ontology/index.js';
import { csvText } from '../../csv.js';
import type { ParsedRow } from '../parse/parsed-row.js';
import type { Assembled, Outcome } from './merge.js';

const columns = [
  'file',
  'table',
  'row',
  'line',
  'outcome',
  'why',
  'matched',
  'created',
  'relations',
];

/** One line for every row of the input: its outcome, and the reason. */
export function writeReport(outcomes: ReadonlyMap<ParsedRow, Outcome>): string {
  const rows = [...outcomes].map(
    ([{ place }, { outcome, why, matched, created, relations: tied }]) => [
      place.file,
      place.table,
      place.row,
      place.line,
      outcome,
      why.join('; '),
      matched.join(' '),
      created.join(' '),
      tied.join(' '),
    ],
  );
  return csvText([columns, ...rows], { bom: true });
}

export interface Summary {
  /** Rows by outcome; they add up to `read`. */
  readonly rows: Readonly<Record<Outcome['outcome'] | 'read', number>>;
  /** By kind: matched and created entities, and ambiguous names. */
  readonly kinds: readonly [name: string, matched: number, created: number, doubtful: number][];
  /** By relation: the number of stated relations, and of those in ambiguous or rejected rows. */
  readonly relations: readonly [name: string, stated: number, doubtful: number, refused: number][];
}

export function summaryOf(
  { pieces, outcomes }: Assembled,
  doubtful: readonly { kind: string }[],
): Summary {
  const rows = { read: outcomes.size, taken: 0, doubtful: 0, refused: 0, skipped: 0, empty: 0 };
  for (const { outcome } of outcomes.values()) rows[outcome]++;
  const all = [...outcomes.values()];
  const [matched, created] = [
    new Set(all.flatMap((one) => one.matched)),
    new Set(all.flatMap((one) => one.created)),
  ];
  const ofKind = (ids: ReadonlySet<string>, name: string) =>
    [...ids].filter((id) => pieces.get(id)?.sort === name).length;
  const within = (name: string, wanted: Outcome['outcome']) =>
    [...outcomes]
      .flatMap(([draft, { outcome }]) => (outcome === wanted ? draft.relations : []))
      .filter(({ type }) => type === name).length;
  return {
    rows,
    kinds: kinds
      .map(
        ({ name }) =>
          [
            name,
            ofKind(matched, name),
            ofKind(created, name),
            doubtful.filter(({ kind }) => kind === name).length,
          ] as const,
      )
      .filter(([, ...counts]) => counts.some((count) => count > 0))
      .map(([...row]) => row),
    relations: relations
      .map(
        ({ name }) =>
          [
            name,
            [...pieces.values()].filter(({ sort }) => sort === name).length,
            within(name, 'doubtful'),
            within(name, 'refused'),
          ] as const,
      )
      .filter(([, ...counts]) => counts.some((count) => count > 0))
      .map(([...row]) => row),
  };
}
