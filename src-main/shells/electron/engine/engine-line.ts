import type { MessagePortMain } from 'electron';
import { prettifyError } from 'zod';
import type { Log } from '../../../serve/dispatch.ts';
import { type FromEngine, ToEngine } from './engine-messages.ts';

/** The engine's way to whoever started its process. */
export interface EngineLine {
  /** Whether messages bring ports. Where they do not, calls and events go over the line itself. */
  readonly hasPorts: boolean;
  send(message: FromEngine): void;
  onMessage(listener: (message: ToEngine, port: MessagePortMain | undefined) => void): void;
  /** Whoever started it is gone. */
  onGone(listener: () => void): void;
  /** Says the last thing and ends the process. */
  end(message: FromEngine): void;
}

/** Time for what was said to leave the process: in Electron nothing tells when it has. */
const LAST_WORD_MS = 1_000;

/**
 * In Electron's utility process over its parent port. Under Node, started with `fork(entry, { serialization:
 * 'advanced' })`, over the channel of that: so the packaged engine can be tried without Electron.
 */
export function openEngineLine(log: Log): EngineLine {
  const { parentPort } = process as { parentPort?: Electron.ParentPort };
  return parentPort ? overParentPort(parentPort, log) : overChannel(log);
}

function overParentPort(parentPort: Electron.ParentPort, log: Log): EngineLine {
  return {
    hasPorts: true,
    send: (message) => {
      parentPort.postMessage(message);
    },
    onMessage: (listener) => {
      parentPort.on('message', ({ data, ports }) => {
        const message = understood(data, log);
        if (message) listener(message, ports[0]);
      });
    },
    // Chromium ends the processes of a program that is gone.
    onGone: () => undefined,
    end: (message) => {
      parentPort.postMessage(message);
      setTimeout(() => process.exit(), LAST_WORD_MS);
    },
  };
}

function overChannel(log: Log): EngineLine {
  return {
    hasPorts: false,
    send: (message) => {
      process.send?.(message, () => undefined);
    },
    onMessage: (listener) => {
      process.on('message', (data) => {
        const message = understood(data, log);
        if (message) listener(message, undefined);
      });
    },
    onGone: (listener) => {
      process.on('disconnect', listener);
    },
    end: (message) => {
      if (!process.connected) process.exit();
      process.send?.(message, () => process.exit());
    },
  };
}

function understood(data: unknown, log: Log): ToEngine | null {
  const message = ToEngine.safeParse(data);
  if (!message.success) log(`engine line: dropped a message: ${prettifyError(message.error)}`);
  return message.data ?? null;
}
