import type { MenuItemConstructorOptions } from 'electron';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { ShellText } from '../text/text.ts';
import type { HeldWork } from '../work/held-work.ts';
import { pausableOf, type PauseClient, pauseOrResume } from '../work/pausable.ts';
import type { Work } from '../work/work.ts';

export interface TrayMenuParts {
  work: Work;
  held: HeldWork;
  engine: Pick<EngineProcess, 'state' | 'restart'>;
  client: PauseClient;
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
  const what = pausableOf(job, work);
  const wish = job.state === 'paused' ? 'resume' : 'pause';
  if (!what) return [{ label: words.jobGoesOn(job, null, false), enabled: false }];
  const item: MenuItemConstructorOptions = {
    ...{ id: `${wish}-${job.kind}`, label: words.tray[wish](words.jobNames[job.kind]) },
    click: () => {
      pauseOrResume(client, what, wish).catch((error: unknown) => {
        log(`tray: could not ${wish}: ${errorMessage(error)}`);
      });
    },
  };
  return held.has(job.id) ? [{ label: words.tray.held, enabled: false }, item] : [item];
}
