import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  kindOfId,
  relationId,
  relationNamed,
} from '../ontology/index.js';
import type { GivenEnd, GivenThing, RowDraft } from './draft.js';
import { sourceOf } from './draft.js';
import type { KnownEntity } from './known.js';
import type { Settled } from './settle.js';

type Value = Record<string, unknown>;

/** An entity or relation of the data set in the making, and the rows that state it. */
export interface Piece {
  readonly key: string;
  /** Kind of an entity, type of a relation. */
  readonly sort: string;
  readonly isRelation: boolean;
  /** An entity that others state already, and that is restated here so that the set is whole. */
  readonly restated: boolean;
  readonly value: Value;
  readonly rows: Set<RowDraft>;
}

/** What became of a row. */
export interface Outcome {
  readonly outcome: 'taken' | 'doubtful' | 'refused' | 'skipped' | 'empty';
  readonly why: readonly string[];
  readonly matched: readonly string[];
  readonly created: readonly string[];
  readonly relations: readonly string[];
}

export interface Assembled {
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly outcomes: ReadonlyMap<RowDraft, Outcome>;
}

export interface Stage {
  readonly source: string;
  readonly settledOf: (thing: GivenThing) => Settled;
  readonly known: ReadonlyMap<string, KnownEntity>;
  /** Rows that a rule of data sets has refused already, and why. */
  readonly refused: ReadonlyMap<RowDraft, readonly string[]>;
}

/**
 * Unites what all rows state. A row is taken whole or not at all: three issuers of whom one is in doubt would else
 * look like two.
 */
export function assemble(drafts: readonly RowDraft[], stage: Stage): Assembled {
  const pieces = new Map<string, Piece>();
  const outcomes = new Map<RowDraft, Outcome>();
  // Entities of a set of our own form come first, since its relations name them by id.
  const made = new Set(drafts.flatMap((draft) => madeBy(draft, stage)));
  for (const draft of drafts) outcomes.set(draft, outcomeOf(draft, stage, pieces, made));
  return { pieces, outcomes };
}

const nothing = { why: [], matched: [], created: [], relations: [] };

function outcomeOf(
  draft: RowDraft,
  stage: Stage,
  pieces: Map<string, Piece>,
  made: ReadonlySet<string>,
): Outcome {
  if (draft.empty) return { ...nothing, outcome: 'empty' };
  const faults = [...draft.faults, ...(stage.refused.get(draft) ?? [])];
  if (faults.length > 0) return { ...nothing, outcome: 'refused', why: faults };
  const settled = draft.things.map((thing) => ({ thing, is: stage.settledOf(thing) }));
  for (const [how, outcome] of [
    ['REFUSED', 'refused'],
    ['SKIPPED', 'skipped'],
    ['DOUBTFUL', 'doubtful'],
  ] as const) {
    const found = settled.filter(({ is }) => is.how === how);
    if (found.length > 0)
      return {
        ...nothing,
        outcome,
        why: found.map(({ thing, is }) => `"${thing.names[0] ?? thing.id}": ${is.why}`),
      };
  }
  const stated = statedBy(
    draft,
    settled.map(({ is }) => (is as { id: string }).id),
    stage,
    made,
  );
  if (stated.faults.length > 0) return { ...nothing, outcome: 'refused', why: stated.faults };
  const clashes = stated.pieces.flatMap((piece) => clashOf(piece, pieces.get(piece.key)));
  if (clashes.length > 0) return { ...nothing, outcome: 'refused', why: clashes };
  const again = stated.pieces.every(({ key, value }) => isWithin(value, pieces.get(key)?.value));
  const [first] = [...(pieces.get(stated.pieces.at(-1)?.key ?? '')?.rows ?? [])];
  for (const piece of stated.pieces)
    pieces.set(piece.key, unitedWith(piece, pieces.get(piece.key)));
  const ids = (how: Settled['how']) => [
    ...new Set(settled.flatMap(({ is }) => (is.how === how && 'id' in is ? [is.id] : []))),
  ];
  return {
    outcome: 'taken',
    why: [
      ...stated.notes,
      ...(again && first ? [`states the same as row ${first.place.row}`] : []),
    ],
    matched: ids('MATCHED'),
    created: ids('CREATED'),
    relations: stated.pieces.filter(({ isRelation }) => isRelation).map(({ key }) => key),
  };
}

function madeBy(draft: RowDraft, { settledOf, refused }: Stage): string[] {
  if (draft.faults.length > 0 || refused.has(draft)) return [];
  const settled = draft.things.map(settledOf);
  return settled.every((one) => 'id' in one)
    ? settled.flatMap((one) => ('id' in one ? [one.id] : []))
    : [];
}

