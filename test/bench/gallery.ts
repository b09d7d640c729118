import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { isStale, screens } from '../../scripts/build-age.ts';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';
import { serveLibrary } from '../e2e/served-library.ts';
import { writeLargeLibrary } from '../harness/large-library.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { median, report, reportSkipped } from './measurement.ts';

/** The screens with 100,000 photos, in Chromium against the real engine. */
const PHOTOS = 100_000;
const VISITS = 7;
const CLICKS = 30;
const SCROLL_FRAMES = 600;
/** About 20,000 pixels a second at 60 frames. */
const SCROLL_PIXELS = 333;

const projectDir = join(import.meta.dirname, '..', '..');
const peer = `${PHOTOS.toLocaleString('en')} photos, 1280 x 800, no GPU`;

if (await isStale(projectDir, screens)) {
  await build({ configFile: join(projectDir, 'vite.config.ts'), logLevel: 'error' });
}
if (chromiumPath === undefined) {
  reportSkipped('gallery', 'no Chromium found; name one in the environment variable CHROMIUM');
} else await measureScreens(chromiumPath);

async function measureScreens(executablePath: string): Promise<void> {
  await using folder = await makeTestFolder();
  const dataDir = join(folder.path, 'data');
  const photosDir = join(folder.path, 'photos');
  await mkdir(dataDir);
  await mkdir(photosDir);
  await writeLargeLibrary(dataDir, photosDir, PHOTOS);
  const served = await serveLibrary(dataDir);
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, '--enable-precise-memory-info'],
  });
  try {
    const page = await openPage(browser, served.address);
    await waitForSearch(page);
    await waitForIndex(join(dataDir, 'index'));
    await reportFirstPaint(page);
    await reportScrolling(page, 'scrolling at full speed');
    await reportHeap(page);
    await reportFindSimilar(page);
    await reportHeap(page, ', after searches');
    const blank = await openPage(browser, new URL('/', page.url()).href, page);
    await blank.route('**/picture/**', (route) => route.abort());
    await blank.reload();
    await reportScrolling(blank, 'the same with no thumbnails, as the floor');
  } finally {
    await browser.close();
    await served.end();
  }
}

async function openPage(browser: Browser, address: string, like?: Page): Promise<Page> {
  const context = like?.context() ?? (await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  const page = await context.newPage();
  await page.addInitScript(watchFirstPaint);
  await page.goto(address);
  return page;
}

/** Runs in the page: when the second frame after the first photo began, its first one was painted. */
function watchFirstPaint(): void {
  const page = globalThis as unknown as {
    document: { querySelector(selector: string): unknown };
    requestAnimationFrame(callback: () => void): void;
    performance: { mark(name: string): void };
  };
  const look = (): void => {
    if (page.document.querySelector('[data-photo]') === null) {
      page.requestAnimationFrame(look);
      return;
    }
    page.requestAnimationFrame(() => {
      page.performance.mark('first-photos');
    });
  };
  page.requestAnimationFrame(look);
}

/** Reading 100,000 vectors takes a while after the start; a person's first search would wait for it. */
async function waitForSearch(page: Page): Promise<void> {
  await page.getByRole('grid').first().waitFor({ timeout: 120_000 });
  await page.waitForFunction(
    async (photos) => {
      const response = await fetch('/api/library.status', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-lookalike': '1' },
        body: '{}',
      });
      const { value } = (await response.json()) as { value: { coverage: { searchable: number } } };
      return value.coverage.searchable >= photos;
    },
    PHOTOS,
    { timeout: 300_000, polling: 500 },
  );
}

/** Indexing so many vectors keeps both cores busy for a minute or two, once in the life of a library. */
async function waitForIndex(indexDir: string): Promise<void> {
  const quietMs = 20_000;
  let before = '';
  for (let sinceMs = performance.now(); performance.now() - sinceMs < quietMs;) {
    await pause(1_000);
    const files = (await readdir(indexDir, { recursive: true }).catch(() => [])).join();
    if (files !== before) sinceMs = performance.now();
    before = files;
  }
}

