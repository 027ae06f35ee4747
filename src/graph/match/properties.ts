import type { Graph } from '../connect.js';
import type { Agreement } from './decide.js';

/** Placeholder until properties are compared: nothing is known of any. */
export async function propertiesOf(_graph: Graph, _scored: unknown): Promise<Agreement> {
  return () => undefined;
}
