import neo4j from 'neo4j-driver';
import { Integer } from '../query/integer.js';
import type { Parameters } from './graph.js';

/** Converts parameters for the driver: each Integer, at any depth, becomes the driver's own type. */
export function driverParameters(parameters: Parameters | undefined): Parameters | undefined {
  if (!parameters) return undefined;
  let changed: Record<string, unknown> | undefined;
  for (const name in parameters) {
    const value = parameters[name];
    const converted = driverValue(value);
    if (converted === value) continue;
    changed ??= { ...parameters };
    changed[name] = converted;
  }
  return changed ?? parameters;
}

function driverValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Integer) return neo4j.int(value.value);
  // Lists contain values of one type, and most are lists of thousands of ids, so checking the first is enough.
  if (Array.isArray(value))
    return typeof value[0] === 'object' && value[0] !== null ? value.map(driverValue) : value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return driverParameters(value as Parameters);
}
