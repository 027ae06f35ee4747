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

/** The events of one name, and those of them that a mention means that says the same as an earlier one. */
interface EventsOfName {
  readonly events: ToldEvent[];
  readonly bySaid: Map<string, ToldEvent>;
}

/**
 * Events of one name with which a mention that says less, or says it less exactly, is compared. A name that more events
 * have says too little for that, and comparing all would take too long.
 */
const MAX_COMPARED = 50;

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
  const byName = new Map<string, EventsOfName>();
  for (const { things, leftOut } of drafts) {
    if (leftOut !== undefined) continue;
    for (const thing of things) if (isComposed(thing)) addTo(byName, thing);
  }
  const renamed = new Map<Mention, string>();
  for (const { events } of byName.values()) {
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

function addTo(byName: Map<string, EventsOfName>, thing: Mention): void {
  const key = nameKey(thing.names[0] ?? '');
  const ofName: EventsOfName = byName.get(key) ?? { events: [], bySaid: new Map() };
  byName.set(key, ofName);
  const { events, bySaid } = ofName;
  const said = JSON.stringify([numbersOf(thing), ...shapes.map(({ name }) => thing.value[name])]);
  const same = bySaid.get(said) ?? events.slice(0, MAX_COMPARED).find((one) => fits(one, thing));
  const event: ToldEvent = same ?? { value: {}, mentions: [] };
  Object.assign(event.value, { ...thing.value, ...event.value });
  event.mentions.push(thing);
  bySaid.set(said, event);
  if (!same) events.push(event);
}

function fits({ value, mentions: [first] }: ToldEvent, thing: Mention): boolean {
  if (numbersOf(first) !== numbersOf(thing)) return false;
  return !byUse.some((one) => contradict(one, value, thing));
}

/** The key of a name has no points: 12.5 percent and 125 percent have one key. */
function numbersOf(thing: Mention | undefined): string {
  return (thing?.names[0]?.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}

function contradict(shape: FieldShape, known: ToldEvent['value'], { value }: Mention): boolean {
  const [a, b] = [known[shape.name], value[shape.name]];
  if (a === undefined || b === undefined || a === b) return false;
  return agreementOf(shape, a, b) === 'DIFFERENT';
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
  const counts = new Map<string, number>();
  return texts.map((some) => {
    const count = (counts.get(some.join()) ?? 0) + 1;
    counts.set(some.join(), count);
    return count === 1 ? some : [...some, String(count)];
  });
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
