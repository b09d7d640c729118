import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { Desktop } from '../../../serve/engine.ts';
import type { EngineLine } from './engine-line.ts';
import type { Refusal, ToEngine, Told } from './engine-messages.ts';

/** The person's desktop as the engine sees it: only main can turn to it. */
export function createDesktopRequests(line: EngineLine) {
  const waiting = new Map<number, (refusal: Refusal | null) => void>();
  let lastId = 0;

  const ask = (action: 'reveal' | 'open', path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (refusal) => {
        if (refusal) reject(new CodedError(refusal.code, refusal.message, { path: refusal.path ?? path }));
        else resolve();
      });
      line.send({ type: 'desktop', id, action, path });
    });

  const desktop: Desktop = {
    reveal: (path) => ask('reveal', path),
    open: (path) => ask('open', path),
  };
  return {
    desktop,
    done: ({ id, refusal }: Told<ToEngine, 'desktop-done'>): void => {
      waiting.get(id)?.(refusal);
      waiting.delete(id);
    },
  };
}
