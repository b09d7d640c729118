import type { MessageChannelMain } from 'electron';
import type { FromEngine, Told } from './engine-messages.ts';
import { type ForkUtility, startUtility, type Utility } from './utility.ts';

export interface ChildLaunchParts {
  fork: ForkUtility;
  MessageChannelMain: new () => MessageChannelMain;
  /** Where the worker of this name lies, among the program's own files. The name is one of workers/, parsed. */
  childEntry(name: string): string;
}

/** main's part in the engine's children: it forks them and hands over the ports between them and the engine. */
export function createChildLaunches(parts: ChildLaunchParts, engine: Pick<Utility, 'post'>) {
  const children = new Map<number, Utility>();

  return {
    launch: ({ id, worker }: Told<FromEngine, 'launch'>): void => {
      const child = startUtility(parts.fork, parts.childEntry(worker), `Lookalike ${worker}`);
      children.set(id, child);
      const { port1, port2 } = new parts.MessageChannelMain();
      child.post({ type: 'line' }, [port1]);
      engine.post({ type: 'launched', id }, [port2]);
      void child.ended.then(({ code, complaint }) => {
        children.delete(id);
        engine.post({ type: 'child-ended', id, code, complaint });
      });
    },
    kill: ({ id }: Told<FromEngine, 'kill'>): void => {
      children.get(id)?.kill();
    },
    /** They work for an engine that is gone. */
    killAll: (): void => {
      for (const child of children.values()) child.kill();
    },
  };
}
