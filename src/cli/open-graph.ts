import type { Config } from '../config.js';
import { connect, type Graph } from '../graph/connect.js';
import { startLocalNeo4j } from '../local-neo4j/index.js';
import { browserSettings } from './browser-settings.js';

export interface OpenedGraph {
  readonly graph: Graph;
  /** Address of Neo4j Browser, where it is known. */
  readonly browserUrl?: string;
  /** File with Browser's password, where Neo4j runs here. */
  readonly passwordFile?: string;
  /** True when another process has started that Neo4j, with a guide of its own or none. */
  readonly ofAnother?: boolean;
  /** The settings with which another process finds the same graph, where its own environment does not name it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The graph: of the server that NEO4J_URI names, otherwise of a Neo4j that is run on this computer. */
export async function openGraph(
  config: Config,
  say: (line: string) => void,
  onCrash?: (error: Error) => void,
): Promise<OpenedGraph> {
  const timeoutMs = config.QUERY_TIMEOUT_MS;
  if (config.NEO4J_URI) {
    const graph = await connect({
      uri: config.NEO4J_URI,
      username: config.NEO4J_USERNAME,
      password: config.NEO4J_PASSWORD,
      database: config.NEO4J_DATABASE,
      timeoutMs,
    });
    return { graph, settings: {}, close: () => graph.close() };
  }
  const neo4j = await startLocalNeo4j({
    directory: config.DATA_DIR,
    cacheDirectory: config.NEO4J_CACHE_DIR,
    boltPort: config.NEO4J_BOLT_PORT,
    httpPort: config.NEO4J_HTTP_PORT,
    heap: config.NEO4J_HEAP,
    settings: browserSettings(config),
    onMessage: say,
    onCrash,
  });
  try {
    const graph = await connect({
      uri: neo4j.boltUri,
      username: neo4j.username,
      password: neo4j.password,
      database: 'neo4j',
      timeoutMs,
    });
    const { browserUrl, passwordFile, started } = neo4j;
    return {
      graph,
      browserUrl,
      passwordFile,
      ofAnother: !started,
      settings: {
        NEO4J_URI: neo4j.boltUri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: '',
        NEO4J_PASSWORD_FILE: passwordFile,
        NEO4J_DATABASE: 'neo4j',
      },
      close: async () => {
        await graph.close();
        await neo4j.stop();
      },
    };
  } catch (error) {
    await neo4j.stop();
    throw error;
  }
}
