import type { Graph } from '../../neo4j/graph.js';
import { propertiesOfKind } from '../properties/index.js';
import { propertyValues } from '../properties/values.js';
import type { Agreement, Scored } from './rank.js';
import type { PropertyCondition, PropertyValue } from './request.js';
import { agreementOf, readingOnce } from './score-properties.js';

interface WithProperties {
  readonly one: { readonly properties: readonly PropertyCondition[] };
  readonly scores: readonly Scored[];
}

/** The conditions that say anything: without empty values, and without those that then have none. */
export function saidConditions(conditions: readonly PropertyCondition[]): PropertyCondition[] {
  return conditions
    .map(({ property, values }) => ({ property, values: values.filter(saysAnything) }))
    .filter(({ values }) => values.length > 0);
}

function saysAnything(value: PropertyValue): boolean {
  return (typeof value === 'object' ? value.id : String(value)).trim() !== '';
}

/** How well candidates agree with the given properties. One statement; none if no properties are given. */
export async function propertiesOf(
  graph: Graph,
  scored: readonly WithProperties[],
): Promise<Agreement> {
  const asking = scored.filter(({ one }) => one.properties.length > 0);
  const ids = asking.flatMap(({ scores }) => scores.map(({ of }) => of.id));
  const properties = asking.flatMap(({ one }) => one.properties.map(({ property }) => property));
  const known = await propertyValues(graph, [...new Set(ids)], [...new Set(properties)]);
  const read = readingOnce();
  return async ({ id, kind }, { property: wanted, values }) => {
    const found = known.get(id)?.get(wanted) ?? [];
    if (found.length === 0) return undefined;
    const property = propertiesOfKind(kind).find((one) => one.id === wanted);
    return property && agreementOf(property, found, values, read, graph);
  };
}
