import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { isTurnOver, nextTurn } from '../runtime/event-loop.js';

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
      socket.on('data', () => {
        if (!isTurnOver() || socket.isPaused()) return;
        socket.pause();
        void nextTurn().then(() => socket.resume());
      });
    });
  });
}
