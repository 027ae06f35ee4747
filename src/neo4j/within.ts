import { UserError } from '../errors.js';
import { Deadline } from '../runtime/deadline.js';
import type { Graph, GraphStats, Parameters, Row, RowStream, RowsById, Snapshot } from './graph.js';

/**
 * The graph of one request. Every statement gets the remaining time of the request, and statements still running when
 * the request is over are cancelled. All statements of a request read the same state of the graph: once one has read
 * another state, they throw GRAPH_CHANGED, and the request is to be answered anew. Caches and shared statements are
 * those of the graph that all requests share.
 */
export function within(graph: Graph, deadline: Deadline): GraphOfRequest {
  return new GraphOfRequest(graph.whole ?? graph, deadline);
}

/**
 * The graph of a part of a request that has less time than the whole: `deadline` ends before that of the request. It
 * reads the same state, so that the request is answered anew where the part has read another.
 */
export function partOf(graph: Graph, deadline: Deadline): Graph {
  return graph instanceof GraphOfRequest
    ? new GraphOfPart(graph, deadline)
    : within(graph, deadline);
}

/**
 * Attempts to read within one state of the graph, for a statement and for a question of several. What takes some
 * milliseconds hardly ever needs a second one; what takes as long as the pause between commits would need many.
 */
export const MAX_ATTEMPTS = 10;

/**
 * Answers a question of several statements from one state of the graph, within the time limit of a request: where
 * something was committed between them, `ask` runs again. Throws GRAPH_CHANGED if each of several attempts was
 * overtaken.
 */
export async function fromOneSnapshot<T>(
  graph: Graph,
  ask: (graph: Graph) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(graph.timeoutMs);
  try {
    for (let attempt = 1; ; attempt++) {
      const once = within(graph, deadline);
      try {
        const answer = await ask(once);
        if (!once.hasMoved) return answer;
      } catch (error) {
        if (!once.hasMoved) throw error;
      }
      if (attempt === MAX_ATTEMPTS) throw changed();
    }
  } finally {
    deadline.done();
  }
}

/** A class, because one instance is created per request and methods on the prototype cost nothing. */
export class GraphOfRequest implements Graph {
  #snapshot: Snapshot | undefined;
  #hasMoved = false;

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

  /** True if the statements of this request have read more than one state of the graph. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  saw(snapshot: Snapshot): void {
    this.#snapshot ??= snapshot;
    if (snapshot !== this.#snapshot) this.#hasMoved = true;
  }

  snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  read<R extends Row>(
    statement: string,
    parameters?: Parameters,
    timeoutMs?: number,
  ): Promise<R[]> {
    return this.#within(() =>
      this.whole.read<R>(statement, parameters, timeoutMs ?? this.whole.timeoutMs, this),
    );
  }

  readByIds(statement: string, ids: readonly string[], parameters?: Parameters): Promise<RowsById> {
    return this.#within(() => this.whole.readByIds(statement, ids, parameters, this));
  }

  readBatched<R extends Row>(statement: string, asked: Parameters): Promise<R | undefined> {
    return this.#within(() => this.whole.readBatched<R>(statement, asked, this));
  }

  readKept<R extends Row>(statement: string): Promise<R[]> {
    return this.#within(() => this.whole.readKept<R>(statement, this));
  }

  peek<R extends Row>(statement: string): Promise<R[]> {
    return this.#within(() => this.whole.peek<R>(statement));
  }

  stats(): Promise<GraphStats> {
    return this.#within(() => this.whole.stats());
  }

  now(): Promise<Snapshot> {
    return this.#within(async () => {
      const snapshot = await this.whole.now();
      this.saw(snapshot);
      return snapshot;
    });
  }

  openRowStream(timeoutMs: number): Promise<RowStream> {
    return this.#within(async () => {
      const reading = await this.whole.openRowStream(timeoutMs);
      this.saw(reading.snapshot);
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

  async #within<T>(work: () => Promise<T>): Promise<T> {
    const { reason } = this.deadline;
    if (reason) throw reason;
    if (this.hasMoved) throw changed();
    const result = await this.deadline.orOver(work());
    if (this.hasMoved) throw changed();
    return result;
  }
}

class GraphOfPart extends GraphOfRequest {
  constructor(
    private readonly request: GraphOfRequest,
    deadline: Deadline,
  ) {
    super(request.whole, deadline);
  }

  override get hasMoved(): boolean {
    return this.request.hasMoved;
  }

  override saw(snapshot: Snapshot): void {
    this.request.saw(snapshot);
  }

  override snapshot(): Snapshot | undefined {
    return this.request.snapshot();
  }
}

/** GRAPH_CHANGED, with advice. */
export function changed(): UserError {
  return new UserError(
    'GRAPH_CHANGED',
    'Data was loaded again and again while this was being read, so there is no answer from a single state of the graph. Retry in a moment.',
  );
}
