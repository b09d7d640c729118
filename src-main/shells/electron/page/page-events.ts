import type { DesktopEvent } from '../../../../src-shared/contract/desktop.ts';
import { Subscribers } from '../subscribers.ts';

/** More than a person can have asked for while the page was loading. */
const mostHeld = 20;

/** What the shell tells its page. */
export interface PageEvents {
  /** Held back while no page listens: a link that starts Lookalike has to wait for its screens. */
  tell: (event: DesktopEvent) => void;
  listen: (listener: (event: DesktopEvent) => void) => () => void;
}

export function createPageEvents(): PageEvents {
  const listeners = new Subscribers<DesktopEvent>();
  let held: DesktopEvent[] = [];
  return {
    tell: (event) => {
      listeners.tell(event);
      // How things stand a new page asks by itself.
      if (listeners.isEmpty && event.type !== 'status') held = [...held, event].slice(-mostHeld);
    },
    listen: (listener) => {
      const stop = listeners.add(listener);
      const waiting = held;
      held = [];
      for (const event of waiting) listener(event);
      return stop;
    },
  };
}
