import { setTimeout } from 'node:timers/promises';
import { askProgram } from '../../ask-program.ts';
import { foreignEnvironment } from '../../foreign-environment.ts';

/** Longer than any session bus takes that is going to answer. */
const ANSWER_MS = 2_000;

/**
 * Whether this desktop shows icons in a tray. On Linux somebody has to take them; GNOME does only with an extension,
 * and Electron would draw an icon that nobody sees.
 */
export async function hasTray(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (platform !== 'linux') return true;
  const answer = await askProgram({
    program: 'dbus-send',
    args: [
      ...['--session', '--print-reply', `--reply-timeout=${ANSWER_MS}`, '--dest=org.freedesktop.DBus'],
      ...['/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner'],
      'string:org.kde.StatusNotifierWatcher',
    ],
    environment: foreignEnvironment(environment),
    withinMs: ANSWER_MS + 500,
    // Without an answer nothing is known, and a window that vanishes is worse than one that closes.
  }).catch(() => '');
  return /\bboolean true\b/.test(answer);
}

/** Who is started along with the desktop may be there before its tray is. */
export async function awaitTray(
  isThere: () => Promise<boolean>,
  { everyMs = 2_000, withinMs = 20_000 } = {},
): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += everyMs) {
    await setTimeout(everyMs, undefined, { ref: false });
    if (await isThere()) return true;
  }
  return false;
}
