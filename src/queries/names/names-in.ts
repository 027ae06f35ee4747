import { definedEntries } from '../../cypher/predicate.js';
import { ArgumentError } from '../../errors.js';
import { relationFiltersOf, traversalsOf } from '../../ontology/index.js';
import { conjuncts } from '../../plan/access-path.js';
import { dataSetKind, type NameRef } from '../../query/names.js';
import type { Affecting } from '../../query/reach.js';
import type { EntitySelection, Filter } from '../../query/selection.js';

/** Maximum number of names per request. Each is a look-up, and nobody writes more by hand. */
const MAX_NAMES = 500;
/** Maximum nesting of conditions. Deeper filters are machine-made and slow. */
const MAX_FILTER_DEPTH = 8;
/** Maximum number of conditions in a filter. Each adds a predicate to the statement; one with 500 ran into the time limit. */
export const MAX_CONDITIONS = 100;

/** All names in a filter, so that they are resolved in one statement before the filter is compiled. */
export function namesInWhere(kind: string, where: Filter, argument = 'where'): NameRef[] {
  const tally = { conditions: 0 };
  const found = inWhere(kind, where, argument, 1, tally);
  refuseManyConditions(tally, argument);
  if (found.length > MAX_NAMES) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      argument,
      `${found.length} names in one request; at most ${MAX_NAMES} are allowed. Use ids with the filter id, or split the request.`,
      { limit: MAX_NAMES },
    );
  }
  return found;
}

function refuseManyConditions({ conditions }: Tally, argument: string): void {
  if (conditions <= MAX_CONDITIONS) return;
  throw new ArgumentError(
    'LIMIT_EXCEEDED',
    argument,
    `${conditions} conditions in one filter; at most ${MAX_CONDITIONS} are allowed. Give one condition a list of values instead of repeating it, or split the request.`,
    { limit: MAX_CONDITIONS },
  );
}

/** Counts the conditions of a filter while it is walked. A list of values is one condition. */
interface Tally {
  conditions: number;
}

/** Cached by selection: a repeated document has the same selection object. */
const namesBySelection = new WeakMap<EntitySelection, readonly NameRef[]>();

/** All names in the filters on relations within a selection. */
export function namesInSelection(selection: EntitySelection): readonly NameRef[] {
  const known = namesBySelection.get(selection);
  if (known) return known;
  const names = [...selection.values()].flatMap((kind) => [
    ...inSources(kind.sources),
    ...inSources(kind.sourcedValues ?? []),
    ...inSources(kind.statements ?? []),
    ...kind.traversals.flatMap(({ traversal: side, where, connection }) => [
      ...inWhereOfRelation(side.targetKinds, where, `${side.field}.where`),
      ...namesInSelection(connection.node),
      ...inSources(connection.edgeSources),
      ...inSources(connection.edgeStatements ?? []),
    ]),
  ]);
  namesBySelection.set(selection, names);
  return names;
}

function inSources(
  sources: readonly { readonly source: EntitySelection | undefined }[],
): NameRef[] {
  return sources.flatMap(({ source }) => (source ? namesInSelection(source) : []));
}

function inWhere(
  kind: string,
  where: Filter,
  argument: string,
  depth: number,
  tally: Tally,
): NameRef[] {
  if (depth > MAX_FILTER_DEPTH) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      argument,
      `conditions are nested more than ${MAX_FILTER_DEPTH} levels deep. Simplify the filter.`,
      { limit: MAX_FILTER_DEPTH },
    );
  }
  const sides = new Map(traversalsOf(kind).map((side) => [side.field, side]));
  return definedEntries(where).flatMap(([key, value]): NameRef[] => {
    const path = `${argument}.${key}`;
    if (key === 'and' || key === 'or')
      return (value as Filter[]).flatMap((one) => inWhere(kind, one, path, depth + 1, tally));
    if (key === 'not') return inWhere(kind, value as Filter, path, depth + 1, tally);
    if (key === 'some' || key === 'none') {
      return definedEntries(value as Filter).flatMap(([field, condition]) => {
        tally.conditions++;
        return inCondition(
          sides.get(field)?.targetKinds ?? [],
          condition as Filter,
          `${path}.${field}`,
          depth + 1,
          tally,
        );
      });
    }
    tally.conditions++;
    if (key === 'anyName') return wanted(value, [kind], path);
    if (key === 'dataSet') return wanted(value, dataSetKind, path);
    if (key === 'affecting') return inAffecting(value as Affecting, path);
    const related = relationFiltersOf(kind).find(({ field }) => field === key);
    return related ? wanted(value, related.targetKinds, path) : [];
  });
}

function inWhereOfRelation(kinds: readonly string[], where: Filter, argument: string): NameRef[] {
  const tally = { conditions: 0 };
  const found = inCondition(kinds, where, argument, 1, tally);
  refuseManyConditions(tally, argument);
  return found;
}

function inCondition(
  kinds: readonly string[],
  condition: Filter,
  argument: string,
  depth: number,
  tally: Tally,
): NameRef[] {
  const { node, ...own } = condition;
  tally.conditions += definedEntries(own).length;
  const stated = [
    ...wanted(own.dataSet ?? [], dataSetKind, `${argument}.dataSet`),
    ...wanted(own.readIn ?? [], ['Source'], `${argument}.readIn`),
  ];
  if (!node) return stated;
  return [...stated, ...inNode(kinds, node as Filter, `${argument}.node`, depth + 1, tally)];
}

/** Several kinds share the filter of Entity, which has no conditions within conditions. */
function inNode(
  kinds: readonly string[],
  node: Filter,
  argument: string,
  depth: number,
  tally: Tally,
): NameRef[] {
  const [only, ...more] = kinds;
  if (only && more.length === 0) return inWhere(only, node, argument, depth, tally);
  tally.conditions += definedEntries(node).length;
  return node.anyName ? wanted(node.anyName, kinds, `${argument}.anyName`) : [];
}

function inAffecting({ sector, company }: Affecting, argument: string): NameRef[] {
  return [
    ...wanted(sector ?? [], ['Sector'], `${argument}.sector`),
    ...wanted(company ?? [], ['Company'], `${argument}.company`),
  ];
}

function wanted(names: unknown, kinds: readonly string[], argument: string): NameRef[] {
  return (names as string[]).map((name) => ({ name, kinds, argument }));
}

/**
 * Number of names in a filter whose existence any result row proves: such a row is related to the named entity,
 * because the condition must hold and has no alternative name.
 */
export function namesImpliedByRows(kind: string, where: Filter): number {
  const keys = ['anyName', ...relationFiltersOf(kind).map(({ field }) => field)];
  return conjuncts(where).reduce((sum, condition) => {
    const { sector, company } = (condition.affecting ?? {}) as Affecting;
    const lists = [...keys.map((key) => condition[key]), [...(sector ?? []), ...(company ?? [])]];
    return sum + lists.filter((names) => Array.isArray(names) && names.length === 1).length;
  }, 0);
}
