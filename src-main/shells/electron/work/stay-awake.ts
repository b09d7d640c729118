import type { PowerSaveBlocker } from 'electron';
import type { Job } from '../../../../src-shared/contract/job.ts';
import type { Battery } from './battery.ts';
import type { Work } from './work.ts';

/** Reading photos and training take hours; the others are over before a machine falls asleep. */
const LONG: ReadonlySet<Job['kind']> = new Set<Job['kind']>(['import', 'train']);

/** Keeps the machine from falling asleep over long work; on its battery it may. The display may always go dark. */
export function stayAwake(
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
  work: Work,
  battery: Battery,
): { close(): void } {
  let id: number | null = null;

  const close = (): void => {
    if (id !== null) blocker.stop(id);
    id = null;
  };
  const decide = (): void => {
    const isBusy = work.jobs.some(({ kind, state }) => LONG.has(kind) && state === 'running');
    if (!isBusy || battery.onBattery) close();
    else id ??= blocker.start('prevent-app-suspension');
  };
  work.onChange(decide);
  work.onLost(decide);
  battery.onChange(decide);
  return { close };
}
