import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** Undefined where there is none. */
export const chromiumPath = places.find((path) => path !== '' && existsSync(path));

export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Journeys through the screens; skipped, and counted as skipped, where there is no browser to go with. */
export function describeJourneys(name: string, journeys: () => void): void {
  const reason = 'no Chromium found; name one in the environment variable CHROMIUM';
  describe.skipIf(chromiumPath === undefined)(chromiumPath ? name : `${name} (${reason})`, journeys);
}

export function launchChromium(switches: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [...chromiumArguments, ...switches],
  });
}
