import { kindOfId, relationId, relationNamed } from '../../../ontology/index.js';
import {
  type GivenEnd,
  type GivenRelation,
  type Mention,
  type ParsedRow,
  sourceOf,
} from '../parse/parsed-row.js';
import type { KnownEntity } from '../resolve/entity-index.js';
import { keyInWords } from '../resolve/keys.js';
import type { Settled } from '../resolve/resolution.js';
import { newEntity, renamed, restatement } from './entity.js';
import { type Interval, intervalsOf } from './intervals.js';
import {
  clashOf,
  firstRowOf,
  isWithin,
  mergedWithin,
  type RecordBuilder,
  unitedWith,
} from './record-builder.js';

/** The outcome of a row. */
export interface Outcome {
  readonly outcome: 'taken' | 'doubtful' | 'refused' | 'skipped' | 'empty';
  readonly why: readonly string[];
  readonly matched: readonly string[];
  readonly created: readonly string[];
  readonly relations: readonly string[];
}

export interface Assembled {
  readonly pieces: ReadonlyMap<string, RecordBuilder>;
  readonly outcomes: ReadonlyMap<ParsedRow, Outcome>;
}

export interface Stage {
  readonly source: string;
  readonly settledOf: (thing: Mention) => Settled;
  readonly known: ReadonlyMap<string, KnownEntity>;
  /** Rows that a rule has already rejected, with the reason. */
  readonly refused: ReadonlyMap<ParsedRow, readonly string[]>;
}

/**
 * Merges the statements of all rows. A row is accepted as a whole or not at all: otherwise three issuers, one of them
 * ambiguous, would look like two.
 */
export function assemble(drafts: readonly ParsedRow[], stage: Stage): Assembled {
  const pieces = new Map<string, RecordBuilder>();
  const outcomes = new Map<ParsedRow, Outcome>();
  // Entities of policy-graph exports come first, because their relations refer to them by id.
  const made = new Set(drafts.flatMap((draft) => madeBy(draft, stage)));
  const intervals = intervalsOf(drafts, (draft, end) => idOf(draft, end, stage));
  const known = { ...stage, made, intervals };
  for (const draft of drafts) outcomes.set(draft, outcomeOf(draft, known, pieces));
  return { pieces, outcomes };
}

/** What is known before the first row is taken. */
interface Known extends Stage {
  /** The ids of all entities that the rows make. */
  readonly made: ReadonlySet<string>;
  readonly intervals: ReadonlyMap<GivenRelation, Interval>;
}

function idOf({ things }: ParsedRow, end: GivenEnd, { settledOf }: Stage): string | undefined {
  if (typeof end !== 'number') return end.id;
  const thing = things[end];
  const settled = thing && settledOf(thing);
  return settled && 'id' in settled ? settled.id : undefined;
}

const nothing = { why: [], matched: [], created: [], relations: [] };

function outcomeOf(draft: ParsedRow, stage: Known, pieces: Map<string, RecordBuilder>): Outcome {
  if (draft.empty) return { ...nothing, outcome: 'empty' };
  if (draft.leftOut !== undefined)
    return { ...nothing, outcome: 'skipped', why: [draft.leftOut.why] };
  const faults = [...draft.faults, ...(stage.refused.get(draft) ?? [])];
  if (faults.length > 0) return { ...nothing, outcome: 'refused', why: faults };
  const settled = draft.things.map((thing) => ({ thing, is: stage.settledOf(thing) }));
  for (const [how, outcome] of [
    ['REFUSED', 'refused'],
    ['SKIPPED', 'skipped'],
    ['DOUBTFUL', 'doubtful'],
  ] as const) {
    const found = settled.filter(({ is }) => is.how === how);
    const doubts = outcome === 'doubtful' ? (draft.doubts ?? []) : [];
    if (found.length > 0 || doubts.length > 0)
      return {
        ...nothing,
        outcome,
        why: [
          ...found.map(
            ({ thing, is }) =>
              `"${thing.names[0] ?? thing.id ?? thing.keys?.map(keyInWords).join(', ')}": ${is.why}`,
          ),
          ...doubts.map(({ why }) => why),
        ],
      };
  }
  const stated = statedBy(
    draft,
    settled.map(({ is }) => (is as { id: string }).id),
    stage,
  );
  if (stated.faults.length > 0) return { ...nothing, outcome: 'refused', why: stated.faults };
  const clashes = stated.pieces.flatMap((piece) => clashOf(piece, pieces.get(piece.key)));
  if (clashes.length > 0) return { ...nothing, outcome: 'refused', why: clashes };
  const again = stated.pieces.every((piece) => isWithin(piece, pieces.get(piece.key)));
  const last = stated.pieces.at(-1);
  const first = last && pieces.get(last.key);
  for (const piece of stated.pieces)
    pieces.set(piece.key, unitedWith(piece, pieces.get(piece.key)));
  const ids = (how: Settled['how']) => [
    ...new Set(settled.flatMap(({ is }) => (is.how === how && 'id' in is ? [is.id] : []))),
  ];
  return {
    outcome: 'taken',
    why: [
      ...(draft.notes ?? []),
      ...stated.notes,
      ...settled.flatMap(({ thing, is }) =>
        'note' in is && is.note && thing.names.length > 0 ? [is.note] : [],
      ),
      ...(again && first ? [`states the same as ${firstRowOf(first, last)}`] : []),
    ],
    matched: ids('MATCHED'),
    created: ids('CREATED'),
    relations: stated.pieces.filter(({ isRelation }) => isRelation).map(({ key }) => key),
  };
}

