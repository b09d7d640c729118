import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child } from '../../../src-main/serve/child.ts';
import { createChildLaunches } from '../../../src-main/shells/electron/engine/child-launches.ts';
import { FromEngine, ToEngine } from '../../../src-main/shells/electron/engine/engine-messages.ts';
import { createLaunchedChildren } from '../../../src-main/shells/electron/engine/launched-children.ts';
import { endWithin, wayOfEnding } from '../../../src-main/workers/end-of-child.ts';
import { forkChild } from '../../../src-main/workers/fork-child.ts';
import { electronParts } from '../../harness/electron-parts.ts';
import { makeTestFolder } from '../../pictures/folder.ts';

const parentLine = pathToFileURL(
  join(import.meta.dirname, '..', '..', '..', 'src-main', 'workers', 'parent-line.ts'),
).href;

/** Does what it is told, as a worker that has something to do would. */
const script = `
import { openParentLine } from ${JSON.stringify(parentLine)};
const line = openParentLine();
line.onMessage((message) => {
  if (message === 'fail') void Promise.reject(new Error('it went wrong'));
  else if (message === 'hang') while (true);
  else if (message === 'end') {
    for (let count = 0; count < 200; count++) line.send(count);
    line.end(new Float32Array(100_000).fill(0.5));
  } else line.send(message);
});
`;

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let worker: URL;
beforeAll(async () => {
  folder = await makeTestFolder();
  worker = pathToFileURL(await folder.write('echo-worker.mjs', script));
});
afterAll(() => folder[Symbol.asyncDispose]());

/** main and the engine's side of it, joined without a process between them. */
function launchUtility(url: URL): Child {
  const launches = createChildLaunches(
    {
      ...electronParts,
      childEntry: (name) => join(folder.path, `${name}.mjs`),
    },
    {
      post: (told, ports) => {
        const message = ToEngine.parse(told);
        if (message.type === 'launched') children.connect(message, ports![0]!);
        else if (message.type === 'child-ended') children.ended(message);
      },
    },
  );
  const children = createLaunchedChildren({
    hasPorts: true,
    send: (told) => {
      const message = FromEngine.parse(told);
      if (message.type === 'launch') launches.launch(message);
      else if (message.type === 'kill') launches.kill(message);
    },
    onMessage: () => undefined,
    onGone: () => undefined,
    end: () => undefined,
  });
  return children.launch(url);
}

function listen(child: Child): unknown[] {
  const heard: unknown[] = [];
  child.onMessage((message) => heard.push(message));
  return heard;
}

describe.each([
  { way: "Node's fork", launch: forkChild },
  { way: "a utility process of main's", launch: launchUtility },
])('a child over $way', ({ launch }) => {
  it('hears what was said before it listened, and all that it says arrives before its end', async () => {
    const child = launch(worker);
    const heard = listen(child);
    child.send({ typed: new Float32Array([1, 2]), none: null });
    child.send('end');
    expect(await child.ended).toEqual({ code: 0, signal: null, complaint: '' });
    expect(heard).toHaveLength(202);
    expect(heard[0]).toEqual({ typed: new Float32Array([1, 2]), none: null });
    expect(heard.at(-1)).toEqual(new Float32Array(100_000).fill(0.5));
    // Nobody is there any more; nothing happens.
    child.send('hello');
  });

  it('tells what it died of', async () => {
    const child = launch(worker);
    child.send('fail');
    const end = await endWithin(child, 10_000);
    expect(end).toMatchObject({ code: 1, complaint: 'Error: it went wrong' });
    expect(wayOfEnding(end)).toBe('ended with 1');
  });

  it('is killed where it hangs', async () => {
    const child = launch(worker);
    const heard = listen(child);
    child.send('hello');
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['hello']);
    child.send('hang');
    const end = await endWithin(child, 100);
    // What its process ended with is 0 where Electron kills it.
    expect([end.limitMs, wayOfEnding(end)]).toEqual([100, 'took longer than 0.1 s']);
  });

  it('has ended too where there is no such file', async () => {
    const child = launch(new URL('missing-worker.mjs', worker));
    const { code, complaint } = await child.ended;
    expect(code).toBe(1);
    expect(complaint).toContain('missing-worker.mjs');
  });
});
