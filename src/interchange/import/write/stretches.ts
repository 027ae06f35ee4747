import { fieldShapes, type Relation, relationId, relationNamed } from '../../../ontology/index.js';
import { factStatus } from '../../../ontology/vocabularies/events.js';
import { countedCodes } from '../../../ontology/vocabulary.js';
import type { GivenRelation, ParsedRow } from '../parse/parsed-row.js';

/** What the other rows of a tie change about one relation of a row. */
export interface Stretch {
  /** Fields in place of those of the row. A field that is undefined is taken out. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The row that says when the stretch ends. */
  readonly endedBy?: ParsedRow;
  readonly notes: readonly string[];
}

/** One statement of a tie. */
interface Statement {
  readonly draft: ParsedRow;
  readonly given: GivenRelation;
  readonly event: string | undefined;
  /** The day from which the statement counts. */
  readonly from: string | undefined;
  readonly isEnd: boolean;
}

const counted: ReadonlySet<unknown> = new Set(countedCodes(factStatus));

/**
 * Finds the ties that rows state several times with another first day or another event: a stake that changes, a second
 * purchase of one target. Each is a stretch of its own; without this, all but the first would contradict it. `idOf`
 * gives the id of an end, `eventOf` that of the event, if it is known.
 */
export function stretchesOf(
  drafts: readonly ParsedRow[],
  idOf: (draft: ParsedRow, end: GivenRelation['from']) => string | undefined,
): ReadonlyMap<GivenRelation, Stretch> {
  const ties = new Map<string, Statement[]>();
  for (const draft of drafts) {
    if (draft.leftOut !== undefined) continue;
    for (const given of draft.relations) {
      const relation = relationNamed(given.type);
      const [from, to] = [idOf(draft, given.from), idOf(draft, given.to)];
      if (!relation.identity.includes('stretch') || given.value.stretch !== undefined) continue;
      if (from === undefined || to === undefined) continue;
      const key = relationId(relation, { from, to });
      const at = given.references.event;
      const event = at === undefined ? given.value.event : idOf(draft, at);
      const one = {
        draft,
        given,
        event: event as string | undefined,
        from: given.value.since as string | undefined,
        isEnd: isEnd(relation, given),
      };
      const stated = ties.get(key);
      if (stated) stated.push(one);
      else ties.set(key, [one]);
    }
  }
  return new Map([...ties.values()].flatMap((statements) => [...changesOf(statements)]));
}

/** A stake of 0 percent is none: the tie has ended. A plan to end it has not ended it. */
function isEnd(relation: Relation, { value }: GivenRelation): boolean {
  const hasPercent = fieldShapes(relation.schema).some(({ name }) => name === 'percent');
  return hasPercent && value.percent === 0 && isFact(value);
}

function isFact({ status }: GivenRelation['value']): boolean {
  return status === undefined || counted.has(status);
}

function* changesOf(statements: readonly Statement[]): Generator<[GivenRelation, Stretch]> {
  const names = namesOf(statements);
  const following = followingOf(statements);
  for (const one of statements) {
    const stretch = names.get(one);
    const next = one.given.untilNext ? following.get(one) : undefined;
    const notes = one.isEnd
      ? [`0 percent: the tie has ended${one.from === undefined ? '' : `, on ${one.from}`}`]
      : [];
    const value = {
      ...(stretch === undefined ? {} : { stretch }),
      ...(one.isEnd ? ended(one) : {}),
      ...(next?.from === undefined ? {} : { until: next.from }),
    };
    if (Object.keys(value).length === 0) continue;
    yield [one.given, { value, notes, ...(next ? { endedBy: next.draft } : {}) }];
  }
}

function ended({ from, given }: Statement): Stretch['value'] {
  return {
    percent: undefined,
    since: undefined,
    until: from ?? given.value.until,
    status: 'ENDED',
  };
}

/**
 * The name of each stretch: its first day, or else its event. Empty if the rows state one stretch alone. Days of which
 * one may be the other, as 2019 and 2019-03, do not tell two stretches apart.
 */
function namesOf(statements: readonly Statement[]): ReadonlyMap<Statement, string> {
  const keys = new Map<string, { readonly one: Statement; readonly name: string }>();
  const keyOf = ({ event, from }: Statement) => JSON.stringify([event, from]);
  for (const one of statements) {
    const { event, from } = one;
    if (keys.has(keyOf(one)) || (event === undefined && from === undefined)) continue;
    const all = [...keys.values()];
    const same = all.find(({ one: other }) => isSame(one, other));
    const name = same?.name ?? distinctName(one, all);
    keys.set(keyOf(one), { one, name });
  }
  if (new Set([...keys.values()].map(({ name }) => name)).size < 2) return new Map();
  return new Map(
    statements.flatMap((one) => {
      const found = keys.get(keyOf(one));
      return found ? [[one, found.name]] : [];
    }),
  );
}

function isSame(a: Statement, b: Statement): boolean {
  if (a.event !== undefined && b.event !== undefined) return a.event === b.event;
  if (a.from === undefined || b.from === undefined) return false;
  return a.from.startsWith(b.from) || b.from.startsWith(a.from);
}

/** Two events of one day are told apart by their ids. */
function distinctName(
  { event, from }: Statement,
  taken: readonly { readonly name: string }[],
): string {
  const slug = event?.slice(event.indexOf(':') + 1);
  if (from === undefined) return slug ?? '';
  return taken.some(({ name }) => name === from) && slug !== undefined ? `${from}-${slug}` : from;
}

/**
 * The statement that ends each stretch: the next one with a later day. None where the row says itself when it ended,
 * for what is only planned or rumoured, or where nobody knows which is next: a row of the tie gives no day, or one that
 * may be that of another.
 */
function followingOf(statements: readonly Statement[]): ReadonlyMap<Statement, Statement> {
  const found = new Map<Statement, Statement>();
  const facts = statements.filter(({ given }) => isFact(given.value));
  const dayOf = ({ from }: Statement) => from ?? '';
  const backwards = facts.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)).reverse();
  let later: Statement | undefined;
  let before: Statement | undefined;
  for (const one of backwards) {
    const isLater = before !== undefined && dayOf(before) !== dayOf(one);
    if (one.from === undefined || (isLater && dayOf(before as Statement).startsWith(one.from)))
      return new Map();
    if (isLater) later = before;
    before = one;
    if (later && !one.isEnd && one.given.value.until === undefined) found.set(one, later);
  }
  return found;
}
