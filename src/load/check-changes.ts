import type { ChangeSet } from '../dataset/dataset.js';
import { UserError } from '../errors.js';
import type { ManagedTransaction } from '../neo4j/driver.js';
import type { Row, Parameters as StatementParameters } from '../neo4j/graph.js';
import {
  derivedRelations,
  fieldShapes,
  kindNamed,
  kindOfId,
  relationNamed,
} from '../ontology/index.js';
import type { Changes } from './changes.js';

/** Maximum number of ids in a message. */
const MAX_NAMED = 10;

/** Relations that the loader derives go with their entity. */
const derived = derivedRelations.map(({ name }) => name).join('|');

/** Checks that every id that changes refer to is among the changes or in the graph, and is not removed. */
export async function checkReferences(
  read: (statement: string, parameters: StatementParameters) => Promise<readonly Row[]>,
  changeSet: ChangeSet,
): Promise<void> {
  const own = new Set(changeSet.entities.map(({ value }) => value.id));
  const removed = new Set(changeSet.removed);
  const wanted = new Map<string, Set<string>>();
  const missing: string[] = [];
  for (const id of referencesIn(changeSet)) {
    if (own.has(id)) continue;
    const kind = kindOfId(id);
    if (!kind || removed.has(id)) missing.push(id);
    else wanted.set(kind.name, (wanted.get(kind.name) ?? new Set()).add(id));
  }
  const found = [...wanted].map(async ([kind, ids]) => {
    const statement = `MATCH (n:${kind}) WHERE n.id IN $ids RETURN n.id`;
    const rows = await read(statement, { ids: [...ids] });
    const there = new Set(rows.map(([id]) => id));
    return [...ids].filter((id) => !there.has(id));
  });
  missing.push(...(await Promise.all(found)).flat());
  if (missing.length > 0)
    throw new UserError(
      'BAD_DATA',
      `The changes refer to ids that are neither among them nor in the graph: ${named(missing)}. Add them, or remove the references. Nothing was loaded.`,
    );
}

function* referencesIn({ entities, relations }: ChangeSet): Generator<string> {
  for (const { kind, value } of entities) yield* inFields(kindNamed(kind).schema, value);
  for (const { type, value } of relations) {
    yield value.from;
    yield value.to;
    yield* inFields(relationNamed(type).schema, value);
  }
}

function* inFields(
  schema: Parameters<typeof fieldShapes>[0],
  value: Readonly<Record<string, unknown>>,
): Generator<string> {
  for (const { name, type, fields } of shapesOf(schema)) {
    const given = value[name];
    if (given === undefined) continue;
    if (type === 'reference') yield String(given);
    if (type === 'sourceReference') for (const one of given as string[]) yield sourceIn(one);
    if (fields?.some((field) => field.type === 'sourceReference'))
      for (const { source } of given as { source: string }[]) yield sourceIn(source);
  }
}

const shapes = new WeakMap<object, ReturnType<typeof fieldShapes>>();

function shapesOf(schema: Parameters<typeof fieldShapes>[0]) {
  const known = shapes.get(schema) ?? fieldShapes(schema);
  shapes.set(schema, known);
  return known;
}

const sourceIn = (reference: string) => reference.split('#')[0] ?? reference;

/** Checks that removed entities have no relations left, except those that are removed with them. */
export async function checkEnds(
  transaction: ManagedTransaction,
  changes: readonly Changes[],
): Promise<void> {
  const gone = changes
    .filter(({ sort }) => !sort.isKind)
    .flatMap(({ dropped }) => dropped.filter(({ others }) => others.size === 0))
    .map(({ id }) => id);
  for (const { sort, dropped } of changes.filter((one) => one.sort.isKind)) {
    const ids = dropped.filter(({ others }) => others.size === 0).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { records } = await transaction.run(
      `UNWIND $ids AS id MATCH (n:${sort.name} {id: id})-[r:!(${derived})]-() WHERE NOT r.id IN $gone RETURN DISTINCT id LIMIT ${MAX_NAMED + 1}`,
      { ids, gone },
    );
    const held = records.map((record) => record.get('id') as string);
    if (held.length > 0)
      throw new UserError(
        'BAD_DATA',
        `removed.yaml: relations are connected to ${named(held)}. Remove them too, or keep those entities. Nothing was loaded.`,
      );
  }
}

function named(ids: readonly string[]): string {
  const some = ids.slice(0, MAX_NAMED).join(', ');
  return ids.length > MAX_NAMED ? `${some} and more` : some;
}
