import { endOnFault } from './end-on-fault.ts';

/** A child's side of `Child`: how a process entry of this folder speaks with the engine that had it started. */
export interface ParentLine {
  onMessage(listener: (message: unknown) => void): void;
  /** Lost where nobody listens any more; the process then ends by itself. */
  send(message: unknown): void;
  /** Says the last thing, and ends the process once it has arrived. */
  end(message: unknown): void;
}

/** What a child says over a port. The engine closes the port after the last one: to end earlier could lose it. */
interface FromChild {
  message: unknown;
  isLast: boolean;
}

/** As Electron's MessagePortMain; its types stay in its shell. */
interface Port {
  postMessage(message: FromChild): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
}

interface ParentPort {
  once(event: 'message', listener: (event: { ports: readonly Port[] }) => void): unknown;
}

const LAST_WORD_WITHIN_MS = 5_000;

/** Under Node over the channel of `fork`; in Electron over a port to the engine, which the parent hands over first. */
export function openParentLine(): ParentLine {
  endOnFault();
  const { parentPort } = process as { parentPort?: ParentPort };
  return parentPort ? overPort(parentPort) : overChannel();
}

function overChannel(): ParentLine {
  process.on('disconnect', () => {
    process.exit();
  });
  return {
    onMessage: (listener) => {
      process.on('message', listener);
    },
    send: (message) => {
      process.send?.(message, () => undefined);
    },
    end: (message) => {
      process.send?.(message, () => {
        process.exit();
      });
    },
  };
}

function overPort(parentPort: ParentPort): ParentLine {
  const listeners: ((message: unknown) => void)[] = [];
  let engine: Port | undefined;
  parentPort.once('message', ({ ports: [port] }) => {
    if (!port) throw new Error('the first message to a worker brings the port to its engine');
    engine = port;
    port.on('message', ({ data }) => {
      for (const listener of listeners) listener(data);
    });
    port.on('close', () => {
      process.exit();
    });
    port.start();
  });
  return {
    onMessage: (listener) => {
      listeners.push(listener);
    },
    send: (message) => {
      engine?.postMessage({ message, isLast: false });
    },
    end: (message) => {
      engine?.postMessage({ message, isLast: true });
      setTimeout(() => {
        process.exit();
      }, LAST_WORD_WITHIN_MS);
    },
  };
}
