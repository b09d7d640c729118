import { fork, type Serializable } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Child } from '../serve/child.ts';
import { keepComplaint } from './complaint.ts';

/** A child process as Node starts one. Electron's program does without: there, forking runs no JavaScript. */
export function forkChild(worker: URL): Child {
  const child = fork(fileURLToPath(worker), {
    // Typed arrays stay what they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const complaint = keepComplaint(child.stderr);
  return {
    send: (message) => {
      if (child.connected) child.send(message as Serializable, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    ended: new Promise((resolve) => {
      child.on('error', (error) => {
        resolve({ code: null, signal: null, complaint: error.message });
      });
      child.on('close', (code, signal) => {
        resolve({ code, signal, complaint: complaint.last() });
      });
    }),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
