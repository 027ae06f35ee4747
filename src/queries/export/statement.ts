import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { fieldShapes, type Kind, kinds, type Relation, relations } from '../../ontology/index.js';
import type { ResolvedNames } from '../../query/names.js';
import { columnsFor, type PropertyColumn } from './columns.js';
import { entityIsAsked, relationIsAsked, type SubsetRequest } from './subset.js';

export interface ExportStatement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the statements of one export share. */
export interface ExportContext {
  readonly part: SubsetRequest;
  readonly names: ResolvedNames;
  /** Ids that the subset refers to but does not select itself: sources that it cites, events that it follows from. */
  readonly carried: ReadonlyMap<string, readonly string[]>;
}

/** A kind or a relation: its pattern with the condition of the subset, its columns, and the ids that it refers to. */
interface Matched {
  readonly match: string;
  readonly variable: 'n' | 'r';
  readonly columns: readonly PropertyColumn[];
  readonly context: StatementBuilder;
}

/** Every entity of a kind in the subset, sorted by id. Undefined if there can be none. */
export function entitiesOf(kind: Kind, scope: ExportContext): Matched | undefined {
  const context = newBuilder(scope.names, scope.part.asOf);
  const asked = entityIsAsked('n', kind.name, scope.part, context);
  const carried = scope.carried.get(kind.name) ?? [];
  const ways = [
    ...(asked ? [`(${asked})`] : []),
    ...(carried.length > 0 ? [`n.id IN ${context.parameter(carried)}`] : []),
  ];
  if (ways.length === 0) return undefined;
  // The index of ids returns them in order, so a million rows need no sorting and no memory.
  const match = `MATCH (n:${kind.name}) USING INDEX n:${kind.name}(id) WHERE n.id IS NOT NULL AND (${ways.join(' OR ')})`;
  return { match, variable: 'n', columns: columnsFor(fieldShapes(kind.schema)), context };
}

/** Every relation of a type in the subset, sorted by id. Undefined if there can be none. */
export function relationsOf(relation: Relation, scope: ExportContext): Matched | undefined {
  const context = newBuilder(scope.names, scope.part.asOf);
  const asked = relationIsAsked(relation, scope.part, context);
  if (!asked) return undefined;
  const match = `MATCH (a)-[r:${relation.name}]->(b) USING INDEX r:${relation.name}(id) WHERE r.id IS NOT NULL AND ${asked}`;
  const said = fieldShapes(relation.schema).filter(({ name }) => name !== 'from' && name !== 'to');
  return { match, variable: 'r', columns: columnsFor(said), context };
}

const ends = ['a.id', 'a.name', 'a.nameZh', 'b.id', 'b.name', 'b.nameZh'];

/**
 * The columns of a row: id, data sets, the different statements of each, the ends of a relation, then the properties.
 */
export function rowsStatement({ match, variable, columns, context }: Matched): ExportStatement {
  const values = [
    ...['id', 'datasets', 'statements'].map((name) => `${variable}.${name}`),
    ...(variable === 'r' ? ends : []),
    ...columns.map(({ property }) => `${variable}.${property}`),
  ];
  const text = `${match} RETURN ${values.map((value, at) => `${value} AS c${at}`).join(', ')} ORDER BY ${variable}.id`;
  return { text, parameters: context.parameters };
}

/**
 * The number of entities and relations of every type in the graph, from Neo4j's count store, so no record is scanned.
 */
export const countsStatement = `RETURN ${[
  ...kinds.map(({ name }) => `COUNT { (:${name}) } AS ${name}`),
  ...relations.map(({ name }) => `COUNT { ()-[:${name}]->() } AS ${name}`),
].join(', ')}`;

/** The distinct ids that they refer to. Undefined if they refer to nothing. */
export function referencesStatement(matched: Matched): ExportStatement | undefined {
  const { match, variable, columns, context } = matched;
  const lists = columns
    .filter(({ refers }) => refers)
    .map(({ property, list }) =>
      list
        ? `coalesce(${variable}.${property}, [])`
        : `[x IN [${variable}.${property}] WHERE x IS NOT NULL]`,
    );
  if (lists.length === 0) return undefined;
  const text = `${match} UNWIND ${lists.join(' + ')} AS reference RETURN DISTINCT split(reference, '#')[0]`;
  return { text, parameters: context.parameters };
}
