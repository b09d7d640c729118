/** What only we are to know. */
const OURS =
  /^(?:ELECTRON_|PORTABLE_EXECUTABLE_|CHROME_DESKTOP$|NODE_OPTIONS$|APPDIR$|APPIMAGE$|ARGV0$|OWD$)/u;

/**
 * The environment for a program that is not ours. An AppImage puts its own folders before those of the system; another
 * program that found its libraries there would break.
 */
export function foreignEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { APPDIR } = environment;
  const entries = Object.entries(environment).flatMap(([name, value = '']): [string, string][] => {
    if (OURS.test(name)) return [];
    if (!APPDIR || !value.includes(APPDIR)) return [[name, value]];
    const others = value.split(':').filter((part) => part !== '' && !part.startsWith(APPDIR));
    return others.length === 0 ? [] : [[name, others.join(':')]];
  });
  return Object.fromEntries(entries);
}
