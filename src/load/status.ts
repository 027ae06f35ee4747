import type { Graph } from '../neo4j/graph.js';
import { otherNodes } from '../neo4j/other-nodes.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { kinds, storedRelations } from '../ontology/index.js';
import { type DataSet, dataSets } from './data-set.js';
import { type StorageState, storageStateOf, unfinishedLoads } from './migrate.js';
import { schemaStatements } from './run.js';

/** The state of a graph, for its operator. */
export interface GraphStatus {
  readonly neo4j: { readonly version: string; readonly edition: string };
  /** The storage versions of the graph and of this program. */
  readonly storage: StorageState & { readonly program: number };
  readonly dataSets: readonly DataSet[];
  /** Names of loads that have begun and not ended: under way, or broken off. */
  readonly unfinished: readonly string[];
  readonly indexes: IndexStatus;
  readonly size: {
    readonly entities: number;
    readonly relations: number;
    /** Nodes that this program did not make. */
    readonly otherNodes: number;
  };
}

export interface IndexStatus {
  readonly online: number;
  readonly populating: readonly { readonly name: string; readonly percent: number }[];
  readonly failed: readonly string[];
  /** Names of constraints and indexes that the program needs and the graph lacks. */
  readonly missing: readonly string[];
}

const sum = (patterns: readonly string[]) =>
  patterns.map((pattern) => `COUNT { ${pattern} }`).join(' + ');
const nodesOf = (labels: readonly string[]) => sum(labels.map((label) => `(:${label})`));
const kindNames = kinds.map(({ name }) => name);
/** A Cypher expression: the number of nodes that this program did not make, from Neo4j's count store. */
export const othersCounted = `COUNT { () } - (${nodesOf([...kindNames, ...otherNodes.map(({ label }) => label)])})`;
const sizeStatement = `RETURN ${nodesOf(kindNames)} AS entities,
  ${sum(storedRelations.map(({ name }) => `()-[:${name}]->()`))} AS relations,
  ${othersCounted} AS others`;

/** Reads the state of a graph of any storage version. */
export async function statusOf(graph: Graph): Promise<GraphStatus> {
  const present = await dataSets(graph);
  const [component] = await graph.read<[string, string]>(
    "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition",
  );
  const [size] = await graph.read<[number, number, number]>(sizeStatement);
  const [entities, relations, others] = size ?? [0, 0, 0];
  return {
    neo4j: { version: component?.[0] ?? 'unknown', edition: component?.[1] ?? 'unknown' },
    storage: { ...storageStateOf(present), program: STORAGE_VERSION },
    dataSets: present,
    unfinished: await unfinishedLoads(graph),
    indexes: await indexStatus(graph),
    size: { entities, relations, otherNodes: others },
  };
}

async function indexStatus(graph: Graph): Promise<IndexStatus> {
  const rows = await graph.read<[name: string, state: string, percent: number]>(
    'SHOW INDEXES YIELD name, state, populationPercent RETURN name, state, populationPercent',
  );
  const wanted = [...schemaStatements().keys()];
  const own = rows.filter(([name]) => wanted.includes(name));
  const present = new Set(own.map(([name]) => name));
  return {
    online: own.filter(([, state]) => state === 'ONLINE').length,
    populating: own
      .filter(([, state]) => state === 'POPULATING')
      .map(([name, , percent]) => ({ name, percent })),
    failed: own.filter(([, state]) => state === 'FAILED').map(([name]) => name),
    missing: wanted.filter((name) => !present.has(name)),
  };
}
