import type {
  DesktopEvent,
  DesktopMethod,
  DesktopOutput,
  DesktopRequest,
} from '../../src-shared/contract/desktop.ts';
import type { Desktop } from './desktop.ts';
import { type CallPort, PortCalls } from './port-calls.ts';

interface PortDesktop extends Desktop {
  connect(port: CallPort): void;
}

/** Its port comes right after the page, and stays. */
const patienceMs = 10_000;

export function createPortDesktop(pathOf: (file: File) => string): PortDesktop {
  let listeners: readonly ((event: DesktopEvent) => void)[] = [];
  const calls = new PortCalls(patienceMs, {
    onEvent: (event) => {
      for (const listener of listeners) listener(event as DesktopEvent);
    },
    onConnected: () => undefined,
  });
  return {
    connect: (port) => {
      calls.connect(port);
    },
    call: async <M extends DesktopMethod>(method: M, input: DesktopRequest<M>) =>
      (await calls.call(method, input)) as DesktopOutput<M>,
    listen: (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    pathOf,
  };
}
