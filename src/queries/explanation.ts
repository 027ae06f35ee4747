import { dateOfKey, kindOfId } from '../ontology/index.js';
import type { ReachKind } from '../query/reach.js';
import type { EntityReference, Reason, Step } from './answer.js';
import { type Sentence, sentenceOf, sentencePartsOf } from './sentence.js';

/** Maximum number of reasons listed with one row of an answer, so that they can be read; the answer says if there are more. */
export const MAX_REASONS = 100;

/** One relation as stored in the graph, its dates as keys. Fields that were not requested are null. */
export type LinkRow = readonly [
  relation: string,
  id: string,
  fromId: string,
  fromName: string,
  fromNameZh: string | null,
  toId: string,
  toName: string,
  toNameZh: string | null,
  status: string,
  basis: string | null,
  certainty: string | null,
  direction: string | null,
  role: string | null,
  since: string | null,
  until: string | null,
  percent: number | null,
  event: string | null,
  sources: readonly (readonly [reference: string, id: string, name: string, publisher: string])[],
];

export function reasonOf(via: string, links: readonly LinkRow[]): Reason {
  const steps = links.map(stepOf);
  return {
    via: via as ReachKind,
    steps,
    ...inOneLine(steps),
  };
}

/** A chain of steps as one sentence. */
export function inOneLine(steps: readonly Sentence[]): Sentence {
  return {
    sentence: steps.map(({ sentence }) => sentence).join('; '),
    sentenceZh: steps.map(({ sentenceZh }) => sentenceZh).join('；'),
  };
}

/** The sentences of a step, in pieces. */
export function partsOf(step: Step): ReturnType<typeof sentencePartsOf> {
  const { relation, from, to, role, direction, basis, certainty, status } = step;
  const qualifiers = { role, direction, basis, certainty, status };
  return sentencePartsOf({ relation, from, to, qualifiers });
}

/** Turns a relation of the graph into a step with sentences. */
export function stepOf(link: LinkRow): Step {
  const [
    relation,
    id,
    fromId,
    fromName,
    fromNameZh,
    toId,
    toName,
    toNameZh,
    status,
    basis,
    certainty,
    direction,
    role,
    since,
    until,
    percent,
    event,
    sources,
  ] = link;
  const from = referenceTo(fromId, fromName, fromNameZh);
  const to = referenceTo(toId, toName, toNameZh);
  // A neighbourhood has hundreds of steps and shows few of their sentences, so each sentence is computed on demand.
  let sentences: Sentence | undefined;
  const said = () => {
    sentences ??= sentenceOf({
      relation,
      from,
      to,
      qualifiers: { role, direction, basis, certainty, status },
    });
    return sentences;
  };
  return {
    relation,
    id,
    from,
    to,
    status,
    basis,
    certainty,
    direction,
    role,
    since: since === null ? null : dateOfKey(since),
    until: until === null ? null : dateOfKey(until),
    percent,
    event,
    get sentence() {
      return said().sentence;
    },
    get sentenceZh() {
      return said().sentenceZh;
    },
    sources: sources.map(([reference, sourceId, name, publisher]) => ({
      reference,
      id: sourceId,
      name,
      publisher,
      place: reference.split('#')[1] ?? null,
    })),
  };
}

/** An entity as named in a step. */
export function referenceTo(id: string, name: string, nameZh: string | null): EntityReference {
  return { id, kind: kindOfId(id)?.name ?? '', name, nameZh };
}
