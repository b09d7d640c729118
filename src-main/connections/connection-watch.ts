import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { BroadcastChannel } from 'node:worker_threads';
import { isThisMachine } from './this-machine.ts';

/**
 * Notices each connection that this thread opens to another machine, whichever library opens it, and tells the
 * thread that counts. Imported for this effect, first, by the engine and by its threads. What the native libraries
 * or another process would do is out of its sight.
 */
const channel = new BroadcastChannel('lookalike-connections');
// Listening is no reason for a thread to stay.
(channel as unknown as { unref: () => void }).unref();

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket };
  let host: string | null = null;
  let isTold = false;
  socket.on('lookup', (_error, _address, _family, name) => {
    host = name;
  });
  // Several addresses of one host may be tried at once; that is one connection to a person.
  socket.on('connectionAttempt', (address) => {
    if (isTold || isThisMachine(address)) return;
    isTold = true;
    channel.postMessage(host ?? address);
  });
});
