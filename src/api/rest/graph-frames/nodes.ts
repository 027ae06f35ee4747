import { z } from 'zod';
import { fieldShapes, kindNamed, kinds } from '../../../ontology/index.js';
import type { NeighbourhoodNode } from '../../../queries/neighbourhood/answer.js';
import type { EntitySelection } from '../../../query/selection.js';
import { columnsOf, type Table } from '../representation/table.js';

const orNull = z.string().nullable();
const whole = z.number().int();

/** The arc fields, one per kind. Each node has a full ring in the colour of its kind, so panels show a legend. */
const arcs = kinds.map((kind) => ({ kind: kind.name, name: `arc__${kind.name.toLowerCase()}` }));

/** Field names as the node graph panel of Grafana expects them: lower case, with the prefixes detail__ and arc__. */
const shape = {
  id: z.string().describe('Its id.'),
  title: z.string().describe('Its name in English.'),
  subtitle: z.string().describe('Its name in Chinese, or its kind if that is not known.'),
  mainstat: whole.describe('Number of relations to other nodes of the graph.'),
  secondarystat: whole.describe('Number of relations that are not shown.'),
  ...Object.fromEntries(
    arcs.map(({ kind, name }) => [name, z.number().describe(`1 for the kind ${kind}, else 0.`)]),
  ),
  detail__kind: z.string().describe('Its kind.'),
  detail__type: orNull.describe('Its type, if the kind has types.'),
  detail__status: orNull.describe('Its status, if the kind has one.'),
  detail__date: orNull.describe('The date of issue, event or publication, if known.'),
  detail__summary: orNull.describe('A summary of one or two sentences.'),
  detail__distance: whole.describe('Distance in steps from the nearest start.'),
  detail__hidden: z.string().describe('The relations that are not shown, by label.'),
  color: z.string().describe('The colour of its kind.'),
  noderadius: whole.describe('Larger for the starts.'),
};

export const nodeSchema = z
  .object(shape)
  .meta({ id: 'GraphNode', description: 'A node for node graph panels.' });

export type NodeRow = Readonly<Record<keyof typeof shape, string | number | null>>;

export const nodeTable: Table<NodeRow> = {
  name: 'nodes',
  columns: columnsOf(nodeSchema),
};

/** Date fields by priority. The first one that an entity has is shown as its date. */
const days = ['issuedOn', 'passedOn', 'decidedOn', 'publishedOn', 'date', 'reportedOn', 'listedOn'];
const told = new Set(['name', 'nameZh', 'summary', 'type', 'status', ...days]);

/** The fields to read of each entity. */
export const nodeSelection: EntitySelection = new Map(
  kinds.map(({ name, schema }) => [
    name,
    {
      fields: new Set(
        fieldShapes(schema).flatMap((field) => (told.has(field.name) ? field.name : [])),
      ),
      sources: [],
      traversals: [],
      inForce: [],
    },
  ]),
);

/** Converts an entity into a row of the nodes frame. `shown` returns the number of its relations in the graph. */
export function nodeRow(
  { node, distance, start, hidden, hiddenCount }: NeighbourhoodNode,
  shown: (id: string) => number,
): NodeRow {
  const one = node as Readonly<Record<string, string | null>>;
  const id = String(one.id);
  const kind = String(one.__typename);
  const { label, color } = kindNamed(kind);
  return {
    id,
    title: one.name ?? id,
    subtitle: one.nameZh ?? label.en,
    mainstat: shown(id),
    secondarystat: hiddenCount,
    ...Object.fromEntries(arcs.map((arc) => [arc.name, arc.kind === kind ? 1 : 0])),
    detail__kind: kind,
    detail__type: one.type ?? null,
    detail__status: one.status ?? null,
    detail__date: days.map((name) => one[name]).find((day) => day != null) ?? null,
    detail__summary: one.summary ?? null,
    detail__distance: distance,
    detail__hidden: hidden.map(({ label, count }) => `${label} ${count}`).join(', '),
    color: color[0],
    noderadius: start ? 50 : 40,
  };
}

/** Whether the entity of a row is not a plan, talk, call for input or draft. True for entities without a status. */
export function isDone({ detail__kind, detail__status }: NodeRow): boolean {
  if (detail__kind === 'Event') return detail__status === 'ACTUAL';
  return detail__status !== 'DRAFT' && detail__status !== 'CALL_FOR_INPUT';
}
