import { isInt } from '../neo4j/driver.js';
import type { Properties, Value } from './storage-encoding.js';

/**
 * The properties that have to be written for a thing to become as it shall be; null takes one away. Neo4j indexes anew
 * whatever it is told to write, so that writing all of an entity costs a multiple of writing one field.
 */
export function propertyDiff(present: Value, wanted: Properties): Properties {
  const changed: Properties = {};
  for (const [name, value] of Object.entries(wanted))
    if (!isSame(present[name], value)) changed[name] = value;
  for (const name of Object.keys(present)) if (wanted[name] === undefined) changed[name] = null;
  return changed;
}

/** A number comes out of the graph as a plain one. */
function isSame(present: unknown, wanted: unknown): boolean {
  if (isInt(wanted)) return present === wanted.toNumber();
  if (!Array.isArray(wanted)) return present === wanted;
  return (
    Array.isArray(present) &&
    present.length === wanted.length &&
    wanted.every((one, at) => isSame(present[at], one))
  );
}