/** The entities and relations that one row states, each with the row as its source. */
function statedBy(
  draft: RowDraft,
  ids: readonly string[],
  stage: Stage,
  made: ReadonlySet<string>,
) {
  const faults: string[] = [];
  const notes: string[] = [];
  const pieces: Piece[] = [];
  const own = sourceOf(stage.source, draft.place);
  const sources = [...new Set([...draft.readIn.map((at) => ids[at] ?? ''), own])];
  const refer = (references: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(references).map(([field, at]) => [field, ids[at]]));
  for (const [at, thing] of draft.things.entries()) {
    const id = ids[at] ?? '';
    const known = stage.known.get(id);
    const value = thing.whole
      ? thing.value
      : known && stage.settledOf(thing).how === 'MATCHED'
        ? restatement(thing, known, refer(thing.references), sources, notes)
        : newEntity(id, thing, refer(thing.references), sources);
    pieces.push({
      key: id,
      sort: thing.kind,
      isRelation: false,
      restated: !thing.whole && known !== undefined,
      value,
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
        value: restatement(undefined, known, {}, sources, notes),
        rows: new Set([draft]),
      });
    else if (!made.has(end.id)) faults.push(`there is no ${end.id}`);
    return end.id;
  };
  for (const { type, from, to, value, references } of draft.relations) {
    const relation = relationNamed(type);
    const whole = {
      from: endId(from),
      to: endId(to),
      ...value,
      ...refer(references),
      sources: value.sources ?? sources,
    };
    pieces.push({
      key: relationId(relation, whole),
      sort: type,
      isRelation: true,
      restated: false,
      value: whole,
      rows: new Set([draft]),
    });
  }
  return { pieces: mergedWithin(pieces), faults, notes };
}

function newEntity(
  id: string,
  { names, value, ifNew }: GivenThing,
  references: Value,
  sources: string[],
): Value {
  const [name] = names.map(shownName);
  const chinese = names.map(shownName).find((one) => /\p{Script=Han}/u.test(one));
  return {
    id,
    name,
    ...(chinese ? { nameZh: chinese } : {}),
    ...ifNew,
    ...withSources(value, sources),
    ...references,
    sources,
  };
}

/** A name as it is shown: without the comma that a list left behind it, and not in letters of full width. */
function shownName(name: string): string {
  const plain = name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => one.normalize('NFKC'))
    .replace(/[\s,;:，；：、。]+$|\s+\.$|(?<=\p{Script=Han}|[a-z]{6})\.$/u, '');
  return plain === '' ? name : plain;
}

/** What must stand so that the set is whole is taken over; beyond it an entity is restated only as far as the row states it. */
function restatement(
  thing: GivenThing | undefined,
  known: KnownEntity,
  references: Value,
  sources: string[],
  notes: string[],
): Value {
  const kind = kindOfId(known.id);
  const required = kind
    ? fieldShapes(kind.schema).filter((field) => field.required && field.name !== 'sources')
    : [];
  const taken = Object.fromEntries(required.map(({ name }) => [name, known[name]]));
  const given = withSources(thing?.value ?? {}, sources);
  for (const [field, value] of Object.entries(given))
    if (known[field] !== undefined && typeof value !== 'object' && known[field] !== value)
      notes.push(
        `${field} of ${known.id} is ${String(value)} here and ${String(known[field])} elsewhere`,
      );
  return {
    ...taken,
    ...(known.nameZh ? { nameZh: known.nameZh } : {}),
    ...given,
    ...references,
    sources,
  };
}

/** Further names say where they were read as well. */
function withSources(value: Readonly<Value>, [source]: readonly string[]): Value {
  if (!Array.isArray(value.names)) return value;
  return { ...value, names: (value.names as Value[]).map((name) => ({ ...name, source })) };
}

/** The same thing twice in one row, as where a cell names an agency two times. */
function mergedWithin(pieces: readonly Piece[]): Piece[] {
  const merged = new Map<string, Piece>();
  for (const piece of pieces) merged.set(piece.key, unitedWith(piece, merged.get(piece.key)));
  return [...merged.values()];
}

function shapesOf({ isRelation, sort }: Piece): readonly FieldShape[] {
  return fieldShapes(isRelation ? relationNamed(sort).schema : kindNamed(sort).schema);
}

/** Where two rows give one field two values, neither is right by being first. A name is the one of the first row. */
function clashOf(piece: Piece, before: Piece | undefined): string[] {
  if (!before) return [];
  return shapesOf(piece)
    .filter(({ name, list }) => !list && name !== 'name' && name !== 'nameZh')
    .flatMap(({ name }) => {
      const [a, b] = [before.value[name], piece.value[name]];
      if (a === undefined || b === undefined || a === b) return [];
      const [row] = [...before.rows];
      return [
        `${name} of ${piece.key} is ${String(b)} here and ${String(a)} in row ${row?.place.row}`,
      ];
    });
}

function unitedWith(piece: Piece, before: Piece | undefined): Piece {
  if (!before) return piece;
  const value: Value = { ...piece.value, ...before.value };
  for (const { name, list } of shapesOf(piece))
    if (list && before.value[name] !== undefined && piece.value[name] !== undefined)
      value[name] = united(before.value[name] as unknown[], piece.value[name] as unknown[]);
  return { ...before, value, rows: new Set([...before.rows, ...piece.rows]) };
}

function united(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  return [...new Map([...a, ...b].map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether everything but the sources is stated already. */
function isWithin(value: Value, before: Value | undefined): boolean {
  return (
    before !== undefined &&
    Object.entries(value).every(
      ([field, one]) =>
        ['sources', 'names', 'name', 'nameZh'].includes(field) ||
        JSON.stringify(before[field]) === JSON.stringify(one),
    )
  );
}
