import { describe } from 'vitest';
import { electronHost } from './electron-host.ts';
import type { DesktopHost } from './program.ts';
import { standInHost } from './stand-in-host.ts';

/** The same journeys under each host; where one is missing they are skipped, and counted as skipped. */
export function describeDesktop(name: string, journeys: (host: DesktopHost) => void): void {
  for (const host of [standInHost, electronHost]) {
    const title = `${name}, ${host.name}`;
    describe.skipIf(host.missing !== null)(
      host.missing === null ? title : `${title} (${host.missing})`,
      () => {
        journeys(host);
      },
    );
  }
}
