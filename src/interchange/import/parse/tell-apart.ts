import { agreementOf, isComparable } from '../../../dataset/statements/agreement.js';
import { type FieldShape, fieldShapes, kindNamed } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { vocabularyNamed } from '../read/values.js';
import type { Mention, ParsedRow } from './parsed-row.js';

/** Mentions of one event, and what they say of it together. */
interface ToldEvent {
  readonly value: Record<string, unknown>;
  readonly mentions: Mention[];
}

const shapes = fieldShapes(kindNamed('Event').schema).filter(isComparable);
/** What people tell events apart by comes first. */
const order = ['date', 'reportedOn', 'listedOn', 'status', 'amounts'];
const byUse = [...shapes].sort((a, b) => rank(a) - rank(b));

function rank({ name }: FieldShape): number {
  return order.includes(name) ? order.indexOf(name) : order.length;
}

/**
 * Gives events whose names are made of columns names of their own. Rows that make the same name mean one event as long
 * as nothing that they say of it contradicts, and otherwise several: two purchases of one target. Their dates, or else
 * what else differs, are then added to their names.
 */
export function toldApart(drafts: readonly ParsedRow[]): readonly ParsedRow[] {
  const byName = new Map<string, EventsByDate>();
  for (const { things, leftOut } of drafts) {
    if (leftOut !== undefined) continue;
    for (const thing of things) if (isComposed(thing)) addTo(byName, thing);
  }
  const renamed = new Map<Mention, string>();
  for (const byDate of byName.values()) {
    const events = [...byDate.values()].flat();
    if (events.length < 2) continue;
    const more = additionsTo(events);
    for (const [at, { mentions }] of events.entries())
      for (const one of mentions) renamed.set(one, [one.names[0], ...(more[at] ?? [])].join(', '));
  }
  if (renamed.size === 0) return drafts;
  return drafts.map((draft) =>
    draft.things.some((thing) => renamed.has(thing))
      ? { ...draft, things: draft.things.map((thing) => withName(thing, renamed.get(thing))) }
      : draft,
  );
}

function isComposed({ kind, isNameComposed, id }: Mention): boolean {
  return kind === 'Event' && isNameComposed === true && id === undefined;
}

function withName(thing: Mention, name: string | undefined): Mention {
  return name === undefined ? thing : { ...thing, names: [name, ...thing.names.slice(1)] };
}

/** By their dates, so that many events under one name are not each compared with all others. */
type EventsByDate = Map<string, ToldEvent[]>;

function addTo(byName: Map<string, EventsByDate>, thing: Mention): void {
  const key = nameKey(thing.names[0] ?? '');
  const byDate = byName.get(key) ?? new Map<string, ToldEvent[]>();
  byName.set(key, byDate);
  const date = String(thing.value.date ?? '');
  const near = [...byDate].filter(([one]) => one.startsWith(date) || date.startsWith(one));
  const same = near
    .flatMap(([, events]) => events)
    .find(
      ({ value, mentions: [first] }) =>
        shapes.every((one) => !contradict(one, value, thing)) &&
        numbersOf(first) === numbersOf(thing),
    );
  if (same) {
    Object.assign(same.value, { ...thing.value, ...same.value });
    same.mentions.push(thing);
  } else {
    const event = { value: { ...thing.value }, mentions: [thing] };
    byDate.set(date, [...(byDate.get(date) ?? []), event]);
  }
}

/** The key of a name has no points: 12.5 percent and 125 percent have one key. */
function numbersOf(thing: Mention | undefined): string {
  return (thing?.names[0]?.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}

function contradict(shape: FieldShape, known: ToldEvent['value'], { value }: Mention): boolean {
  const [a, b] = [known[shape.name], value[shape.name]];
  return a !== undefined && b !== undefined && agreementOf(shape, a, b) === 'DIFFERENT';
}

/** The fewest of the fields that differ with which each of the events has a name that none of the others has. */
function additionsTo(events: readonly ToldEvent[]): string[][] {
  let texts: string[][] = events.map(() => []);
  for (const shape of byUse) {
    const own = events.map(({ value }) => textOf(shape, value[shape.name]));
    if (new Set(own).size < 2) continue;
    texts = texts.map((some, at) => (own[at] ? [...some, own[at]] : some));
    if (new Set(texts.map((some) => some.join())).size === events.length) return texts;
  }
  const number = (some: readonly string[], at: number) => {
    const before = texts.slice(0, at).filter((one) => one.join() === some.join()).length;
    return before === 0 ? some : [...some, String(before + 1)];
  };
  return texts.map((some, at) => [...number(some, at)]);
}

function textOf({ type, vocabulary, fields }: FieldShape, value: unknown): string {
  if (value === undefined) return '';
  if (fields)
    return (value as Record<string, unknown>[])
      .map((one) => Object.values(one).map(String).join(' '))
      .join(' = ');
  const label = type === 'enum' ? vocabularyNamed(vocabulary)?.terms[String(value)]?.label.en : '';
  return label || String(value);
}
