import type { StatedValue } from '../dataset/statements/merge.js';
import { isInt } from '../neo4j/driver.js';
import type { Properties } from './storage-encoding.js';

/**
 * The properties to write so that a record gets its new values; null removes a property. Neo4j re-indexes every
 * property that is written, so writing all properties of an entity costs a multiple of writing one.
 */
export function propertyDiff(present: StatedValue, wanted: Properties): Properties {
  const changed: Properties = {};
  for (const [name, value] of Object.entries(wanted))
    if (!isSame(present[name], value)) changed[name] = value;
  for (const name of Object.keys(present)) if (wanted[name] === undefined) changed[name] = null;
  return changed;
}

/** The driver returns numbers as plain ones. */
function isSame(present: unknown, wanted: unknown): boolean {
  if (isInt(wanted)) return present === wanted.toNumber();
  if (!Array.isArray(wanted)) return present === wanted;
  return (
    Array.isArray(present) &&
    present.length === wanted.length &&
    wanted.every((one, at) => isSame(present[at], one))
  );
}
