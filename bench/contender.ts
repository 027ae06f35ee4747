/** The variables of one question. Each workload says which it has. */
export type Variables = Readonly<Record<string, unknown>>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A program that serves the graph over HTTP, and how to ask it. */
export interface Contender {
  readonly name: string;
  /**
   * Program and arguments. The environment has NEO4J_URI, NEO4J_PASSWORD and PORT; it prints a line that begins with
   * "ready", in whatever case, when it listens on 127.0.0.1:PORT.
   */
  readonly command: readonly string[];
  readonly cwd: string;
  /** What else it wants of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The request for a question; undefined where it does not answer that workload. */
  request(workload: string, variables: Variables): HttpRequest | undefined;
  /** Its answer, parsed from JSON, in the form that all contenders share. Throws where the answer is an error. */
  canonical(workload: string, answer: unknown): unknown;
}
