import { existsSync } from 'node:fs';
import type { ShellText } from '../text/text.ts';
import { type Battery, createBattery } from '../work/battery.ts';
import { noteFailedEngine } from '../work/engine-note.ts';
import { type HeldWork, holdWorkOnBattery } from '../work/held-work.ts';
import { noteEndedJobs } from '../work/job-notes.ts';
import { createNotes, noteOf } from '../work/notes.ts';
import { stayAwake } from '../work/stay-awake.ts';
import { showTaskbarProgress } from '../work/taskbar-progress.ts';
import { followWork, type Work } from '../work/work.ts';
import type { NativeFeatureParts } from './native-parts.ts';

interface AttendedWork {
  work: Work;
  battery: Battery;
  held: HeldWork;
  close: () => void;
}

/** Shows on the desktop what the engine is busy with, tells of its end, and minds where the power for it comes from. */
export function attendToWork(
  parts: NativeFeatureParts,
  words: ShellText,
  go: (address: string) => void,
): AttendedWork {
  const { electron, engine, settings, window, log } = parts;
  const { dataDir, icon } = parts.folders;
  const work = followWork(engine, log);
  const battery = createBattery(parts.power, settings);
  const held = holdWorkOnBattery({ battery, work, client: engine.client, dataDir, log });
  const awake = stayAwake(electron.powerSaveBlocker, work, battery);
  const progress = showTaskbarProgress(work, window, parts.platform);
  electron.app.on('browser-window-focus', progress.refresh);

  const look = existsSync(icon) ? { icon } : {};
  const tell = createNotes({
    settings,
    isInSight: () => window()?.isFocused() ?? false,
    makeNote: (told) => noteOf(new electron.Notification({ ...told, ...look })),
  });
  noteEndedJobs({ work, words, tell, go });
  noteFailedEngine({ engine, words, tell, showWindow: parts.showWindow });
  return {
    ...{ work, battery, held },
    close: () => {
      awake.close();
      progress.clear();
    },
  };
}
