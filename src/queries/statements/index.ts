import { z } from 'zod';
import { newBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import type { Sourced } from '../../cypher/fields.js';
import { statementsOf } from '../../cypher/statements.js';
import type { Statement } from '../../dataset/statements/statement.js';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { fieldShapes, kinds, type Relation, relations } from '../../ontology/index.js';
import { idsAsGiven } from '../../query/names.js';
import {
  aliasKey,
  type EntitySelection,
  type KindSelection,
  type StatementsSelection,
} from '../../query/selection.js';
import { entityNamed } from '../entity/index.js';
import type { StatementRow } from './answer.js';

const nothing: KindSelection = { fields: new Set(), sources: [], traversals: [], inForce: [] };

/** The sources of a statement, as of a step, with their addresses. */
const source: EntitySelection = new Map([
  ['Source', { ...nothing, fields: new Set(['name', 'publisher', 'url']) }],
]);
const all: StatementsSelection = { key: 'statements', fields: undefined, differing: false, source };
const selection: EntitySelection = new Map(
  kinds.map(({ name }) => [name, { ...nothing, statements: [all] }]),
);

type SourcedStatement = Omit<Statement, 'references'> & { readonly sources: readonly Sourced[] };

/**
 * What each data set states about an entity, by field, the data set whose values are shown first. One statement, and
 * one for a name. Throws UNKNOWN_NAME and AMBIGUOUS_NAME with candidates.
 */
export async function statementsOnEntity(graph: Graph, name: string): Promise<StatementRow[]> {
  const { id, ...node } = await entityNamed(graph, 'id', name, selection);
  const found = node[aliasKey(all.key)] as readonly SourcedStatement[];
  return found.map((one) => rowOf(id, one));
}

/** The same about a relation. One statement. Throws UNKNOWN_NAME for an id that no relation has. */
export async function statementsOnRelation(graph: Graph, id: string): Promise<StatementRow[]> {
  const relation = relationOf(id);
  if (!relation) throw noRelation(id);
  const context = newBuilder(idsAsGiven);
  const { name, schema } = relation;
  const recorded = { name, fields: fieldShapes(schema), isKind: false };
  const statements = statementsOf('r', recorded, all, context, entityOf);
  const rows = await graph.readByIds(
    `UNWIND $ids AS id MATCH ()-[r:${name} {id: id}]->() RETURN id, ${statements.expression}`,
    [id],
    context.parameters,
  );
  const row = rows.get(id);
  if (!row) throw noRelation(id);
  const found = statements.decode(row[1]) as readonly SourcedStatement[];
  return found.map((one) => rowOf(id, one));
}

/** The type of a relation, whose id begins with its name. Derived relations are stated by no data set. */
function relationOf(id: string): Relation | undefined {
  const name = id.slice(0, id.indexOf(':')).toUpperCase();
  return relations.find((one) => one.name === name && !one.derived);
}

function noRelation(id: string): ArgumentError {
  return new ArgumentError(
    'UNKNOWN_NAME',
    'id',
    `no relation has the id "${id}". /v1/entities/{id}/relations lists those of an entity with their ids.`,
    { given: id, candidates: [] },
  );
}

const sourceRow = z.object({
  id: z.string(),
  name: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
});

function rowOf(about: string, { sources, value, ...statement }: SourcedStatement): StatementRow {
  return {
    about,
    ...statement,
    value: value ?? '',
    sources: sources.map(({ reference, place, source }) => ({
      reference,
      place,
      ...sourceRow.parse(source),
    })),
  };
}