function madeBy(draft: ParsedRow, { settledOf, refused }: Stage): string[] {
  const waits = (draft.doubts ?? []).length > 0;
  if (draft.faults.length > 0 || waits || refused.has(draft)) return [];
  const settled = draft.things.map(settledOf);
  return settled.every((one) => 'id' in one)
    ? settled.flatMap((one) => ('id' in one ? [one.id] : []))
    : [];
}

/** The entities and relations of one row, each with the row as its source. */
function statedBy(draft: ParsedRow, ids: readonly string[], stage: Known) {
  const { made, intervals } = stage;
  const faults: string[] = [];
  const notes: string[] = [];
  const pieces: RecordBuilder[] = [];
  const own = sourceOf(stage.source, draft.place);
  const sources = [...new Set([...draft.readIn.map((at) => ids[at] ?? ''), own])];
  const refer = (references: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(references).map(([field, at]) => [field, ids[at]]));
  for (const [at, thing] of draft.things.entries()) {
    const id = ids[at] ?? '';
    const known = stage.known.get(id);
    const is = stage.settledOf(thing);
    const addsNames = 'addsNames' in is ? is.addsNames : undefined;
    const built = thing.whole
      ? { value: thing.value, assumed: new Set<string>() }
      : known && is.how === 'MATCHED'
        ? restatement(thing, known, refer(thing.references), sources, notes, addsNames)
        : addsNames === undefined
          ? newEntity(id, thing, refer(thing.references), sources)
          : renamed(id, thing, refer(thing.references), sources, addsNames);
    pieces.push({
      key: id,
      sort: thing.kind,
      isRelation: false,
      restated: !thing.whole && known !== undefined,
      ...built,
      rows: new Set([draft]),
    });
  }
  const endId = (end: GivenEnd): string => {
    if (typeof end === 'number') return ids[end] ?? '';
    const known = stage.known.get(end.id);
    const kind = kindOfId(end.id);
    if (!made.has(end.id) && known && kind)
      pieces.push({
        key: end.id,
        sort: kind.name,
        isRelation: false,
        restated: true,
        ...restatement(undefined, known, {}, sources, notes),
        rows: new Set([draft]),
      });
    else if (!made.has(end.id)) faults.push(`there is no ${end.id}`);
    return end.id;
  };
  for (const given of draft.relations) {
    const { type, from, to, value, references, assumed = [] } = given;
    const relation = relationNamed(type);
    const interval = intervals.get(given);
    const endedBy = interval?.endedBy ? [sourceOf(stage.source, interval.endedBy.place)] : [];
    const whole = {
      from: endId(from),
      to: endId(to),
      ...value,
      ...refer(references),
      ...interval?.value,
      sources: value.sources ?? [...new Set([...sources, ...endedBy])],
    };
    notes.push(...(interval?.notes ?? []));
    pieces.push({
      key: relationId(relation, whole),
      sort: type,
      isRelation: true,
      restated: false,
      value: whole,
      assumed: new Set(assumed.filter((field) => interval?.value[field] === undefined)),
      rows: new Set([draft]),
    });
  }
  return { pieces: mergedWithin(pieces), faults, notes };
}
