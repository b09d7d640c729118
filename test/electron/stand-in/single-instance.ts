import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type OnSecond = (argv: string[], workingDirectory: string, additionalData: unknown) => void;

/**
 * Answers whether this process is the first with this folder. A later one leaves its command line there for the first;
 * plain files, since the asker does not wait.
 */
export function holdInstance(userData: string, additionalData: unknown, onSecond: OnSecond): boolean {
  const folder = join(userData, 'stand-in-instances');
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'first');
  if (!take(lock)) {
    const note = join(folder, `second-${process.pid}`);
    writeFileSync(`${note}.part`, JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }));
    renameSync(`${note}.part`, `${note}.json`);
    return false;
  }
  setInterval(() => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const said = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        argv: string[];
        cwd: string;
        additionalData: unknown;
      };
      rmSync(join(folder, name));
      onSecond(said.argv, said.cwd, said.additionalData);
    }
  }, 50).unref();
  process.on('exit', () => {
    rmSync(lock, { force: true });
  });
  return true;
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true });
    return take(lock);
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
