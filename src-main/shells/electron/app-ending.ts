import type { App } from 'electron';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../serve/dispatch.ts';

type EndingApp = Pick<App, 'on' | 'exit' | 'quit' | 'relaunch'>;

/** How the program comes to its end. */
export interface AppEnding {
  /** From the moment that a person wants to quit: then a closed window stays closed. */
  readonly hasBegun: boolean;
  /** Finishes what has to be finished. The second call waits for the first. */
  finish(): Promise<void>;
  /** The program is wanted again, so it starts anew when it has ended. What it was wanted for last counts. */
  startAgain(args: readonly string[]): void;
  /** Is gone at once, with nothing finished that is not. */
  leave(): void;
}

/**
 * Lets the engine close its library before the program is gone. Who asks a second time does not want to wait: that
 * costs at most the work of the last seconds.
 */
export function endInOrder(
  app: EndingApp,
  steps: () => Promise<void>,
  environment: NodeJS.ProcessEnv,
  log: Log,
): AppEnding {
  let hasBegun = false;
  let isWaiting = false;
  let wish: readonly string[] | undefined;
  let finishing: Promise<void> | undefined;

  const finish = (): Promise<void> => {
    hasBegun = true;
    finishing ??= steps().catch((error: unknown) => {
      log(`not everything could be finished: ${errorMessage(error)}`);
    });
    return finishing;
  };
  const relaunch = (args: readonly string[]): void => {
    // Both of these run from a place that is gone when they end.
    const execPath = environment.APPIMAGE ?? environment.PORTABLE_EXECUTABLE_FILE;
    app.relaunch({ args: [...args], ...(execPath === undefined ? {} : { execPath }) });
  };
  const leave = (): void => {
    const args = wish;
    // Each call would start one more.
    wish = undefined;
    if (args) relaunch(args);
    app.exit(0);
  };
  app.on('before-quit', () => {
    hasBegun = true;
    // Its windows are closed by now, so that this is a second wish to quit.
    if (isWaiting) leave();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    void finish().then(leave);
  });
  return {
    get hasBegun() {
      return hasBegun;
    },
    finish,
    startAgain: (args) => {
      wish = args;
    },
    leave,
  };
}
