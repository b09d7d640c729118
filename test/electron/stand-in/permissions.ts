import { forChromium } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { session } from './session.ts';

/** Electron's names, and what Chromium's debugging protocol calls the same. */
const permissions = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['audioCapture', 'videoCapture'],
  midi: ['midi'],
  midiSysex: ['midiSysex'],
  'clipboard-read': ['clipboardReadWrite'],
  'clipboard-sanitized-write': ['clipboardSanitizedWrite'],
  'idle-detection': ['idleDetection'],
  'storage-access': ['storageAccess'],
  'window-management': ['windowManagement'],
} as const;

const origin = 'app://lookalike';

/**
 * CDP cannot ask at the moment of a request, so the program is asked for all of them when a page is loaded, and Chromium
 * told. Pictures of the screen are not among them: there it is a person who is asked.
 */
export async function settlePermissions(browser: CdpSession, contents: unknown): Promise<void> {
  const granted: string[] = [];
  for (const [name, protocolNames] of Object.entries(permissions)) {
    if (await session.defaultSession.allows(contents, name, origin)) granted.push(...protocolNames);
  }
  await browser.send('Browser.grantPermissions', {
    origin: forChromium(origin),
    // All that is not named is denied.
    permissions: granted as 'geolocation'[],
  });
}
