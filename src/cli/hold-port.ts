import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface HeldPort {
  readonly port: number;
  /** Frees the port for the one that it was held for. */
  release(): Promise<void>;
}

/**
 * Takes any free port and keeps others from it until it is released. For PORT=0: Neo4j Browser has to be told where
 * the service will be before the service can listen there.
 */
export async function holdPort(host: string): Promise<HeldPort> {
  const holder = createServer((socket) => socket.destroy());
  // Whatever else goes wrong is not to be kept waiting by this.
  holder.unref();
  holder.listen(0, host);
  await once(holder, 'listening');
  return {
    port: (holder.address() as AddressInfo).port,
    async release() {
      holder.close();
      await once(holder, 'close');
    },
  };
}
