import type { Method, Output, Request } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Engine, LineListener } from './engine.ts';
import { type CallPort, PortCalls } from './port-calls.ts';

/** The engine in a process of its own, whose port comes anew each time that process does. */
export interface PortEngine extends Engine {
  connect(port: CallPort): void;
  /** Said by whoever hears of the end of the process: browsers do not tell a port of it. */
  disconnect(): void;
}

// As long as an engine that ended takes to come back, where nothing is amiss.
const patienceMs = 5_000;

/** @param restart asks for an engine that does not come back by itself */
export function createPortEngine(restart: () => void, waitMs = patienceMs): PortEngine {
  let listener: LineListener | null = null;
  const calls = new PortCalls(waitMs, {
    onEvent: (event) => listener?.onEvent(event as EngineEvent),
    onConnected: (isConnected) => listener?.onLine(isConnected ? 'open' : 'lost'),
  });
  return {
    connect: (port) => {
      calls.connect(port);
    },
    disconnect: () => {
      calls.disconnect();
    },
    // The engine's own door checks what goes in; what comes out is typed by the same contract.
    call: async <M extends Method>(method: M, input: Request<M>) =>
      (await calls.call(method, input)) as Output<M>,
    listen: (wanted) => {
      listener = wanted;
      if (calls.isConnected) wanted.onLine('open');
      return () => {
        if (listener === wanted) listener = null;
      };
    },
    tryAgain: restart,
    thumbnailAddress: (photoId) => `photo://thumbnail/${photoId}`,
    screenAddress: (photoId) => `photo://screen/${photoId}`,
    queryAddress: (query) =>
      query.kind === 'photo' ? `photo://thumbnail/${query.photoId}` : `photo://query/${query.queryId}`,
  };
}
