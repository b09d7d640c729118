import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { Subscribers } from '../subscribers.ts';
import { connectEngine, type EngineConnection } from './engine-client.ts';
import type { Refusal } from './engine-messages.ts';
import { type EngineRun, type EngineRunParts, startEngineRun } from './engine-run.ts';
import { afterDeath, type EngineLife } from './respawn.ts';

const CLOSE_WITHIN_MS = 10_000;
const TRY_LOCK_EVERY_MS = 5_000;

/** An engine that runs, and main's own connection to it. */
export interface RunningEngine {
  run: EngineRun;
  connection: EngineConnection;
}

/** An engine that is started again when it dies. */
export interface KeptEngine {
  readonly state: EngineState;
  /** Null while none runs. */
  readonly running: RunningEngine | null;
  readonly isClosing: boolean;
  onState: (listener: (state: EngineState) => void) => () => void;
  /** Whatever may end somebody's waiting for an engine that runs: a new state, or that it begins to close. */
  onChange: (listener: () => void) => () => void;
  restart: () => void;
  close: () => Promise<void>;
}

export function keepEngine(parts: EngineRunParts, onEvent: (event: EngineEvent) => void): KeptEngine {
  const states = new Subscribers<EngineState>();
  const changes = new Subscribers<undefined>();
  let state: EngineState = { state: 'starting' };
  let run: EngineRun | null = null;
  let running: RunningEngine | null = null;
  let deaths: readonly EngineLife[] = [];
  let retry: NodeJS.Timeout | undefined;
  let isClosing = false;

  const become = (next: EngineState): void => {
    state = next;
    states.tell(next);
    changes.tell(undefined);
  };
  const opened = (by: EngineRun): void => {
    // Asked twice, by the clock and by a person, it answers twice.
    if (running) return;
    clearTimeout(retry);
    running = { run: by, connection: connectEngine(by.connect(), onEvent, parts.log) };
    become({ state: 'running' });
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
  const begin = (): void => {
    clearTimeout(retry);
    become({ state: 'starting' });
    if (run) run.open();
    else run = startLife(parts, { opened, refused, died });
  };

  run = startLife(parts, { opened, refused, died });
  return {
    get state() {
      return state;
    },
    get running() {
      return running;
    },
    get isClosing() {
      return isClosing;
    },
    onState: (listener) => states.add(listener),
    onChange: (listener) => changes.add(listener),
    restart: () => {
      if (isClosing || (state.state !== 'failed' && state.state !== 'restarting')) return;
      deaths = [];
      begin();
    },
    close: async () => {
      isClosing = true;
      clearTimeout(retry);
      changes.tell(undefined);
      if (run) await endInTime(run);
    },
  };
}

interface LifeListeners {
  opened(by: EngineRun): void;
  refused(by: EngineRun, refusal: Refusal): void;
  died(life: EngineLife, complaint: string): void;
}

/** Starts a process of the engine and asks it to open the library. */
function startLife(parts: EngineRunParts, listeners: LifeListeners): EngineRun {
  const startedAtMs = Date.now();
  const run = startEngineRun(parts, {
    opened: () => {
      listeners.opened(run);
    },
    refused: (refusal) => {
      listeners.refused(run, refusal);
    },
  });
  void run.ended.then((complaint) => {
    listeners.died({ startedAtMs, endedAtMs: Date.now() }, complaint);
  });
  run.open();
  return run;
}

async function endInTime(run: EngineRun): Promise<void> {
  run.close();
  const impatient = setTimeout(() => {
    run.kill();
  }, CLOSE_WITHIN_MS);
  await run.ended;
  clearTimeout(impatient);
}

function crashedMessage(complaint: string): string {
  return `The part of Lookalike that works with your photos has ended several times in a row (${complaint}). Your photos are not affected. Start it again, or restart the computer if that does not help.`;
}
