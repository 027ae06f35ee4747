import { z } from 'zod';
import { kindNamed } from '../../../ontology/index.js';
import type { NeighbourhoodEdge } from '../../../queries/neighbourhood/answer.js';
import { columnsOf, type Table } from '../representation/table.js';

const orNull = z.string().nullable();

/** Field names as the node graph panel of Grafana expects them: lower case. */
const shape = {
  id: z.string().describe('Id of the relation.'),
  source: z.string().describe('Id of the node where it begins.'),
  target: z.string().describe('Id of the node where it ends.'),
  mainstat: z.string().describe('Its label, such as issued.'),
  secondarystat: z.string().describe('Its qualifiers: status, role, basis, percent.'),
  detail__relation: z.string().describe('The relation.'),
  detail__sentence: z.string().describe('The statement in one line of English.'),
  detail__sentence_zh: z.string().describe('The statement in one line of Chinese.'),
  detail__status: z
    .string()
    .describe('Factual status: actual, planned, reported, failed and so on.'),
  detail__role: orNull.describe('For an issuer or a party: its role.'),
  detail__basis: orNull.describe('For an effect: whether the text says so or analysts judge so.'),
  detail__certainty: orNull.describe('For an effect: how certain the source is.'),
  detail__since: orNull.describe('The first day on which it held.'),
  detail__until: orNull.describe('The first day on which it no longer held.'),
  detail__sources: z.string().describe('Where it was read.'),
  thickness: z.number().describe('Thinner for weak relations, such as a shared sector.'),
  color: z.string().describe('The colour of the kind where it begins.'),
  strokedasharray: orNull.describe(
    'Dashed if the relation, or a draft or event at one of its ends, is planned, in talks, ended or the like.',
  ),
};

export const edgeSchema = z
  .object(shape)
  .meta({ id: 'GraphEdge', description: 'An edge for node graph panels.' });

export type EdgeRow = Readonly<Record<keyof typeof shape, string | number | null>>;

export const edgeTable: Table<EdgeRow> = {
  name: 'edges',
  columns: columnsOf(edgeSchema),
};

/** Converts a relation into a row of the edges frame. `isDone`: whether the entity is not a plan, talk or draft. */
export function edgeRow(
  { from, to, label, weak, step }: NeighbourhoodEdge,
  isDone: (id: string) => boolean,
): EdgeRow {
  const { status, role, basis, percent } = step;
  const isActual = status === 'ACTUAL';
  const qualifiers = [
    isActual ? null : status,
    role,
    basis,
    percent === null ? null : `${percent}%`,
  ];
  return {
    id: step.id,
    source: from,
    target: to,
    mainstat: label,
    secondarystat: qualifiers.filter((one) => one !== null).join(', '),
    detail__relation: step.relation,
    detail__sentence: step.sentence,
    detail__sentence_zh: step.sentenceZh,
    detail__status: status,
    detail__role: role,
    detail__basis: basis,
    detail__certainty: step.certainty,
    detail__since: step.since,
    detail__until: step.until,
    detail__sources: step.sources.map(({ reference }) => reference).join(' '),
    thickness: weak ? 1 : 2,
    color: kindNamed(step.from.kind).color[1],
    // A participant in a planned event has not acted yet, even if the participation itself is ACTUAL.
    strokedasharray: isActual && isDone(from) && isDone(to) ? null : '4 4',
  };
}
