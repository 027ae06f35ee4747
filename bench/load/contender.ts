import type { Graph } from '../../src/neo4j/graph.js';
import type { World } from '../generate/world.js';

/** A way to bring a world into a Neo4j that has the schema and nothing else. */
export interface Loader {
  readonly name: string;
  /** What it was given, for who reads the figures. */
  readonly given: string;
  /** Done before the clock starts: files that somebody else is taken to have written. */
  prepare?(world: World, directory: string): Promise<void>;
  load(graph: Graph, world: World, directory: string): Promise<void>;
}
