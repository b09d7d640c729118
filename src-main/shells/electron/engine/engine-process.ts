import type { MessagePortMain } from 'electron';
import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { createClient } from '../../../serve/client.ts';
import type { Picture, PictureKind } from '../../../serve/engine.ts';
import { connectEngine, type EngineConnection, engineLost } from './engine-client.ts';
import type { Refusal } from './engine-messages.ts';
import { type EngineRun, type EngineRunParts, startEngineRun } from './engine-run.ts';
import { afterDeath, type EngineLife } from './respawn.ts';
import { Subscribers } from './subscribers.ts';

/** The engine as main has it: a process of its own that is started again when it dies. */
export interface EngineProcess {
  readonly state: EngineState;
  /** Returns the function that ends it; so do the others here. */
  onState(listener: (state: EngineState) => void): () => void;
  /** Connects a new port to the running engine and answers the other end, for a page; null while none runs. */
  connect(): MessagePortMain | null;
  /** main's own use. A call waits for an engine that starts, up to 30 s; rejects 'engine-unreachable'. */
  readonly client: EngineClient;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** Waits as `client` does. Rejects with what the engine said: 'picture-not-found', or what decoding did. */
  picture(kind: PictureKind, id: string): Promise<Picture>;
  /** Tries again at once, where it failed or waits for its next try. */
  restart(): void;
  /** Lets it finish what it must, for 10 s at most. */
  close(): Promise<void>;
}

const START_WITHIN_MS = 30_000;
const CLOSE_WITHIN_MS = 10_000;
const TRY_LOCK_EVERY_MS = 5_000;

/** An engine that runs, and main's own connection to it. */
interface Running {
  run: EngineRun;
  connection: EngineConnection;
}

/** Starts the engine's process; Electron can do that once the app is ready. */
export function createEngineProcess(parts: EngineRunParts): EngineProcess {
  const states = new Subscribers<EngineState>();
  const events = new Subscribers<EngineEvent>();
  /** Whatever may end somebody's waiting for an engine that runs. */
  const changes = new Subscribers<undefined>();
  let state: EngineState = { state: 'starting' };
  let run: EngineRun | null = null;
  let running: Running | null = null;
  let deaths: readonly EngineLife[] = [];
  let retry: NodeJS.Timeout | undefined;
  let isClosing = false;

  const become = (next: EngineState): void => {
    state = next;
    states.tell(next);
    changes.tell(undefined);
  };

  const start = (): void => {
    const startedAtMs = Date.now();
    const started = startEngineRun(parts, {
      opened: () => {
        // Asked twice, by the clock and by a person, it answers twice.
        if (running) return;
        clearTimeout(retry);
        const connection = connectEngine(
          started.connect(),
          (event) => {
            events.tell(event);
          },
          parts.log,
        );
        running = { run: started, connection };
        become({ state: 'running' });
      },
      refused: (refusal) => {
        refused(started, refusal);
      },
    });
    run = started;
    void started.ended.then((complaint) => {
      died({ startedAtMs, endedAtMs: Date.now() }, complaint);
    });
    started.open();
  };

  const died = (life: EngineLife, complaint: string): void => {
    clearTimeout(retry);
    running?.connection.close();
    running = null;
    run = null;
    if (isClosing) return;
    const next = afterDeath(deaths, life);
    deaths = next.deaths;
    parts.log(`the engine's process ended: ${complaint}`);
    if (next.delayMs === null) {
      become({ state: 'failed', code: 'engine-crashed', message: crashedMessage(complaint) });
      return;
    }
    retry = setTimeout(begin, next.delayMs);
    become({ state: 'restarting', attempt: deaths.length, retryAtMs: life.endedAtMs + next.delayMs });
  };

  /**
   * A library that is refused would be refused again, so its process waits for the person. Not so for a locked one:
   * whoever has it lets go of it some time, and a person who closed the other program expects that to be enough.
   */
  const refused = (by: EngineRun, { code, message }: Refusal): void => {
    if (isClosing || running) return;
    clearTimeout(retry);
    if (code === 'library-locked')
      retry = setTimeout(() => {
        by.open();
      }, TRY_LOCK_EVERY_MS);
    if (state.state !== 'failed' || state.code !== code) become({ state: 'failed', code, message });
  };

  const begin = (): void => {
    clearTimeout(retry);
    become({ state: 'starting' });
    if (run) run.open();
    else start();
  };

  const whenRunning = (): Promise<Running> =>
    firstOf(changes, () => {
      if (!running && (isClosing || state.state === 'failed')) throw unreachable(state);
      return running;
    });

  start();
  return {
    get state() {
      return state;
    },
    onState: (listener) => states.add(listener),
    connect: () => running?.run.connect() ?? null,
    client: createClient(async (method, input) => (await whenRunning()).connection.send(method, input)),
    onEvent: (listener) => events.add(listener),
    picture: async (kind, id) => (await whenRunning()).run.picture(kind, id),
    restart: () => {
      if (isClosing || (state.state !== 'failed' && state.state !== 'restarting')) return;
      deaths = [];
      begin();
    },
    close: async () => {
      isClosing = true;
      clearTimeout(retry);
      changes.tell(undefined);
      if (!run) return;
      const last = run;
      last.close();
      const impatient = setTimeout(() => {
        last.kill();
      }, CLOSE_WITHIN_MS);
      await last.ended;
      clearTimeout(impatient);
    },
  };
}

/** What `look` finds first, now or after a change; rejects with what it throws, and where it finds nothing in time. */
function firstOf<Found>(changes: Subscribers<undefined>, look: () => Found | null): Promise<Found> {
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const lookNow = (): void => {
    try {
      const found = look();
      if (found !== null) resolve(found);
    } catch (error) {
      reject(error);
    }
  };
  const stop = changes.add(lookNow);
  const timer = setTimeout(() => {
    reject(engineLost());
  }, START_WITHIN_MS);
  lookNow();
  return promise.finally(() => {
    stop();
    clearTimeout(timer);
  });
}

function unreachable(state: EngineState): CodedError {
  return state.state === 'failed' ? new CodedError('engine-unreachable', state.message) : engineLost();
}

function crashedMessage(complaint: string): string {
  return `The part of Lookalike that works with your photos has ended several times in a row (${complaint}). Your photos are not affected. Start it again, or restart the computer if that does not help.`;
}
