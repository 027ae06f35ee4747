import { z } from 'zod';
import { newBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import { pageSize, pageSizeOf } from '../../cypher/page.js';
import { differencesOfRelation, type SourcedDifference } from '../../cypher/statements.js';
import { ruleBetween } from '../../dataset/statements/precedence.js';
import { type DataSet, dataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import {
  differingRelationsIndex,
  kinds,
  relationNamed,
  relations,
  traversalsOf,
} from '../../ontology/index.js';
import { decodeCursor, encodeCursor } from '../../query/cursor.js';
import { type Integer, int } from '../../query/integer.js';
import { idsAsGiven } from '../../query/names.js';
import { aliasKey, type EntitySelection } from '../../query/selection.js';
import type { Answer } from '../answer.js';
import { argument, name, type pageArguments, type Request } from '../arguments.js';
import { entities } from '../entity/index.js';
import { referenceTo } from '../explanation.js';
import { resolveNames } from '../names/index.js';
import type { DifferenceEdge, differencesAnswer } from './answer.js';

export const differencesArguments = {
  of: argument(
    name.nullish(),
    'Only differences about this entity or one of its relations: its id or any exact name. Default: all.',
    'policy:trade-logistics-plan',
  ),
};

export type DifferencesRequest = Request<typeof differencesArguments> &
  Request<typeof pageArguments>;

const order = { name: 'differences', valueType: 'number' } as const;

/** A row of the two statements: an entity or a relation, with its differences in order. */
interface Recorded {
  readonly id: string;
  readonly differences: readonly Undecided[];
}

/** A difference, and the data sets between which a rule decides. */
type Undecided = Omit<DifferenceEdge, 'cursor' | 'rule'> &
  Pick<SourcedDifference, 'decidedBetween'>;

/**
 * The points on which data sets contradict each other, by id of the entity or relation. Two statements, and one for
 * the name. Throws UNKNOWN_NAME, AMBIGUOUS_NAME, BAD_USER_INPUT and LIMIT_EXCEEDED.
 */
export async function differences(
  graph: Graph,
  request: DifferencesRequest,
): Promise<Answer<typeof differencesAnswer>> {
  const size = pageSizeOf({ first: request.first ?? undefined });
  const after = request.after == null ? undefined : decodeCursor(order, request.after, 'after');
  const wanted = request.of == null ? [] : [{ name: request.of, kinds: kindNames, argument: 'of' }];
  const names = await resolveNames(graph, wanted);
  const [of] = names.idsOf(request.of == null ? [] : [request.of], kindNames);
  // One more than a page, and the record that the cursor stands in.
  const scope = { of: of ?? null, after: after?.[1] ?? '', limit: int(size + 2) };
  const [ofEntities, ofRelations, sets] = await Promise.all([
    differingEntities(graph, scope),
    differingRelations(graph, scope),
    dataSets(graph),
  ]);
  const records = [...ofEntities, ...ofRelations].sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = records
    .flatMap(({ id, differences: some }) =>
      some.map(({ decidedBetween, ...one }, at) => ({
        ...one,
        cursor: encodeCursor(order.name, [at, id]),
        isBefore: after !== undefined && id === after[1] && at <= (after[0] as number),
        rule: ruleOf(decidedBetween, sets),
      })),
    )
    .filter(({ isBefore }) => !isBefore)
    .map(({ isBefore: _, ...one }) => one);
  const edges = all.slice(0, size);
  return {
    edges,
    hasNextPage: all.length > size,
    endCursor: edges.at(-1)?.cursor ?? null,
    complete: true,
  };
}

interface Scope {
  readonly of: string | null;
  /** Id of the last record of the page before. It may have more differences. */
  readonly after: string;
  readonly limit: Integer;
}

const kindNames = kinds.map(({ name }) => name);

/** The sources of a statement as those of a step. */
const sourceFields: EntitySelection = new Map([
  [
    'Source',
    {
      fields: new Set(['name', 'publisher']),
      sources: [],
      traversals: [],
      inForce: [],
    },
  ],
]);

const differing = { key: 'differences', fields: undefined, differing: true, source: sourceFields };

/** What is read of each entity. One statement for each kind among them, as one for all kinds takes seconds to plan. */
const entitySelection: EntitySelection = new Map(
  kindNames.map((kind) => [
    kind,
    {
      fields: new Set(['name', 'nameZh']),
      sources: [],
      statements: [differing],
      traversals: [],
      inForce: [],
    },
  ]),
);

async function differingEntities(graph: Graph, scope: Scope): Promise<Recorded[]> {
  const context = newBuilder(idsAsGiven);
  const rows = await graph.read<[string]>(
    `CALL db.index.fulltext.queryNodes('differing_entities', '*:*') YIELD node AS n
WITH n.id AS id WHERE id >= ${context.parameter(scope.after)} AND coalesce(id = ${context.parameter(scope.of)}, true)
RETURN id ORDER BY id LIMIT ${context.parameter(scope.limit)}`,
    context.parameters,
  );
  const ids = rows.map(([id]) => id);
  // A page and its two extra records are more than one read may ask for.
  const nodes = await Promise.all(
    [ids.slice(0, pageSize.max), ids.slice(pageSize.max)].map((some) =>
      entities(graph, some, entitySelection),
    ),
  );
  return nodes.flat().flatMap((node) => {
    if (!node) return [];
    const found: Readonly<Record<string, unknown>> = node;
    const { id, name, nameZh } = entityRow.parse(found);
    const of = referenceTo(id, name, nameZh);
    const differences = found[aliasKey(differing.key)] as readonly SourcedDifference[];
    return {
      id,
      differences: differences.map((one) => ({
        entity: of,
        relation: one.other ? relationOf(of.kind, one.field) : null,
        other: one.other,
        reason: one.reason,
        field: one.field,
        decidedBetween: one.decidedBetween,
        statements: one.statements.map(statementOf),
      })),
    };
  });
}

const entityRow = z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable() });

