import type { PowerMonitor } from 'electron';
import { Subscribers } from '../subscribers.ts';
import { isLinuxOnBattery } from './power-supplies.ts';

/** Where the power comes from, as the system tells. */
export interface Power {
  isOnBattery: () => boolean;
  onTurn: (listener: (onBattery: boolean) => void) => void;
}

type Monitor = Pick<PowerMonitor, 'on' | 'isOnBatteryPower'>;

const LOOK_EVERY_MS = 20_000;

/**
 * Electron tells of battery power by itself on macOS alone, of mains power on Windows too, and knows nothing of it on
 * Linux: so it is looked at as well, again and again.
 */
export async function systemPower(
  monitor: Monitor,
  platform: NodeJS.Platform,
  { lookEveryMs = LOOK_EVERY_MS, supplies = '/sys/class/power_supply' } = {},
): Promise<Power> {
  const read = (): Promise<boolean> | boolean =>
    platform === 'linux' ? isLinuxOnBattery(supplies) : monitor.isOnBatteryPower();
  const turns = new Subscribers<boolean>();
  let onBattery = await read();

  const become = (now: boolean): void => {
    if (now === onBattery) return;
    onBattery = now;
    turns.tell(now);
  };
  const look = async (): Promise<void> => {
    become(await read());
  };
  const lookAgain = (): void => {
    setTimeout(() => {
      void look().then(lookAgain);
    }, lookEveryMs).unref();
  };
  lookAgain();
  // The plug may have been pulled while the machine slept.
  monitor.on('resume', () => void look());
  if (platform !== 'linux') {
    monitor.on('on-battery', () => {
      become(true);
    });
    monitor.on('on-ac', () => {
      become(false);
    });
  }
  return {
    isOnBattery: () => onBattery,
    onTurn: (listener) => {
      turns.add(listener);
    },
  };
}
