import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../e2e/chromium.ts';
import { endInOrder } from './ending.ts';
import { languageOf } from './language.ts';
import type { DesktopHost, DesktopProgram, ProgramOptions } from './program.ts';

/** Another copy of the built program can be named in the environment. */
const packageDir = process.env.LOOKALIKE_PACKAGE ?? join(import.meta.dirname, '..', '..');
const startScript = join(import.meta.dirname, 'stand-in', 'start.ts');
const mainScript = join(packageDir, 'dist', 'electron', 'src-main', 'shells', 'electron', 'main.js');

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** The real program in Node with Chromium, where Electron's own cannot be had. */
export const standInHost: DesktopHost = {
  name: 'stand-in for Electron',
  missing:
    chromiumPath === undefined ? 'no Chromium found; name one in the environment variable CHROMIUM' : null,
  start: startProgram,
  startAgain: async (options, workingDirectory) => {
    const program = launch(options, workingDirectory);
    const [exitCode] = (await once(program, 'exit')) as [number | null];
    return exitCode;
  },
};

function launch(
  { dataDir, args = [], environment = {}, locale = 'en-US' }: ProgramOptions,
  cwd = packageDir,
): ChildProcess {
  return spawn(process.execPath, [startScript, mainScript, ...args], {
    cwd,
    env: {
      ...process.env,
      // What a person has of Electron's lies with the library of this test.
      XDG_CONFIG_HOME: join(dataDir, 'config'),
      LOOKALIKE_LIBRARY: dataDir,
      STAND_IN_APP: packageDir,
      STAND_IN_LOCALE: locale,
      ...languageOf(locale),
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'json',
  });
}

async function startProgram(options: ProgramOptions): Promise<DesktopProgram> {
  const program = launch(options);
  const lines: string[] = [];
  program.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const ended = once(program, 'exit').then(([exitCode]) => exitCode as number | null);
  const answers = new Map<number, (answer: Answer) => void>();
  const endpoint = new Promise<string>((resolve, reject) => {
    program.on('message', (message: Answer | { endpoint: string }) => {
      if ('endpoint' in message) resolve(message.endpoint);
      else answers.get(message.id)?.(message);
    });
    void ended.then((exitCode) => {
      reject(new Error(`The program ended with ${exitCode}: ${lines.join('')}`));
      for (const [id, answer] of answers) answer({ id, error: 'The program has ended.' });
    });
  });
  endpoint.catch(() => undefined);

  let lastId = 0;
  const browser = options.args?.includes('--hidden') ? null : await connect(endpoint, program);
  return {
    get page() {
      if (!browser) throw new Error('The program was started without a window.');
      return browser.page;
    },
    evaluate: async (run, argument) => {
      lastId += 1;
      const id = lastId;
      const answer = await new Promise<Answer>((resolve) => {
        answers.set(id, resolve);
        program.send({ id, source: String(run), argument });
      });
      answers.delete(id);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as never;
    },
    log: () => lines.join(''),
    ended,
    close: async () => {
      await browser?.disconnect();
      await endInOrder({
        ...{ child: program, ended, log: () => lines.join('') },
        quit: () => {
          lastId += 1;
          program.send({ id: lastId, source: '({ app }) => { app.quit(); }', argument: null });
        },
      });
    },
  };
}

/** To the browser behind the program's windows. Without it a program is of no use, and is ended. */
async function connect(
  endpoint: Promise<string>,
  program: ChildProcess,
): Promise<{ page: Page; disconnect: () => Promise<void> }> {
  try {
    const browser = await chromium.connectOverCDP(await endpoint, { noDefaults: true });
    return { page: await ownPage(browser), disconnect: () => browser.close().catch(() => undefined) };
  } catch (error) {
    program.kill('SIGKILL');
    throw error;
  }
}

/** The page that the program opened; the browser may have others of its own. */
async function ownPage(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 200; tries++) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const own = pages.find((page) => page.url().startsWith('https://lookalike.test/'));
    if (own) return own;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The program opened no window of its own.');
}
