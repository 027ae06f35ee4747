import type { Config } from '../config.js';
import {
  type BoltAddress,
  readCopyMark,
  readOnlySettings,
  startLocalNeo4j,
} from '../local-neo4j/index.js';
import type { Graph, GraphAddress } from '../neo4j/graph.js';
import { browserSettings } from './browser-settings.js';

export interface OpenedGraph {
  readonly graph: Graph;
  /** URL of Neo4j Browser, if known. */
  readonly browserUrl?: string;
  /** Resolves when Browser answers at that URL. */
  readonly browserReady?: Promise<void>;
  /** File with the password for Browser, if Neo4j runs locally. */
  readonly passwordFile?: string;
  /** The folder of a local Neo4j, and when what it holds was read, if it is a copy that can only be read. */
  readonly folder?: { readonly directory: string; readonly copyMadeAt?: string | undefined };
  /** True if another process has started that Neo4j, with its own guide or none. */
  readonly ofAnother?: boolean;
  /** The settings with which another process finds the same graph, if its environment does not name it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * After this number of consecutive crashes Neo4j would crash again. With the pauses between restarts, they take half
 * a minute or more.
 */
const MAX_RESTARTS = 5;

/**
 * Opens the graph: of the server in NEO4J_URI, otherwise of a local Neo4j. With `onCrash`, a local Neo4j that exits
 * is restarted, and `onCrash` is called when the restarts are given up.
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
  const mark = await readCopyMark(config.DATA_DIR);
  const connectLocally = ({ boltUri, username, password }: BoltAddress) =>
    connectTo(config, { uri: boltUri, username, password, database: 'neo4j' });
  const neo4j = await startLocalNeo4j({
    directory: config.DATA_DIR,
    cacheDirectory: config.NEO4J_CACHE_DIR,
    boltPort: config.NEO4J_BOLT_PORT,
    httpPort: config.NEO4J_HTTP_PORT,
    heap: config.NEO4J_HEAP,
    settings: { ...browserSettings(config), ...(mark && readOnlySettings) },
    answers: async (address) => {
      // After the first start, this connection must reconnect by itself.
      if (graph) return isThere(graph);
      graph = await connectLocally(address).catch(() => undefined);
      return graph !== undefined;
    },
    onMessage: say,
    // A command that loses its graph has failed; a service continues when the graph is back.
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
      folder: { directory: config.DATA_DIR, copyMadeAt: mark?.madeAt },
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
  return graph.peek('RETURN 1').then(
    () => true,
    () => false,
  );
}

/** The driver is imported here, while Neo4j is already starting. */
async function connectTo(
  { QUERY_TIMEOUT_MS: timeoutMs }: Config,
  address: Omit<GraphAddress, 'timeoutMs'>,
): Promise<Graph> {
  const { connect } = await import('../neo4j/connect.js');
  return connect({ ...address, timeoutMs });
}
