import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBattery } from '../../src-main/shells/electron/work/battery.ts';
import { holdWorkOnBattery } from '../../src-main/shells/electron/work/held-work.ts';
import { createDesktopSettings } from '../../src-main/shells/electron/settings/settings-file.ts';
import { followWork } from '../../src-main/shells/electron/work/work.ts';
import type { EngineState } from '../../src-shared/contract/desktop.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let photos: Awaited<ReturnType<typeof makeTestFolder>>;
let library: TemporaryEngine;

beforeAll(async () => {
  folder = await makeTestFolder();
  photos = await makeTestFolder();
  const sample = await readFile('resources/samples/boats/boats-1.jpg');
  for (let index = 0; index < 60; index += 1) {
    // Bytes after a JPEG's end make it another file, with the same picture.
    await photos.write(`${index}.jpg`, Buffer.concat([sample, Buffer.from(String(index))]));
  }
  library = await openTemporaryEngine({ workers: 1 });
});

afterAll(async () => {
  await library.close();
  await photos[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** The shell's part of a laptop, on the real engine. */
async function makeLaptop(onBattery: boolean) {
  const log: string[] = [];
  const state: EngineState = { state: 'running' };
  const settings = createDesktopSettings(folder.path, (line) => log.push(line));
  await settings.update({ pauseOnBattery: true });
  let turn: (now: boolean) => void = () => undefined;
  const work = followWork(
    {
      ...{ state, client: library.client, onState: () => () => undefined },
      onEvent: (listener) => library.engine.onEvent(listener),
    },
    (line) => log.push(line),
  );
  const battery = createBattery(
    {
      isOnBattery: () => onBattery,
      onTurn: (listener) => {
        turn = listener;
      },
    },
    settings,
  );
  holdWorkOnBattery({
    ...{ battery, work, client: library.client, dataDir: folder.path },
    log: (line) => log.push(line),
  });
  return {
    turn: (now: boolean) => {
      turn(now);
    },
    log,
  };
}

test('a real import waits for mains power, over the end of the program too, and then reads every photo', async () => {
  const laptop = await makeLaptop(true);
  await library.client['folders.add']({ path: photos.path });
  const { id } = await library.client['import.start']({});
  await library.waitFor('paused');
  laptop.turn(false);
  await library.waitFor('running');
  laptop.turn(true);
  await library.waitFor('paused');
  expect(laptop.log).toEqual([]);
  const written = join(folder.path, 'paused-on-battery.json');
  await vi.waitFor(async () => {
    expect(JSON.parse(await readFile(written, 'utf8'))).toEqual([{ kind: 'import', jobId: id }]);
  });

  // Ended on battery, and started again with the plug in.
  await library.restart({ resumeImport: true });
  const after = await makeLaptop(false);
  const job = await library.waitFor('done');
  expect(job).toMatchObject({ id, counts: { added: 60, failed: 0 } });
  expect(after.log).toEqual([]);
  expect(JSON.parse(await readFile(written, 'utf8'))).toEqual([]);
});
