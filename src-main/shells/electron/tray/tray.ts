import type { MenuItemConstructorOptions } from 'electron';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { HeldWork } from '../work/held-work.ts';
import { Subscribers } from '../engine/subscribers.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import { mostTelling } from '../work/taskbar-progress.ts';
import type { ShellText } from '../text/text.ts';
import { shareDone, type Work } from '../work/work.ts';

/** The part of Electron's Tray that is used, with its menu as data. */
export interface TrayIcon {
  setToolTip: (words: string) => void;
  setMenu: (items: MenuItemConstructorOptions[]) => void;
  onClick: (listener: () => void) => void;
  destroy: () => void;
}

interface TrayParts {
  /** Whether this desktop shows a tray; told once at the start. */
  isThere: boolean;
  makeIcon: () => TrayIcon;
  settings: Pick<DesktopSettingsFile, 'get' | 'onChange'>;
  work: Work;
  held: HeldWork;
  client: Pick<
    EngineProcess['client'],
    'import.pause' | 'import.resume' | 'training.pause' | 'training.resume'
  >;
  words: ShellText;
  open: () => void;
  quit: () => void;
  log: Log;
}

export interface DesktopTray {
  /** False where this desktop shows no tray: then a closed window must not leave an unseen program behind. */
  readonly isThere: boolean;
  readonly isShown: boolean;
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Lookalike's place beside the clock, while a person wants it to go on without its window. */
export function createTray(parts: TrayParts): DesktopTray {
  const { settings, work, held, words, log } = parts;
  const listeners = new Subscribers<undefined>();
  let { isThere } = parts;
  let icon: TrayIcon | null = null;
  let shown = '';

  const draw = (): void => {
    if (!icon) return;
    const job = mostTelling(work.jobs);
    const toolTip = job
      ? `Lookalike\n${words.jobGoesOn(job, shareDone(job), held.has(job.id))}`
      : `Lookalike\n${words.tray.idle}`;
    icon.setToolTip(toolTip);
    // An open menu closes when it is replaced, so that it is only where it says something else.
    const state = work.jobs.map(({ id, state: now }) => `${id} ${now} ${held.has(id)}`).join();
    if (state === shown) return;
    shown = state;
    icon.setMenu(menuOf(parts));
  };
  const remove = (): void => {
    icon?.destroy();
    icon = null;
    shown = '';
  };
  const decide = (): void => {
    const isWanted = isThere && settings.get().keepInTray;
    if (isWanted === (icon !== null)) return;
    if (isWanted) {
      try {
        icon = parts.makeIcon();
        icon.onClick(parts.open);
        icon.setMenu(menuOf(parts));
      } catch (error) {
        log(`there is no tray: ${errorMessage(error)}`);
        isThere = false;
      }
    } else remove();
    draw();
    listeners.tell(undefined);
  };

  settings.onChange(decide);
  work.onChange(draw);
  work.onLost(draw);
  held.onChange(draw);
  decide();
  return {
    get isThere() {
      return isThere;
    },
    get isShown() {
      return icon !== null;
    },
    onChange: (listener) => listeners.add(listener),
    close: remove,
  };
}

function menuOf(parts: TrayParts): MenuItemConstructorOptions[] {
  const { work, words, open, quit } = parts;
  const jobs = work.jobs.flatMap((job) => itemsOf(job, parts));
  return [
    { id: 'open', label: words.tray.open, click: open },
    { type: 'separator' },
    ...jobs,
    ...(jobs.length > 0 ? [{ type: 'separator' } satisfies MenuItemConstructorOptions] : []),
    { id: 'quit', label: words.tray.quit, click: quit },
  ];
}

/** What can be done about a job; those that cannot be paused are only told of. */
function itemsOf(job: Job, { work, held, client, words, log }: TrayParts): MenuItemConstructorOptions[] {
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
