import type { App } from 'electron';
import { LaunchWords } from './launch-request.ts';

/**
 * Whether this is the one program of its library. If not, the first was told what this one was started for.
 * @param onSecond is told of each later one
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  words: LaunchWords,
  onSecond: (words: LaunchWords) => void,
): boolean {
  // Chromium re-orders the arguments that it passes on by itself, so that an option loses its word.
  if (!app.requestSingleInstanceLock(words)) return false;
  app.on('second-instance', (_event, _argv, _workingDirectory, sent) => {
    const said = LaunchWords.safeParse(sent);
    onSecond(said.success ? said.data : { args: [], workingDirectory: '/' });
  });
  return true;
}
