import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether a Linux machine runs on its battery, by what the kernel tells of its supplies: one file for each property.
 * A machine without a battery, or without such a folder, does not.
 */
export async function isLinuxOnBattery(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  const supplies = await Promise.all(names.map((name) => supplyIn(join(folder, name))));
  // The battery of a mouse or a pen runs nothing but that.
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  if (own.some(isMainsOnline)) return false;
  return own.some(({ type, status }) => type === 'Battery' && status === 'Discharging');
}

interface Supply {
  type: string;
  scope: string;
  online: string;
  status: string;
}

/** A dock and a charger over USB are mains, of which the kernel knows several kinds; 2 is a programmable one. */
const isMainsOnline = ({ type, online }: Supply): boolean =>
  /^(?:Mains|USB|Wireless)/.test(type) && Number(online) > 0;

async function supplyIn(folder: string): Promise<Supply> {
  const [type, scope, online, status] = await Promise.all(
    (['type', 'scope', 'online', 'status'] as const).map((name) => propertyIn(join(folder, name))),
  );
  return { type: type ?? '', scope: scope ?? '', online: online ?? '', status: status ?? '' };
}

/** Empty where a supply has no such property, or has just been taken away. */
const propertyIn = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