async function reportFirstPaint(page: Page): Promise<void> {
  const timesMs: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    await page.reload();
    const timeMs = await page.waitForFunction(
      () => {
        const [painted] = performance.getEntriesByName('first-photos');
        const script = performance
          .getEntriesByType('resource')
          .find(({ name }) => /\/assets\/index-[^/]*\.js$/.test(name));
        return (
          painted && script && painted.startTime - (script as unknown as { responseEnd: number }).responseEnd
        );
      },
      undefined,
      { timeout: 60_000 },
    );
    timesMs.push(Number(await timeMs.jsonValue()));
  }
  const name = 'first paint of the grid after the script arrived';
  report({ name: `${name}, median of ${VISITS}`, value: median(timesMs), unit: 'ms', target: '< 500', peer });
  report({ name: `${name}, slowest`, value: Math.max(...timesMs), unit: 'ms', target: '', peer });
}

async function reportScrolling(page: Page, name: string): Promise<void> {
  await page.getByRole('grid').first().waitFor();
  const frames = await page.evaluate(scrollThrough, { frames: SCROLL_FRAMES, pixels: SCROLL_PIXELS });
  const sorted = frames.toSorted((one, other) => one - other);
  const percentile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  report({ name: `${name}: frame, median`, value: percentile(0.5), unit: 'ms', target: '', peer });
  report({
    name: `${name}: frame, 99th percentile`,
    value: percentile(0.99),
    unit: 'ms',
    target: '<= 50',
    peer,
  });
}

/** Runs in the page: how long each frame took. */
async function scrollThrough({ frames, pixels }: { frames: number; pixels: number }): Promise<number[]> {
  const page = globalThis as unknown as {
    document: { querySelector(selector: string): { parentElement: unknown } | null };
    requestAnimationFrame(callback: (atMs: number) => void): void;
    getComputedStyle(element: unknown): { overflowY: string };
  };
  type Element = { parentElement: Element | null; scrollTop: number };
  let scroller = page.document.querySelector('[role="grid"]') as Element | null;
  while (scroller && page.getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement;
  if (!scroller) throw new Error('nothing scrolls here');
  const nextFrame = () =>
    new Promise<number>((resolve) => {
      page.requestAnimationFrame(resolve);
    });
  const times: number[] = [];
  let before = await nextFrame();
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += pixels;
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return times;
}

async function reportHeap(page: Page, when = ''): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  report({ name: `JavaScript heap${when}`, value: usedSize / 1e6, unit: 'MB', target: '< 150', peer });
}

async function reportFindSimilar(page: Page): Promise<void> {
  const timesMs: number[] = [];
  for (let click = 0; click < CLICKS; click++) {
    await page.goto(new URL('/#/', page.url()).href);
    await page.getByRole('grid', { name: 'Photos', exact: true }).waitFor();
    // As a person would: when the gallery stands there, thumbnails and all.
    await page.waitForFunction(() => {
      const { images } = (globalThis as unknown as { document: { images: Iterable<{ complete: boolean }> } })
        .document;
      return [...images].every((image) => image.complete);
    });
    await page.waitForTimeout(1_000);
    await page.evaluate(() => {
      performance.clearMarks();
    });
    // Each with another photo: what was found before is kept, and would be there at once.
    await page.locator('button[data-photo]').nth(click).click();
    const timeMs = await page.waitForFunction(() => {
      const [asked] = performance.getEntriesByName('similar-requested');
      const [painted] = performance.getEntriesByName('similar-painted');
      return asked && painted && painted.startTime - asked.startTime;
    });
    timesMs.push(Number(await timeMs.jsonValue()));
  }
  const sorted = timesMs.toSorted((one, other) => one - other);
  const name = 'find similar, from the click to the painted results';
  report({ name: `${name}, median`, value: median(timesMs), unit: 'ms', target: '', peer });
  report({
    name: `${name}, 95th percentile`,
    value: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    unit: 'ms',
    target: '< 150',
    peer,
  });
}
