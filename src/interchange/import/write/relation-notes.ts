import { agreementOf, isComparable } from '../../../dataset/statements/agreement.js';
import { fieldShapes, relationId, relationNamed } from '../../../ontology/index.js';
import type { ParsedRow } from '../parse/parsed-row.js';
import type { EntityIndex, KnownRelation } from '../resolve/entity-index.js';
import type { RecordBuilder } from './record-builder.js';

/**
 * What other data sets say otherwise about the relations of the rows: another value of a field, issuers that only one
 * of both names. Values that can both be so are no difference; see agreementOf.
 */
export async function relationNotes(
  pieces: ReadonlyMap<string, RecordBuilder>,
  known: EntityIndex,
): Promise<ReadonlyMap<ParsedRow, readonly string[]>> {
  const notes = new Map<ParsedRow, string[]>();
  const note = (rows: Iterable<ParsedRow>, text: string) => {
    for (const row of rows) notes.set(row, [...(notes.get(row) ?? []), text]);
  };
  const stated = [...pieces.values()].filter(({ isRelation }) => isRelation);
  for (const type of new Set(stated.map(({ sort }) => sort))) {
    const own = stated.filter(({ sort }) => sort === type);
    const { hubEnd, exhaustiveAt } = relationNamed(type);
    // The relations of a hub are too many to read; those of the other end are few.
    const end = hubEnd === 'FROM' ? 'to' : 'from';
    const ids = new Set(own.map(({ value }) => String(value[end])));
    const restated = [...ids].filter((id) => pieces.get(id)?.restated);
    const theirs = await known.relationsOf(restated, [type]);
    const byId = new Map(theirs.map((one) => [one.id, one]));
    for (const piece of own) {
      for (const text of fieldNotes(piece, byId.get(piece.key))) note(piece.rows, text);
      const whole = wholeOf(piece);
      if (whole !== undefined && byId.has(whole))
        note(piece.rows, `${whole} is one interval elsewhere, and one of several here`);
    }
    if (exhaustiveAt === 'TO') for (const id of restated) issuerNotes(id, own, theirs, note);
  }
  return notes;
}

/** The id of the tie that has one interval. Undefined if the record is that tie itself. */
function wholeOf({ sort, value }: RecordBuilder): string | undefined {
  if (value.interval === undefined) return undefined;
  return relationId(relationNamed(sort), { ...value, interval: undefined });
}

function fieldNotes(piece: RecordBuilder, known: KnownRelation | undefined): string[] {
  if (!known) return [];
  return fieldShapes(relationNamed(piece.sort).schema)
    .filter(isComparable)
    .flatMap((field) => {
      const { name } = field;
      const [here, elsewhere] = [piece.value[name], known.value[name]];
      if (here === undefined || elsewhere === undefined) return [];
      if (agreementOf(field, here, elsewhere) !== 'DIFFERENT') return [];
      return [`${name} of ${piece.key} is ${String(here)} here and ${String(elsewhere)} elsewhere`];
    });
}

/** A source that names issuers of a document names all of them, so one that is not among them is a difference. */
function issuerNotes(
  id: string,
  own: readonly RecordBuilder[],
  known: readonly KnownRelation[],
  note: (rows: Iterable<ParsedRow>, text: string) => void,
): void {
  const here = own.filter(({ value }) => value.to === id);
  const elsewhere = known.filter(({ value }) => value.to === id);
  if (elsewhere.length === 0) return;
  const label = relationNamed(here[0]?.sort ?? '').reverse.en;
  const inWords = (value: Readonly<Record<string, unknown>>) =>
    `${id} is ${label} ${String(value.from)} (${String(value.role)})`;
  for (const { key, value, rows } of here)
    if (!elsewhere.some((one) => one.id === key))
      note(rows, `${inWords(value)} here and not elsewhere`);
  const rows = new Set(here.flatMap((one) => [...one.rows]));
  for (const { id: key, value } of elsewhere)
    if (!here.some((one) => one.key === key))
      note(rows, `${inWords(value)} elsewhere and not here`);
}
