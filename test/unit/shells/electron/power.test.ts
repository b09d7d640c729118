import { EventEmitter } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PowerMonitor } from 'electron';
import { expect, test } from 'vitest';
import { isLinuxOnBattery } from '../../../../src-main/shells/electron/work/power-supplies.ts';
import { systemPower } from '../../../../src-main/shells/electron/work/power.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

type Supplies = Record<string, Record<string, string>>;

const battery = (status: string) => ({ BAT0: { type: 'Battery', status, present: '1' } });
const plug = (online: string) => ({ AC: { type: 'Mains', online } });

/** /sys/class/power_supply, as a kernel would fill it. */
async function writeSupplies(
  folder: { path: string; write: (name: string, text: string) => unknown },
  all: Supplies,
) {
  for (const [supply, properties] of Object.entries(all)) {
    for (const [name, value] of Object.entries(properties)) {
      await folder.write(join(supply, name), `${value}\n`);
    }
  }
}

test.each<[string, Supplies, boolean]>([
  ['a desktop machine', {}, false],
  ['a laptop on its battery', { ...battery('Discharging'), ...plug('0') }, true],
  ['one that is plugged in', { ...battery('Charging'), ...plug('1') }, false],
  ['one that draws from both', { ...battery('Discharging'), ...plug('1') }, false],
  ['a full one without a plug that is told of', battery('Full'), false],
  ['one without a plug that is told of', battery('Discharging'), true],
  ['one that is charged over USB', { ...battery('Discharging'), ucsi: { type: 'USB', online: '2' } }, false],
  ['one with an empty USB socket', { ...battery('Discharging'), ucsi: { type: 'USB', online: '0' } }, true],
  [
    'a desktop machine with a mouse without a cord',
    { mouse: { type: 'Battery', scope: 'Device', status: 'Discharging' } },
    false,
  ],
  [
    'a laptop with a charger for the pen',
    { ...battery('Discharging'), pen: { type: 'USB', scope: 'Device', online: '1' } },
    true,
  ],
  ['a supply that tells nothing', { odd: { name: 'odd' } }, false],
])('%s', async (_name, supplies, onBattery) => {
  await using folder = await makeTestFolder();
  await writeSupplies(folder, supplies);
  expect(await isLinuxOnBattery(folder.path)).toBe(onBattery);
});

test('a machine without such a folder runs on mains power', async () => {
  expect(await isLinuxOnBattery('/nowhere/power_supply')).toBe(false);
});

function fakeMonitor() {
  const state = { isOnBattery: false };
  const monitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => state.isOnBattery });
  return { monitor: monitor as EventEmitter & PowerMonitor, state };
}

test('on Linux the plug is looked at again and again, since nobody tells', async () => {
  await using folder = await makeTestFolder();
  await writeSupplies(folder, { ...battery('Discharging'), ...plug('1') });
  const { monitor } = fakeMonitor();
  const power = await systemPower(monitor, 'linux', { supplies: folder.path, lookEveryMs: 10 });
  const turns: boolean[] = [];
  power.onTurn((now) => turns.push(now));
  expect(power.isOnBattery()).toBe(false);
  await writeFile(join(folder.path, 'AC', 'online'), '0\n');
  await expect.poll(() => turns).toEqual([true]);
  expect(power.isOnBattery()).toBe(true);
  await writeFile(join(folder.path, 'AC', 'online'), '1\n');
  await expect.poll(() => turns).toEqual([true, false]);
  await rm(join(folder.path, 'AC'), { recursive: true });
  await expect.poll(() => turns).toEqual([true, false, true]);
});

test('on Windows it is looked at when the machine wakes up, and told once', async () => {
  const { monitor, state } = fakeMonitor();
  const power = await systemPower(monitor, 'win32', { lookEveryMs: 1_000_000 });
  const turns: boolean[] = [];
  power.onTurn((now) => turns.push(now));
  state.isOnBattery = true;
  monitor.emit('resume');
  await expect.poll(() => turns).toEqual([true]);
  monitor.emit('on-battery');
  monitor.emit('on-ac');
  expect(turns).toEqual([true, false]);
});
