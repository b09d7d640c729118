// Both put something into the environment that a process needs from its very first moment: it is handed on from here.
import '../../../no-telemetry.ts';
import '../../../workers/thread-pool-size.ts';
import type { MessagePortMain, utilityProcess } from 'electron';
import type { ChildEnd } from '../../../serve/child.ts';
import { eachLine, keepComplaint } from '../../../workers/complaint.ts';

export type ForkUtility = typeof utilityProcess.fork;

/** A utility process under way. */
export interface Utility {
  post(message: unknown, ports?: MessagePortMain[]): void;
  onMessage(listener: (message: unknown) => void): void;
  readonly ended: Promise<Omit<ChildEnd, 'signal'>>;
  kill(): void;
}

/** What it said may arrive after the news of its end. */
const LAST_WORDS_MS = 200;

/** @param onLine gets each line of the log that the process writes to its standard output, and each complaint */
export function startUtility(
  fork: ForkUtility,
  entry: string,
  serviceName: string,
  onLine?: (line: string) => void,
): Utility {
  const child = fork(entry, [], {
    serviceName,
    stdio: ['ignore', onLine ? 'pipe' : 'ignore', 'pipe'],
    env: process.env,
  });
  const complaint = keepComplaint(child.stderr, onLine);
  if (onLine) eachLine(child.stdout, onLine);
  const ended = Promise.withResolvers<Omit<ChildEnd, 'signal'>>();
  let fatal = '';
  let isOver = false;
  // Electron tells this of a fault of V8, for want of memory most often; without a listener it would end main.
  child.on('error', (type, location) => {
    fatal = `${type} in ${location}`;
  });
  child.on('exit', (code) => {
    isOver = true;
    setTimeout(() => {
      ended.resolve({ code, complaint: fatal || complaint.last() });
    }, LAST_WORDS_MS);
  });
  return {
    post: (message, ports) => {
      if (!isOver) child.postMessage(message, ports);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    ended: ended.promise,
    kill: () => {
      // Before it has an id, killing it does nothing.
      if (child.pid === undefined) child.once('spawn', () => child.kill());
      else child.kill();
    },
  };
}
