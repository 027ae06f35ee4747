import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { UserError } from '../errors.js';

export interface HeldPort {
  readonly port: number;
  /** Frees the port for the server that it was reserved for. */
  release(): Promise<void>;
}

/**
 * Reserves a port (any free one for 0) until it is released. Neo4j Browser must be told the address of the service
 * before the service can listen there. Throws a UserError that names HOST or PORT.
 */
export async function holdPort(host: string, port = 0): Promise<HeldPort> {
  const holder = createServer((socket) => socket.destroy());
  // The reserved port must not keep the process alive if anything else fails.
  holder.unref();
  holder.listen(port, host);
  await once(holder, 'listening').catch((error: unknown) => {
    throw listenFault(error, host, port);
  });
  return {
    port: (holder.address() as AddressInfo).port,
    async release() {
      holder.close();
      await once(holder, 'close');
    },
  };
}

/**
 * Why nothing can listen there, as a message for the user if the settings are the cause; otherwise the error itself.
 * `prefix` is that of the settings: METRICS_ for METRICS_HOST and METRICS_PORT.
 */
export function listenFault(error: unknown, host: string, port: number, prefix = ''): Error {
  const [HOST, PORT] = [`${prefix}HOST`, `${prefix}PORT`];
  const { code = '' } = error as NodeJS.ErrnoException;
  const of: Readonly<Record<string, string>> = {
    EADDRINUSE: `${PORT}=${port}: another program listens there. Set ${PORT} to another one, or to 0 for any that is free.`,
    EACCES: `${PORT}=${port}: this user may not listen there. Set ${PORT} to one above 1023.`,
    EADDRNOTAVAIL: `${HOST}=${host}: this is not an address of this computer. Set ${HOST} to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all of them.`,
  };
  const unknown = `${HOST}=${host}: the name does not resolve to an address. Set ${HOST} to an address of this computer, such as 127.0.0.1.`;
  const said = of[code] ?? (/^(ENOTFOUND|EAI_)/.test(code) ? unknown : undefined);
  return said ? new UserError('BAD_USER_INPUT', said) : (error as Error);
}
