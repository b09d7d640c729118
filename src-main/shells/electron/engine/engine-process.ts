import type { MessagePortMain } from 'electron';
import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { createClient } from '../../../serve/client.ts';
import type { Picture, PictureKind } from '../../../serve/engine.ts';
import { Subscribers } from '../subscribers.ts';
import { engineLost } from './engine-client.ts';
import type { EngineRunParts } from './engine-run.ts';
import { keepEngine, type KeptEngine, type RunningEngine } from './kept-engine.ts';

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

/** Starts the engine's process; Electron can do that once the app is ready. */
export function createEngineProcess(parts: EngineRunParts): EngineProcess {
  const events = new Subscribers<EngineEvent>();
  const kept = keepEngine(parts, (event) => {
    events.tell(event);
  });
  const whenRunning = () => awaitRunning(kept);
  return {
    get state() {
      return kept.state;
    },
    onState: kept.onState,
    connect: () => kept.running?.run.connect() ?? null,
    client: createClient(async (method, input) => (await whenRunning()).connection.send(method, input)),
    onEvent: (listener) => events.add(listener),
    picture: async (kind, id) => (await whenRunning()).run.picture(kind, id),
    restart: kept.restart,
    close: kept.close,
  };
}

/** Rejects where the engine will not run by itself, or does not in time. */
function awaitRunning(kept: KeptEngine): Promise<RunningEngine> {
  const { promise, resolve, reject } = Promise.withResolvers<RunningEngine>();
  const look = (): void => {
    const { running, state, isClosing } = kept;
    if (running) resolve(running);
    else if (isClosing || state.state === 'failed') reject(unreachable(state));
  };
  const stop = kept.onChange(look);
  const timer = setTimeout(() => {
    reject(engineLost());
  }, START_WITHIN_MS);
  look();
  return promise.finally(() => {
    stop();
    clearTimeout(timer);
  });
}

function unreachable(state: EngineState): CodedError {
  return state.state === 'failed' ? new CodedError('engine-unreachable', state.message) : engineLost();
}
