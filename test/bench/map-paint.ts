import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { isStale, screens } from '../../scripts/build-age.ts';
import { openLibrary } from '../../src-main/store/library.ts';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';
import { serveLibrary } from '../e2e/served-library.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { report, reportSkipped } from './measurement.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const PHOTOS = 100_000;
const FRAMES = 120;
const inMs = { unit: 'ms', target: '', peer: 'SwiftShader on the processor; times between animation frames' };
const name = `Map of ${PHOTOS} photos in Chromium, painted without a graphics card`;

/** What it costs the page to show a large map, and to move and zoom it. The layout is made up: nothing is laid out. */
if (chromiumPath === undefined) {
  reportSkipped(name, 'no Chromium found; name one in the environment variable CHROMIUM');
} else {
  if (await isStale(projectDir, screens)) {
    await build({ configFile: join(projectDir, 'vite.config.ts'), logLevel: 'error' });
  }
  await using library = await makeTestFolder();
  writeMap(library.path);
  const served = await serveLibrary(library.path);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(served.address);
    await page.getByRole('link', { name: 'Map', exact: true }).waitFor();
    const startMs = performance.now();
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByRole('application').waitFor();
    await page.getByRole('list', { name: 'Colours' }).waitFor();
    report({
      name: `${name}: from the click to map and legend`,
      value: performance.now() - startMs,
      ...inMs,
    });
    await settle(page);
    for (const [what, key] of [
      ['moving', 'ArrowRight'],
      ['zooming', '+'],
    ] as const) {
      const sorted = (await framesDuring(page, key)).toSorted((one, other) => one - other);
      const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
      report({ name: `${name}: frame while ${what}, median`, value: at(0.5), ...inMs });
      report({ name: `${name}: frame while ${what}, 95th percentile`, value: at(0.95), ...inMs });
    }
  } finally {
    await browser.close();
    await served.end();
  }
}

/** Times between frames while a key is pressed in each of them. */
async function framesDuring(page: Page, key: string): Promise<number[]> {
  return page.evaluate(
    `new Promise((done) => {
      const stage = document.querySelector('[role="application"]');
      const times = [];
      let last = performance.now();
      const step = (now) => {
        times.push(now - last);
        last = now;
        const key = times.length % 40 < 20 ? '${key}' : ${key === '+' ? "'-'" : "'ArrowLeft'"};
        stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        if (times.length < ${FRAMES}) requestAnimationFrame(step);
        else done(times.slice(5));
      };
      requestAnimationFrame(step);
    })`,
  );
}

async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(3_000);
}

/** A library of photos that are not there, and a map of them: 40 heaps and some dust. */
function writeMap(dataDir: string): void {
  const library = openLibrary(dataDir);
  const database = new Database(library.databasePath);
  const random = seededRandom(2);
  database.transaction(() => {
    database.exec(`INSERT INTO folder (id, path) VALUES (1, '/nowhere')`);
    const subject = database.prepare(`INSERT INTO tag (id, name) VALUES (?, ?)`);
    for (let id = 1; id <= 40; id++) subject.run(id, `subject ${id}`);
    const photo = database.prepare(
      `INSERT INTO photo (id, content_hash, format, width, height, bytes, sort_at, difference_hash, perceptual_hash)
       VALUES (?, ?, 'jpeg', 4, 3, 1, ?, x'00', x'00')`,
    );
    const tag = database.prepare(`INSERT INTO photo_tag VALUES (?, ?, 'model', 0.9)`);
    const file = database.prepare(
      `INSERT INTO file (folder_id, path, bytes, mtime_ms, photo_id, state) VALUES (1, ?, 1, 0, ?, 'ready')`,
    );
    for (let id = 1; id <= PHOTOS; id++) {
      photo.run(id, Buffer.from(String(id)), `${2005 + (id % 20)}-05-01T12:00:00`);
      tag.run(id, 1 + (id % 40));
      file.run(`/nowhere/${id % 7}/${id}.jpg`, id);
    }
  })();
  const model = 'efficientnet-lite0';
  const spot = (id: number, salt: number): number => {
    const middle = ((id % 40) * 7_919 * salt) % 50_000;
    const away = (random() + random() + random() - 1.5) * 5_000;
    return Math.round(Math.min(65_535, Math.max(0, 7_500 + middle + away)));
  };
  const ids = Array.from({ length: PHOTOS }, (_, at) => at + 1);
  const body = JSON.stringify({
    ...{ model, generation: library.generation(), madeAtMs: 1, photoIds: ids },
    x: ids.map((id) => spot(id, 1)),
    y: ids.map((id) => spot(id, 3)),
  });
  database.close();
  library.close();
  mkdirSync(join(dataDir, 'maps'));
  writeFileSync(
    join(dataDir, 'maps', `${model}.map`),
    `${createHash('sha256').update(body).digest('hex')}\n${body}`,
  );
}