const sourceRow = z.object({ id: z.string(), name: z.string(), publisher: z.string() });

/** The relation of a field such as `issuedBy` or `issuedBy.role`. */
function relationOf(kind: string, field: string): DifferenceEdge['relation'] {
  const [side] = field.split('.');
  return traversalsOf(kind).find((one) => one.field === side)?.relation.name ?? null;
}

type RelationRow = readonly [
  type: string,
  id: string,
  from: readonly [id: string, name: string, nameZh: string | null],
  to: readonly [id: string, name: string, nameZh: string | null],
  stored: unknown,
];

/** Relations with differing fields, except those that are listed with the entity at their end, as issuers are. */
async function differingRelations(graph: Graph, scope: Scope): Promise<Recorded[]> {
  const context = newBuilder(idsAsGiven);
  const exhaustive = relations.filter(({ exhaustiveAt }) => exhaustiveAt !== null);
  const stored = differencesOfRelation('r', sourceFields, context, entityOf);
  const rows = await graph.read<RelationRow>(
    `CALL db.index.fulltext.queryRelationships('${differingRelationsIndex}', '*:*') YIELD relationship AS r
WITH r, startNode(r) AS a, endNode(r) AS b
WHERE r.id >= ${context.parameter(scope.after)} AND NOT type(r) IN ${context.parameter(exhaustive.map((one) => one.name))}
  AND coalesce(${context.parameter(scope.of)} IN [a.id, b.id], true)
WITH r, a, b ORDER BY r.id LIMIT ${context.parameter(scope.limit)}
RETURN type(r), r.id, [a.id, a.name, a.nameZh], [b.id, b.name, b.nameZh], ${stored.expression}`,
    context.parameters,
  );
  return rows.map(([type, id, from, to, value]) => {
    const relation = relationNamed(type);
    const entity = referenceTo(...from);
    const field = traversalsOf(entity.kind).find((one) => one.relation === relation)?.field ?? type;
    return {
      id,
      differences: stored.decode(relation, value).map((one) => ({
        entity,
        relation: relation.name,
        other: referenceTo(...to),
        reason: one.reason,
        field: `${field}.${one.field}`,
        decidedBetween: one.decidedBetween,
        statements: one.statements.map(statementOf),
      })),
    };
  });
}

function statementOf({
  dataSet,
  value,
  shown,
  sources,
}: SourcedDifference['statements'][number]): DifferenceEdge['statements'][number] {
  return {
    dataSet,
    value,
    shown,
    sources: sources.map(({ reference, place, source }) => ({
      reference,
      place,
      ...sourceRow.parse(source),
    })),
  };
}

function ruleOf(
  decidedBetween: Undecided['decidedBetween'],
  sets: readonly DataSet[],
): DifferenceEdge['rule'] {
  const [first, second] = (decidedBetween ?? []).map((name) =>
    sets.find((one) => one.name === name),
  );
  return first && second ? ruleBetween(first, second) : null;
}
