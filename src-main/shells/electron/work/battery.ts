import { Subscribers } from '../subscribers.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { Power } from './power.ts';

export interface Battery {
  readonly onBattery: boolean;
  /** Whether long work waits for mains power, by the person's choice. */
  readonly holdsWork: boolean;
  onChange(listener: () => void): () => void;
}

/** Knows where the power comes from, and what a person wants then. */
export function createBattery(
  power: Power,
  settings: Pick<DesktopSettingsFile, 'get' | 'onChange'>,
): Battery {
  const listeners = new Subscribers<undefined>();
  let onBattery = power.isOnBattery();

  power.onTurn((now) => {
    onBattery = now;
    listeners.tell(undefined);
  });
  settings.onChange(() => {
    listeners.tell(undefined);
  });
  return {
    get onBattery() {
      return onBattery;
    },
    get holdsWork() {
      return onBattery && settings.get().pauseOnBattery;
    },
    onChange: (listener) => listeners.add(listener),
  };
}
