import { z } from 'zod';
import { depths, directions, limits } from '../../graph/neighbourhood/asked.js';
import type {
  NeighbourhoodEdge,
  NeighbourhoodNode,
  NeighbourhoodRequest,
} from '../../graph/neighbourhood.js';
import type { EntitySelection } from '../../graph/selection.js';
import { kindNamed, kinds, relations } from '../../ontology/index.js';
import { asOfIn } from './as-of.js';
import { stepSchema } from './entity/reasons.js';
import { referenceFields } from './entity/schemas.js';
import { itemOf } from './entity/selection.js';
import { asOfParameters, choice, choices, flag, whole as number, someTexts } from './parameters.js';
import type { Table } from './table.js';

const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];
const relationNames = relations.map(({ name }) => name) as [string, ...string[]];

export const aroundParameters = {
  of: someTexts('Where it begins: ids or exact names of whatever kind, 100 at most.', 'MIIT'),
  depth: number(`Steps from the nearest start; ${depths.usual} when left out.`, 1, 1, depths.most),
  relations: choices(relationNames, 'Only these relations. Left out: all.'),
  weak: flag('False leaves out weak relations, such as a shared place.'),
  kinds: choices(kindNames, 'Only entities of these kinds, besides the starts. Left out: all.'),
  direction: choice(directions, 'Which way to walk; BOTH when left out.'),
  limit: number(`Entities at most; ${limits.usual} when left out.`, 200, 1, limits.most),
  ...asOfParameters,
};

export type AroundQuery = Omit<NeighbourhoodRequest, 'node' | 'hidden' | 'asOf'>;

/** The question that the parameters ask. */
export function around(query: AroundQuery, node: EntitySelection): NeighbourhoodRequest {
  return { ...query, asOf: asOfIn(query), node, hidden: true };
}

/** What is to be known of a neighbourhood as a whole. */
export const whole = {
  wholeWithin: z.number().int().describe('All that lies within this many steps is shown.'),
  asOf: z.string().nullable().describe('The day that the answer is about; null for all.'),
};

const count = z.number().int();

export const neighbourhoodSchema = z
  .object({
    nodes: z.array(
      z.object({
        entity: z.object({
          ...referenceFields,
          summary: z.string().nullable().describe('What it is.'),
        }),
        distance: count.describe('Steps from the nearest start.'),
        start: z.boolean().describe('Whether the neighbourhood begins here.'),
        hidden: z
          .array(
            z.object({
              relation: z.string(),
              direction: z.string(),
              label: z.string(),
              labelZh: z.string(),
              count,
            }),
          )
          .describe('Its relations that are not shown, by type and end.'),
        hiddenCount: count.describe('Number of all of these.'),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string().describe('Id of the entity that the sentence begins with.'),
        to: z.string().describe('Id of the entity that the sentence ends with.'),
        label: z.string(),
        labelZh: z.string(),
        weak: z.boolean(),
        symmetric: z.boolean(),
        step: stepSchema,
      }),
    ),
    complete: z.boolean().describe('True when all that lies within the depth is shown.'),
    incomplete: z.string().nullable().describe('Why it is not complete, in English.'),
    incompleteZh: z.string().nullable().describe('Why it is not complete, in Chinese.'),
    ...whole,
  })
  .meta({ id: 'Neighbourhood', description: 'What lies around some entities.' });

/** Grafana reads these names, in small letters; detail__ ones are shown when a node is clicked. */
export const nodeFrameSchema = z
  .object({
    id: z.string(),
    title: z.string().describe('The name in English.'),
    subtitle: z.string().describe('The name in Chinese.'),
    mainstat: z.string().describe('The kind.'),
    secondarystat: z.string().describe('How many of its relations are not shown.'),
    color: z.string().describe("The kind's colour."),
    detail__kind: z.string(),
    detail__summary: z.string(),
    detail__distance: count,
  })
  .meta({ id: 'GraphNode', description: "A node, as a row of the frame of Grafana's node graph." });
type NodeRow = z.output<typeof nodeFrameSchema>;

export const edgeFrameSchema = z
  .object({
    id: z.string(),
    source: z.string().describe('Id of the node that it comes from.'),
    target: z.string().describe('Id of the node that it leads to.'),
    mainstat: z.string().describe('The relation.'),
    secondarystat: z.string().describe('Whether it is the case, or how far from it.'),
    thickness: z.number(),
    strokeDasharray: z.string().describe('Dashes for what is not the case, or not yet.'),
    detail__relation: z.string(),
    detail__sentence: z.string(),
    detail__sources: z.string(),
  })
  .meta({
    id: 'GraphEdge',
    description: "An edge, as a row of the frame of Grafana's node graph.",
  });
type EdgeRow = z.output<typeof edgeFrameSchema>;

export const nodeFrameTable: Table<NodeRow> = {
  name: 'nodes',
  columns: (Object.keys(nodeFrameSchema.shape) as (keyof NodeRow)[]).map((name) => ({
    name,
    of: (row) => row[name],
  })),
};
export const edgeFrameTable: Table<EdgeRow> = {
  name: 'edges',
  columns: (Object.keys(edgeFrameSchema.shape) as (keyof EdgeRow)[]).map((name) => ({
    name,
    of: (row) => row[name],
  })),
};

export function nodeFrom({ node, distance, hiddenCount }: NeighbourhoodNode): NodeRow {
  const { id, kind, name, nameZh, summary } = itemOf(node);
  const { label, color } = kindNamed(kind);
  return {
    id,
    title: name,
    subtitle: nameZh ?? '',
    mainstat: label.en,
    secondarystat: hiddenCount > 0 ? `${hiddenCount} more` : '',
    color: color[0],
    detail__kind: kind,
    detail__summary: (summary ?? '') as string,
    detail__distance: distance,
  };
}

export function edgeFrom({ from, to, label, weak, step }: NeighbourhoodEdge): EdgeRow {
  return {
    id: step.id,
    source: from,
    target: to,
    mainstat: label,
    secondarystat: step.status,
    thickness: weak ? 1 : 2,
    strokeDasharray: step.status === 'ACTUAL' ? '' : '5 5',
    detail__relation: step.relation,
    detail__sentence: step.sentence,
    detail__sources: step.sources.map(({ reference }) => reference).join(';'),
  };
}
