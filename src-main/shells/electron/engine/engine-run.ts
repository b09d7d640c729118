import type { MessagePortMain } from 'electron';
import { prettifyError } from 'zod';
import { CodedError, errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { Desktop, Picture, PictureKind } from '../../../serve/engine.ts';
import { type ChildLaunchParts, createChildLaunches } from './child-launches.ts';
import { engineLost } from './engine-client.ts';
import { type EngineFolders, FromEngine, type Refusal, type ToEngine, type Told } from './engine-messages.ts';
import { startUtility } from './utility.ts';

export interface EngineRunParts extends ChildLaunchParts {
  /** The engine's own entry. */
  entry: string;
  options: EngineFolders;
  desktop: Desktop;
  log: Log;
}

interface EngineRunListeners {
  opened(): void;
  refused(refusal: Refusal): void;
}

/** One process of the engine, from its start to its end. */
export interface EngineRun {
  open(): void;
  connect(): MessagePortMain;
  picture(kind: PictureKind, pictureId: string): Promise<Picture>;
  /** What it complained of last. Its children are gone too, and what was asked is rejected. */
  readonly ended: Promise<string>;
  close(): void;
  kill(): void;
}

export function startEngineRun(parts: EngineRunParts, listeners: EngineRunListeners): EngineRun {
  const { fork, entry, options, desktop, log } = parts;
  const engine = startUtility(fork, entry, 'Lookalike engine', log);
  const post = (message: ToEngine, ports?: MessagePortMain[]): void => {
    engine.post(message, ports);
  };
  const launches = createChildLaunches(parts, engine);
  const pictures = new Map<number, PromiseWithResolvers<Picture>>();
  let lastPictureId = 0;

  engine.onMessage((data) => {
    const { data: message, error } = FromEngine.safeParse(data);
    switch (message?.type) {
      case undefined:
        log(`engine process: dropped a message: ${error ? prettifyError(error) : ''}`);
        break;
      case 'opened':
        listeners.opened();
        break;
      case 'refused':
        listeners.refused(message.refusal);
        break;
      case 'picture':
        settle(pictures.get(message.id), message.answer);
        pictures.delete(message.id);
        break;
      case 'desktop':
        void answerDesktop(desktop, message).then(post);
        break;
      case 'launch':
        launches.launch(message);
        break;
      case 'kill':
        launches.kill(message);
        break;
      case 'closed':
        engine.kill();
    }
  });
  const ended = engine.ended.then(({ code, complaint }) => {
    launches.killAll();
    for (const { reject } of pictures.values()) reject(engineLost());
    pictures.clear();
    return complaint || `it ended with ${code ?? 'no reason'}`;
  });

  return {
    open: () => {
      // Work that was cut off goes on at each start, whatever ended the one before.
      post({ type: 'open', folders: options, resumeImport: true, watch: true, hasDesktop: true });
    },
    connect: () => {
      const { port1, port2 } = new parts.MessageChannelMain();
      post({ type: 'connect' }, [port1]);
      return port2;
    },
    picture: (kind, pictureId) => {
      const id = ++lastPictureId;
      const picture = Promise.withResolvers<Picture>();
      pictures.set(id, picture);
      post({ type: 'picture', id, kind, pictureId });
      return picture.promise;
    },
    ended,
    close: () => {
      post({ type: 'close' });
    },
    kill: () => {
      engine.kill();
    },
  };
}

function settle(
  waiting: PromiseWithResolvers<Picture> | undefined,
  answer: Told<FromEngine, 'picture'>['answer'],
): void {
  if ('refusal' in answer) waiting?.reject(asError(answer.refusal));
  else waiting?.resolve(answer);
}

function asError({ code, message, path }: Refusal): CodedError {
  return new CodedError(code, message, path === undefined ? {} : { path });
}

async function answerDesktop(
  desktop: Desktop,
  { id, action, path }: Told<FromEngine, 'desktop'>,
): Promise<ToEngine> {
  try {
    await desktop[action](path);
    return { type: 'desktop-done', id, refusal: null };
  } catch (error) {
    const refusal = { code: errorCode(error), message: errorMessage(error), path };
    return { type: 'desktop-done', id, refusal };
  }
}
