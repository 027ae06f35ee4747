import type { Deadline } from '../runtime/deadline.js';
import type { Graph, GraphStats, Parameters, Row, RowStream, RowsById } from './graph.js';

/**
 * The graph of one request. Every statement gets the remaining time of the request, and statements still running when
 * the request is over are cancelled. Caches and shared statements are those of the graph that all requests share.
 */
export function within(graph: Graph, deadline: Deadline): Graph {
  return new GraphOfRequest(graph.whole ?? graph, deadline);
}

/** A class, because one instance is created per request and methods on the prototype cost nothing. */
class GraphOfRequest implements Graph {
  constructor(
    readonly whole: Graph,
    readonly deadline: Deadline,
  ) {}

  get driver() {
    return this.whole.driver;
  }

  get address() {
    return this.whole.address;
  }

  get database() {
    return this.whole.database;
  }

  get timeoutMs() {
    return this.deadline.leftMs;
  }

  read<R extends Row>(
    statement: string,
    parameters?: Parameters,
    timeoutMs?: number,
  ): Promise<R[]> {
    return this.#within(() =>
      this.whole.read<R>(statement, parameters, timeoutMs ?? this.whole.timeoutMs, this.deadline),
    );
  }

  readByIds(statement: string, ids: readonly string[], parameters?: Parameters): Promise<RowsById> {
    return this.#within(() => this.whole.readByIds(statement, ids, parameters, this.deadline));
  }

  readBatched<R extends Row>(statement: string, asked: Parameters): Promise<R | undefined> {
    return this.#within(() => this.whole.readBatched<R>(statement, asked, this.deadline));
  }

  readKept<R extends Row>(statement: string): Promise<R[]> {
    return this.#within(() => this.whole.readKept<R>(statement));
  }

  lastSeen(): string {
    return this.whole.lastSeen();
  }

  stats(): Promise<GraphStats> {
    return this.#within(() => this.whole.stats());
  }

  version(): Promise<string> {
    return this.#within(() => this.whole.version());
  }

  openRowStream(timeoutMs: number): Promise<RowStream> {
    return this.#within(async () => {
      const reading = await this.whole.openRowStream(timeoutMs);
      // A connection that comes too late, or is no longer read, is released at once.
      this.deadline.onOver(() => void reading.close());
      return reading;
    });
  }

  explained(error: unknown): Error {
    return this.whole.explained(error);
  }

  close(): Promise<void> {
    return this.whole.close();
  }

  #within<T>(work: () => Promise<T>): Promise<T> {
    const { reason } = this.deadline;
    return reason ? Promise.reject(reason) : this.deadline.orOver(work());
  }
}
