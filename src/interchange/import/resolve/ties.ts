import { type FieldShape, fieldShapes, kindNamed } from '../../../ontology/index.js';
import type { Mention, ParsedRow } from '../parse/parsed-row.js';
import type { Groups, MentionCluster } from './clusters.js';

/**
 * Kinds whose entities are told apart by what ties them as well as by their names, and the relations that do. A list
 * often has a document under its Chinese title that the graph has under an English one.
 */
const tieTypes: Readonly<Record<string, readonly string[]>> = {
  Policy: ['ISSUED', 'PUT_FORWARD'],
  Event: ['TOOK_PART_IN'],
};

/** The relations that tie entities of a kind. Empty if names alone tell its entities apart. */
export function tieTypesOf(kind: string): readonly string[] {
  return tieTypes[kind] ?? [];
}

/** Relations to what an entity is about. */
export const aboutTypes = ['REGULATES', 'AFFECTS', 'CONCERNS'];

/** Dates that say when something applies, not when it became known: two documents may share a period. */
const notDays = new Set(['periodStart', 'periodEnd', 'endedOn', 'byWhen']);

/** The fields of a kind that date its entities. */
export function dayFieldsOf(kind: string): readonly FieldShape[] {
  return fieldShapes(kindNamed(kind).schema).filter(
    ({ name, type }) => type === 'date' && !notDays.has(name),
  );
}

/** What the rows say about an entity that may tie it to a known one. */
export interface Clues {
  readonly names: readonly string[];
  readonly days: readonly { readonly field: string; readonly day: string }[];
  readonly documentNumber?: string | undefined;
  readonly ties: readonly TieClue[];
}

/** A relation to another mention of the row, or to an id. */
interface TieClue {
  readonly type: string;
  readonly other: MentionCluster | { readonly id: string };
}

/** Collects the clues about each cluster of a kind that ties tell apart. */
export function cluesOf(
  drafts: readonly ParsedRow[],
  groups: Groups,
): ReadonlyMap<MentionCluster, Clues> {
  const clues = new Map<MentionCluster, Clues>();
  for (const { things, relations } of drafts) {
    for (const [at, thing] of things.entries()) {
      const types = tieTypesOf(thing.kind);
      if (types.length === 0 || thing.whole) continue;
      const group = groups.groupOf(thing);
      const ties = relations
        .filter(({ type, to }) => types.includes(type) && to === at)
        .map(({ type, from }) => ({ type, other: otherEnd(things, from, groups) }));
      const before = clues.get(group);
      const { documentNumber } = thing.value;
      clues.set(group, {
        names: group.names,
        days: [...(before?.days ?? []), ...daysOf(thing)],
        documentNumber:
          typeof documentNumber === 'string' ? documentNumber : before?.documentNumber,
        ties: [...(before?.ties ?? []), ...ties],
      });
    }
  }
  return clues;
}

function otherEnd(
  things: readonly Mention[],
  end: ParsedRow['relations'][number]['from'],
  groups: Groups,
): TieClue['other'] {
  const thing = typeof end === 'number' ? things[end] : undefined;
  if (!thing) return end as { id: string };
  return thing.whole ? { id: thing.id ?? '' } : groups.groupOf(thing);
}

function daysOf({ kind, value }: Mention): Clues['days'] {
  return dayFieldsOf(kind).flatMap(({ name }) => {
    const day = value[name];
    return typeof day === 'string' ? [{ field: name, day }] : [];
  });
}

/**
 * The body whose office a name names: documents of 国务院办公厅 are documents of 国务院 in many lists. Undefined if the
 * name is not that of an office.
 */
export function bodyOfOffice(name: string): string | undefined {
  const [, zh] = /^(.{2,})(?:办公厅|综合司)$/u.exec(name.trim()) ?? [];
  const [, en] = /^(?:the )?general office of (?:the )?(.{2,})$/iu.exec(name.trim()) ?? [];
  const [, turned] = /^(.{2,}?)(?:['’]s)? general office$/iu.exec(name.trim()) ?? [];
  return zh ?? en ?? turned;
}
