import type { MessagePortMain } from 'electron';
import { dispatch, type Log, refusal } from '../../../serve/dispatch.ts';
import type { Engine, EngineOptions } from '../../../serve/engine.ts';
import { servePort } from '../../../serve/message-port.ts';
import { createDesktopRequests } from './desktop-requests.ts';
import type { EngineLine } from './engine-line.ts';
import type { FromEngine, ToEngine, Told } from './engine-messages.ts';
import { createLaunchedChildren } from './launched-children.ts';

type CreateEngine = (options: EngineOptions) => Promise<Engine>;

/** The engine at the end of a line: opened, connected, asked and closed by what comes over it. */
export function hostEngine(line: EngineLine, createEngine: CreateEngine, log: Log): void {
  const children = createLaunchedChildren(line);
  const requests = createDesktopRequests(line);
  const say = (message: FromEngine): void => {
    line.send(message);
  };
  const connections = createConnections(log);
  let engine: Engine | null = null;
  let opening: Promise<void> = Promise.resolve();

  const open = async (wish: Told<ToEngine, 'open'>): Promise<void> => {
    try {
      engine ??= await create(wish);
      line.send({ type: 'opened' });
    } catch (error) {
      line.send({ type: 'refused', refusal: partsOf(error, 'opening the library', log) });
    }
  };
  const create = async (wish: Told<ToEngine, 'open'>): Promise<Engine> => {
    const created = await createEngine({
      ...wish.folders,
      ...{ resumeImport: wish.resumeImport, watch: wish.watch, log },
      ...(wish.hasDesktop ? { desktop: requests.desktop } : {}),
      // Without ports a process is started as everywhere under Node.
      ...(line.hasPorts ? { launchChild: children.launch } : {}),
    });
    if (!line.hasPorts)
      created.onEvent((event) => {
        line.send({ type: 'event', event });
      });
    return created;
  };
  const close = async (): Promise<void> => {
    await opening;
    // Who asks from now on is told that nobody is there, instead of finding the library closed.
    const closing = engine;
    engine = null;
    connections.close();
    await closing?.close();
    line.end({ type: 'closed' });
  };

  line.onMessage((message, port) => {
    switch (message.type) {
      case 'open':
        // One after the other: of two at once, one would find the library locked.
        opening = opening.then(() => open(message));
        break;
      case 'connect':
        connections.open(engine, port);
        break;
      case 'picture':
        void answerPicture(engine, message, log).then(say);
        break;
      case 'call':
        void answerCall(engine, message, log).then(say);
        break;
      case 'desktop-done':
        requests.done(message);
        break;
      case 'launched':
        if (port) children.connect(message, port);
        break;
      case 'child-ended':
        children.ended(message);
        break;
      case 'close':
        void close();
    }
  });
  line.onGone(() => void close());
}

/** The ports that the engine is served over, until they or the engine are closed. */
function createConnections(log: Log) {
  const stops = new Set<() => void>();
  return {
    open: (engine: Engine | null, port: MessagePortMain | undefined): void => {
      if (!engine || !port) {
        port?.close();
        return;
      }
      const stop = servePort(engine, port, log);
      stops.add(stop);
      port.on('close', () => stops.delete(stop));
    },
    close: (): void => {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}

async function answerPicture(
  engine: Engine | null,
  { id, kind, pictureId }: Told<ToEngine, 'picture'>,
  log: Log,
): Promise<FromEngine> {
  try {
    if (!engine) return { type: 'picture', id, answer: { refusal: notOpen } };
    const { bytes, contentType, etag } = await engine.picture(kind, pictureId);
    // A copy: small pictures lie in a large block of memory, all of which would go with them.
    return { type: 'picture', id, answer: { bytes: new Uint8Array(bytes), contentType, etag } };
  } catch (error) {
    return { type: 'picture', id, answer: { refusal: partsOf(error, 'picture', log) } };
  }
}

async function answerCall(
  engine: Engine | null,
  { id, method, input }: Told<ToEngine, 'call'>,
  log: Log,
): Promise<FromEngine> {
  const reply = engine ? await dispatch(engine, method, input, log) : { ok: false as const, ...notOpen };
  return { type: 'reply', id, reply };
}

const notOpen = { code: 'engine-unreachable', message: 'The library is not open.' };

function partsOf(error: unknown, task: string, log: Log) {
  const { code, message, path } = refusal(error, task, log);
  return { code, message, ...(path === undefined ? {} : { path }) };
}
