import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { isTurnOver, nextTurn } from '../runtime/event-loop.js';

/** Bytes of a connection after which it waits for its turn. Smaller results, which most are, never wait. */
const MAX_BYTES_IN_TURN = 256 * 1024;

let isWatching = false;

/**
 * Makes the driver decode large results in several turns of the event loop. Node reads up to two megabytes of a socket
 * in one turn, which the driver takes 50 ms or more to decode. The driver gives no access to its sockets, so all that
 * this process opens are watched (https://nodejs.org/api/diagnostics_channel.html#net). Safe to call twice.
 */
export function readInTurns(): void {
  if (isWatching) return;
  isWatching = true;
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { readonly socket: Socket };
    socket.once('connect', () => {
      let bytes = 0;
      socket.on('data', (some) => {
        bytes += some.length;
        if (bytes < MAX_BYTES_IN_TURN || !isTurnOver() || socket.isPaused()) return;
        bytes = 0;
        socket.pause();
        void nextTurn().then(() => socket.resume());
      });
    });
  });
}
