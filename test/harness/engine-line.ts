import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Send } from '../../src-main/serve/client.ts';
import {
  FromEngine,
  type EngineFolders,
  type Told,
  type ToEngine,
} from '../../src-main/shells/electron/engine/engine-messages.ts';

interface EngineLine {
  readonly child: ChildProcess;
  /** Its exit code, once it is gone and everything that it said has been heard. */
  readonly ended: Promise<number | null>;
  readonly say: (message: ToEngine) => void;
  /** The first such message, of those that came already too. Throws once the process is gone without it. */
  readonly until: <Type extends FromEngine['type']>(
    type: Type,
    isIt?: (message: Told<FromEngine, Type>) => boolean,
  ) => Promise<Told<FromEngine, Type>>;
  /** Opens a library. Throws with what the engine refuses it for. */
  readonly open: (folders: EngineFolders) => Promise<void>;
  readonly call: Send;
}

/** Starts the engine's entry under plain Node, and speaks to it over the line that main has to it. */
export function startEngineLine(entry: string, cwd?: string): EngineLine {
  const child = fork(entry, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    cwd,
  });
  const heard: FromEngine[] = [];
  child.on('message', (message) => heard.push(FromEngine.parse(message)));
  const ended = endOf(child);

  const say = (message: ToEngine): void => {
    child.send(message);
  };
  const until: EngineLine['until'] = async (type, isIt = () => true) => {
    type Wanted = Told<FromEngine, typeof type>;
    const isWanted = (message: FromEngine): message is Wanted =>
      message.type === type && isIt(message as Wanted);
    let found: Wanted | undefined;
    while (!(found = heard.find(isWanted))) await nextMessage(child, ended);
    return found;
  };

  let lastId = 0;
  return {
    ...{ child, ended, say, until },
    open: async (folders) => {
      say({ type: 'open', folders, resumeImport: false, watch: false, hasDesktop: false });
      const refused = until('refused').then(({ refusal }) => {
        throw new Error(`The engine refused the library: ${refusal.code}: ${refusal.message}`);
      });
      await Promise.race([until('opened'), refused]);
    },
    call: async (method, input) => {
      const id = ++lastId;
      say({ type: 'call', id, method, input });
      return (await until('reply', (message) => message.id === id)).reply;
    },
  };
}

/** An exit alone can be told of before the last messages are. */
async function endOf(child: ChildProcess): Promise<number | null> {
  const last = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  const [[exitCode]] = last as [[number | null], unknown[]];
  return exitCode;
}

async function nextMessage(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  const gone = ended.then((exitCode) => {
    throw new Error(`The engine's process ended with ${String(exitCode)}`);
  });
  await Promise.race([once(child, 'message'), gone]);
}
