import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumArguments, chromiumPath } from '../../e2e/chromium.ts';
import { app } from './app.ts';
import { CdpConnection } from './cdp.ts';

interface Chromium {
  connection: CdpConnection;
}

let started: Promise<Chromium> | null = null;

let tellEndpoint: ((endpoint: string) => void) | null = null;

/** Tells where a second client finds it, once it runs. */
export function onChromium(listener: (endpoint: string) => void): void {
  tellEndpoint = listener;
}

/** The one Chromium behind all windows; started with the first of them, and ended with this process. */
export function theChromium(): Promise<Chromium> {
  started ??= start();
  return started;
}

async function start(): Promise<Chromium> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine.');
  const profile = mkdtempSync(join(tmpdir(), 'lookalike-chromium-'));
  const program = spawn(
    chromiumPath,
    [
      ...chromiumArguments,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-startup-window',
      '--no-default-browser-check',
      // Electron's pages speak the language of their program.
      `--accept-lang=${app.getLocale()}`,
      // A microphone that any machine has, so that it is the program that refuses it.
      '--use-fake-device-for-media-stream',
      // Pages that nobody looks at go on at full speed, as with Electron's backgroundThrottling off.
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  process.on('exit', () => {
    program.kill('SIGKILL');
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // It may still be writing its last; what is left lies in the folder for temporary files.
    }
  });
  for await (const line of createInterface({ input: program.stderr })) {
    const [, endpoint] = /^DevTools listening on (ws:.+)$/.exec(line) ?? [];
    if (endpoint === undefined) continue;
    program.stderr.resume();
    const connection = await CdpConnection.open(endpoint);
    tellEndpoint?.(endpoint);
    return { connection };
  }
  throw new Error('Chromium ended before it listened.');
}
