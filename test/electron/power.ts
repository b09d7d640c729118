import type { DesktopProgram } from './program.ts';
import type { makeTestFolder } from '../pictures/folder.ts';

type TestFolder = Awaited<ReturnType<typeof makeTestFolder>>;

/** From now on the folder says where the machine has its power from, as Linux' own says it; others tell it by events. */
export function takePower(program: DesktopProgram, folder: TestFolder): Promise<void> {
  return program.evaluate((_electron, instead) => {
    const files = process.getBuiltinModule('node:fs/promises');
    const { readdir, readFile } = files;
    const diverted =
      <Rest extends unknown[], Answer>(read: (path: string, ...rest: Rest) => Answer) =>
      (path: string, ...rest: Rest): Answer =>
        read(path.replace('/sys/class/power_supply', instead), ...rest);
    Object.assign(files, {
      readdir: diverted(readdir as (path: string) => unknown),
      readFile: diverted(readFile as (path: string) => unknown),
    });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, folder.path);
}

/** Pulls the plug of the machine, or puts it back in. */
export async function setOnBattery(
  program: DesktopProgram,
  folder: TestFolder,
  isOnBattery: boolean,
): Promise<void> {
  await folder.write('BAT0/type', 'Battery\n');
  await folder.write('BAT0/status', isOnBattery ? 'Discharging\n' : 'Charging\n');
  await program.evaluate(({ powerMonitor }, isNow) => {
    // Lookalike looks at the folder now and then, and whenever the machine wakes up.
    if (process.platform === 'linux') powerMonitor.emit('resume');
    else powerMonitor.emit(isNow ? 'on-battery' : 'on-ac');
  }, isOnBattery);
}
