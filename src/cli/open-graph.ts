import type { Config } from '../config.js';
import { type BoltAddress, startLocalNeo4j } from '../local-neo4j/index.js';
import type { Graph, GraphAddress } from '../neo4j/graph.js';
import { browserSettings } from './browser-settings.js';

export interface OpenedGraph {
  readonly graph: Graph;
  /** Address of Neo4j Browser, where it is known. */
  readonly browserUrl?: string;
  /** Settled when Browser answers there. */
  readonly browserReady?: Promise<void>;
  /** File with Browser's password, where Neo4j runs here. */
  readonly passwordFile?: string;
  /** True when another process has started that Neo4j, with a guide of its own or none. */
  readonly ofAnother?: boolean;
  /** The settings with which another process finds the same graph, where its own environment does not name it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A Neo4j that ends this often in a row would do so again: with the pauses between, that takes half a minute or more. */
const MAX_RESTARTS = 5;

/**
 * The graph: of the server that NEO4J_URI names, otherwise of a Neo4j that is run on this computer. With `onCrash` one that
 * ends by itself is started again, and `onCrash` is called when that is given up.
 */
export async function openGraph(
  config: Config,
  say: (line: string) => void,
  onCrash?: (error: Error) => void,
): Promise<OpenedGraph> {
  return config.NEO4J_URI ? openOwn(config, config.NEO4J_URI) : openLocal(config, say, onCrash);
}

async function openOwn(config: Config, uri: string): Promise<OpenedGraph> {
  const graph = await connectTo(config, {
    uri,
    username: config.NEO4J_USERNAME,
    password: config.NEO4J_PASSWORD,
    database: config.NEO4J_DATABASE,
  });
  const { NEO4J_BROWSER_URL: browserUrl } = config;
  return {
    graph,
    ...(browserUrl ? { browserUrl } : {}),
    settings: {},
    close: () => graph.close(),
  };
}

async function openLocal(
  config: Config,
  say: (line: string) => void,
  onCrash?: (error: Error) => void,
): Promise<OpenedGraph> {
  let graph: Graph | undefined;
  const connectLocally = ({ boltUri, username, password }: BoltAddress) =>
    connectTo(config, { uri: boltUri, username, password, database: 'neo4j' });
  const neo4j = await startLocalNeo4j({
    directory: config.DATA_DIR,
    cacheDirectory: config.NEO4J_CACHE_DIR,
    boltPort: config.NEO4J_BOLT_PORT,
    httpPort: config.NEO4J_HTTP_PORT,
    heap: config.NEO4J_HEAP,
    settings: browserSettings(config),
    answers: async (address) => {
      // After the first start it is this connection that has to find it again.
      if (graph) return isThere(graph);
      graph = await connectLocally(address).catch(() => undefined);
      return graph !== undefined;
    },
    onMessage: say,
    // A command that has lost its graph has failed; a service goes on when it is back.
    restarts: onCrash ? MAX_RESTARTS : 0,
    onCrash,
  });
  try {
    const opened = graph ?? (await connectLocally(neo4j));
    const { browserUrl, browserReady, passwordFile, started } = neo4j;
    return {
      graph: opened,
      browserUrl,
      browserReady,
      passwordFile,
      ofAnother: !started,
      settings: {
        NEO4J_URI: neo4j.boltUri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: '',
        NEO4J_PASSWORD_FILE: passwordFile,
        NEO4J_DATABASE: 'neo4j',
        NEO4J_BROWSER_URL: browserUrl,
      },
      close: async () => {
        await opened.close();
        await neo4j.stop();
      },
    };
  } catch (error) {
    await neo4j.stop();
    throw error;
  }
}

function isThere(graph: Graph): Promise<boolean> {
  return graph.version().then(
    () => true,
    () => false,
  );
}

/** The driver is loaded here, when Neo4j is on its way already. */
async function connectTo(
  { QUERY_TIMEOUT_MS: timeoutMs }: Config,
  address: Omit<GraphAddress, 'timeoutMs'>,
): Promise<Graph> {
  const { connect } = await import('../neo4j/connect.js');
  return connect({ ...address, timeoutMs });
}
