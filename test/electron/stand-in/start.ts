import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Stands for Electron's own program: `start.ts <main script> [arguments]` runs the main script with the stand-in as
 * its module 'electron'. Over Node's channel to its parent a test evaluates functions in it.
 */

const standIn = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, shortCircuit: true }
      : nextResolve(specifier, context),
});

const [, , script = '', ...args] = process.argv;
const packageDir = process.env.STAND_IN_APP ?? dirname(script);
process.argv = [process.execPath, packageDir, ...args];
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(packageDir, 'resources') });
Object.assign(process.versions, { electron: '45.4.1', chrome: '150.0.0.0' });

const electron = await import('./electron.ts');
const { onChromium } = await import('./chromium.ts');

interface Task {
  id: number;
  source: string;
  argument: unknown;
}

process.on('message', ({ id, source, argument }: Task) => {
  void (async () => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    const run = new Function(`return (${source})`)() as (main: unknown, given: unknown) => unknown;
    try {
      process.send?.({ id, value: await run(electron, argument) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  })();
});
onChromium((endpoint) => {
  process.send?.({ endpoint });
});
// A test that ends ends its program.
process.on('disconnect', () => {
  electron.app.exit(1);
});
process.channel?.unref();

await import(pathToFileURL(script).href);
