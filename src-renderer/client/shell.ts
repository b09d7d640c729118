import type { Desktop } from './desktop.ts';
import type { Engine } from './engine.ts';
import { createHttpEngine } from './http-engine.ts';
import { createPortDesktop } from './port-desktop.ts';
import { createPortEngine } from './port-engine.ts';

declare global {
  interface Window {
    /** What the desktop program's preload leaves here; a browser has none. */
    readonly lookalikeShell?: { readonly pathOf: (file: File) => string };
  }
}

interface Surroundings {
  engine: Engine;
  /** null in a browser. */
  desktop: Desktop | null;
}

/** Finds out in what this page runs. Called at once: the ports come as soon as the page is read. */
export function meetShell(): Surroundings {
  const { lookalikeShell } = window;
  return lookalikeShell ? meetDesktop(lookalikeShell.pathOf) : { engine: createHttpEngine(), desktop: null };
}

function meetDesktop(pathOf: (file: File) => string): Surroundings {
  const desktop = createPortDesktop(pathOf);
  const engine = createPortEngine(() => {
    // Where this fails too, the screens go on saying that nobody answers.
    desktop.call('desktop.restartEngine', {}).catch(() => undefined);
  });
  desktop.listen((event) => {
    const isGone = event.type === 'status' && ['restarting', 'failed'].includes(event.status.engine.state);
    if (isGone) engine.disconnect();
  });
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return;
    portNames(event.data).forEach((name, at) => {
      const port = event.ports[at];
      if (port && name === 'engine') engine.connect(port);
      else if (port && name === 'desktop') desktop.connect(port);
    });
  });
  return { engine, desktop };
}

/** What the ports of a message are for, in their order; none where it is somebody else's. */
function portNames(data: unknown): readonly unknown[] {
  const isOurs =
    typeof data === 'object' && data !== null && 'lookalike' in data && data.lookalike === 'ports';
  return isOurs && 'ports' in data && Array.isArray(data.ports) ? data.ports : [];
}
