import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { isStale, screens } from '../../scripts/build-age.ts';
import { serveLibrary } from '../e2e/served-library.ts';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { median, report, reportSkipped } from './measurement.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const PHOTOS = 1_000;
const CLICKS = 15;
const name = 'find similar: from the click in the menu to the painted grid';

/** In Chromium, against the real engine: right-click a photo, "Find similar", until the frame with the results is painted. */
if (chromiumPath === undefined) {
  reportSkipped(name, 'no Chromium found; name one in the environment variable CHROMIUM');
} else {
  if (await isStale(projectDir, screens)) {
    await build({ configFile: join(projectDir, 'vite.config.ts'), logLevel: 'error' });
  }
  const timesMs = await measure(chromiumPath);
  const sorted = timesMs.toSorted((one, other) => one - other);
  const peer = `${PHOTOS} photos, ${CLICKS} clicks, performance marks in the page`;
  report({ name: `${name}, median`, value: median(timesMs), unit: 'ms', target: '< 100', peer });
  report({
    name: `${name}, 95th percentile`,
    value: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    unit: 'ms',
    target: '',
    peer,
  });
}

async function measure(executablePath: string): Promise<number[]> {
  await using photos = await makeTestFolder();
  await using library = await makeTestFolder();
  for (let seed = 0; seed < PHOTOS; seed++) {
    await photos.write(
      `${seed}.jpg`,
      await photoPicture(seed, { width: 240, height: 160 + (seed % 5) * 40 }),
    );
  }
  const served = await serveLibrary(library.path, 0, photos.path);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(served.address);
    await page.waitForFunction(
      async (count) => {
        const response = await fetch('/api/import.current', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-lookalike': '1' },
          body: '{}',
        });
        const reply = (await response.json()) as { value: { state: string; counts: { added: number } } };
        return reply.value.state === 'done' && reply.value.counts.added === count;
      },
      PHOTOS,
      { timeout: 300_000, polling: 1_000 },
    );
    const timesMs: number[] = [];
    for (let click = 0; click < CLICKS; click++) timesMs.push(await findSimilar(page, click));
    return timesMs;
  } finally {
    await browser.close();
    await served.end();
  }
}

async function findSimilar(page: Page, click: number): Promise<number> {
  // Each from the gallery and with another photo: what was found before is kept, and would be there at once.
  await page.goto(new URL('/#/', page.url()).href);
  await page.getByRole('grid', { name: 'Photos', exact: true }).waitFor();
  // As a person would: when the gallery stands there, thumbnails and all.
  await page.waitForFunction(() => {
    const { images } = (globalThis as unknown as { document: { images: Iterable<{ complete: boolean }> } })
      .document;
    return [...images].every((image) => image.complete);
  });
  await page.waitForTimeout(1_000);
  const photo = page.getByRole('grid').locator(`button[data-photo="${click}"]`);
  await photo.click({ button: 'right' });
  await page.evaluate(() => {
    performance.clearMarks();
  });
  await page.getByRole('menuitem', { name: 'Find similar' }).click();
  const handle = await page.waitForFunction(() => {
    const [requested] = performance.getEntriesByName('similar-requested');
    const [painted] = performance.getEntriesByName('similar-painted');
    return requested && painted ? painted.startTime - requested.startTime : null;
  });
  const milliseconds = await handle.jsonValue();
  return Number(milliseconds);
}
