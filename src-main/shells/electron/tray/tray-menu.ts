import type { MenuItemConstructorOptions } from 'electron';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { ShellText } from '../text/text.ts';
import type { HeldWork } from '../work/held-work.ts';
import type { Work } from '../work/work.ts';

export interface TrayMenuParts {
  work: Work;
  held: HeldWork;
  engine: Pick<EngineProcess, 'state' | 'restart'>;
  client: Pick<
    EngineProcess['client'],
    'import.pause' | 'import.resume' | 'training.pause' | 'training.resume'
  >;
  words: ShellText;
  open: () => void;
  quit: () => void;
  log: Log;
}

export function trayMenu(parts: TrayMenuParts): MenuItemConstructorOptions[] {
  const { work, words, open, quit } = parts;
  const items = [...engineItems(parts), ...work.jobs.flatMap((job) => jobItems(job, parts))];
  return [
    { id: 'open', label: words.tray.open, click: open },
    { type: 'separator' },
    ...items,
    ...(items.length > 0 ? [{ type: 'separator' } satisfies MenuItemConstructorOptions] : []),
    { id: 'quit', label: words.tray.quit, click: quit },
  ];
}

function engineItems({ engine, words }: TrayMenuParts): MenuItemConstructorOptions[] {
  if (engine.state.state !== 'failed') return [];
  return [
    { label: words.tray.stopped, enabled: false },
    {
      ...{ id: 'restart', label: words.tray.restart },
      click: () => {
        engine.restart();
      },
    },
  ];
}

/** What can be done about a job; those that cannot be paused are only told of. */
function jobItems(job: Job, { work, held, client, words, log }: TrayMenuParts): MenuItemConstructorOptions[] {
  const runId = work.runOf(job.id);
  const wish = job.state === 'paused' ? 'resume' : 'pause';
  const act = (): Promise<unknown> | undefined => {
    if (job.kind === 'import') return client[`import.${wish}`]({ jobId: job.id });
    return runId === null ? undefined : client[`training.${wish}`]({ runId });
  };
  const canPause = job.kind === 'import' || (job.kind === 'train' && runId !== null);
  if (!canPause) return [{ label: words.jobGoesOn(job, null, false), enabled: false }];
  const item: MenuItemConstructorOptions = {
    ...{ id: `${wish}-${job.kind}`, label: words.tray[wish](words.jobNames[job.kind]) },
    click: () => {
      act()?.catch((error: unknown) => {
        log(`tray: could not ${wish}: ${errorMessage(error)}`);
      });
    },
  };
  return held.has(job.id) ? [{ label: words.tray.held, enabled: false }, item] : [item];
}
