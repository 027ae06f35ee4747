import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { codeIn } from '../helpers/faults.js';

/** What came back of a request. */
export interface Reply {
  /** `ended` where the connection was closed without an answer, `silent` where nothing came within the patience. */
  readonly status: number | 'ended' | 'silent';
  readonly code?: string;
  readonly ms: number;
  readonly bytes: number;
  /** The beginning of the body, and all of it that is an error. */
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** How long a client waits. A request that takes longer was not answered. */
export const PATIENCE_MS = 30_000;
/** Of a long body so much is looked through for what must not be said. */
const MAX_KEPT = 300_000;

/** Where hostile requests go. */
export interface Target {
  readonly port: number;
  ask(ask: Ask): Promise<Reply>;
  /** The same with a body of JSON. */
  json(path: string, body: unknown): Promise<Reply>;
  graphql(query: string, variables?: unknown): Promise<Reply>;
  /** Bytes as they are, on a connection of their own; resolves with what came until the connection was closed, or enough did. */
  raw(bytes: string | Buffer, enough?: (text: string) => boolean): Promise<Reply>;
  /** A connection for whoever wants to do worse. */
  open(): Socket;
}

/**
 * Hostile requests to a port. Asked again, in a later turn, everything is written a little otherwise, as an answer that
 * is kept says nothing of what it costs.
 */
export function targetAt(port: number, turn = 0): Target {
  const again = turn > 0 ? { accept: `*/*;q=0.${turn}` } : {};
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const host = '127.0.0.1';
  const ask = ({ method = 'GET', path, headers = {}, body }: Ask) =>
    new Promise<Reply>((resolve) => {
      const since = performance.now();
      let [text, bytes] = ['', 0];
      const settle = (status: Reply['status']) => {
        clearTimeout(timer);
        resolve({ status, code: codeIn(text), ms: performance.now() - since, bytes, text });
      };
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sent = request(
        { agent, host, port, method, path, headers: { ...length, ...again, ...headers } as never },
        (response) => {
          response.on('data', (some: Buffer) => {
            bytes += some.length;
            if (text.length < MAX_KEPT) text += some.toString();
          });
          response.once('end', () => settle(response.statusCode ?? 'ended'));
          response.once('error', () => settle('ended'));
        },
      );
      sent.once('upgrade', (response, socket) => {
        socket.destroy();
        settle(response.statusCode ?? 'ended');
      });
      const timer = setTimeout(() => {
        settle('silent');
        sent.destroy();
      }, PATIENCE_MS);
      sent.once('error', () => settle('ended'));
      sent.end(body);
    });
  const json = (path: string, body: unknown) =>
    ask({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    port,
    ask,
    json,
    graphql: (query, variables) =>
      json('/graphql', { query: turn > 0 ? `${query}\n# ${turn}` : query, variables }),
    raw: (bytes, enough = () => false) => raw(connect(port, host), bytes, enough),
    open: () => connect(port, host).on('error', () => undefined),
  };
}

function raw(socket: Socket, bytes: string | Buffer, enough: (text: string) => boolean) {
  return new Promise<Reply>((resolve) => {
    const since = performance.now();
    let text = '';
    const settle = (silent = false) => {
      clearTimeout(timer);
      socket.destroy();
      const found = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
      const status = found ? Number(found) : silent ? 'silent' : 'ended';
      const { length } = text;
      resolve({ status, code: codeIn(text), ms: performance.now() - since, bytes: length, text });
    };
    const timer = setTimeout(() => settle(true), PATIENCE_MS);
    socket.on('data', (some) => {
      text += some.toString();
      if (enough(text)) settle();
    });
    socket.once('close', () => settle());
    socket.on('error', () => undefined);
    socket.once('connect', () => socket.write(bytes));
  });
}
