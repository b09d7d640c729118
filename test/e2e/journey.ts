import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeTestFolder } from '../pictures/folder.ts';
import { launchChromium } from './chromium.ts';
import { listenForComplaints } from './complaints.ts';
import { serveLibrary, type ServedLibrary } from './served-library.ts';

const outputDir = join(import.meta.dirname, '..', '..', 'test-output');
const screenshotDir = join(outputDir, 'screenshots');

type TestFolder = Awaited<ReturnType<typeof makeTestFolder>>;

export interface Journey {
  page: Page;
  /** For the pictures of this journey. */
  photos: TestFolder;
  served: ServedLibrary;
  /** Starts the engine anew on the same data folder and port, once it was ended. */
  serveAgain: () => Promise<ServedLibrary>;
  /** What the browser complained about so far, security policy included; taken out, the rest must be none. */
  complaints: string[];
}

interface Surroundings {
  colorScheme?: 'light' | 'dark';
  width?: number;
  /** What the browser says its person speaks. */
  locale?: string;
  /** Of Chromium, besides the usual ones. */
  switches?: readonly string[];
  /** Fills the library before the engine starts. */
  prepare?: (dataDir: string, photosDir: string) => Promise<void>;
}

/**
 * Opens an empty library in a fresh browser, goes through it, and clears up. Fails when the page complained
 * in the browser's console, also where everything looked right.
 */
export async function takeJourney(
  go: (journey: Journey) => Promise<void>,
  { colorScheme = 'light', width = 1280, locale = 'en-US', switches, prepare }: Surroundings = {},
): Promise<void> {
  await using photos = await makeTestFolder();
  await using library = await makeTestFolder();
  await prepare?.(library.path, photos.path);
  let served = await serveLibrary(library.path);
  let browser: Browser | null = null;
  let page: Page | null = null;
  try {
    browser = await launchChromium(switches);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      locale,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    const complaints: string[] = [];
    listenForComplaints(page, complaints);
    await page.goto(served.address);
    await go({
      page,
      photos,
      get served() {
        return served;
      },
      serveAgain: async () => {
        served = await serveLibrary(library.path, served.port);
        return served;
      },
      complaints,
    });
    expect(complaints).toEqual([]);
  } catch (error) {
    // What was on the screen says more than the line of the test.
    await page?.screenshot({ path: join(outputDir, `failed-${Date.now()}.png`) });
    throw error;
  } finally {
    await browser?.close();
    await served.end();
  }
}

/** Photos of the gallery or of a result, in the order shown. */
export const tiles = (page: Page) => page.getByRole('grid').locator('button[data-photo]');

/** Lets Lookalike make its sample pictures, and waits until all of them are shown. */
export async function addSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it with sample pictures' }).click();
  const done = page.getByText(/^Up to date: \d+ new\.$/);
  await done.waitFor({ timeout: 60_000 });
  const [count] = /\d+/.exec((await done.textContent()) ?? '') ?? [];
  await waitForPhotos(page, Number(count));
}

/** Goes to the folder of this journey in the dialog and adds it. */
export async function addFolder(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: /^Add a folder/ }).click();
  await browseTo(page, path);
  await page.getByRole('button', { name: 'Add this folder' }).click();
}

/** Goes to a folder where one is chosen. */
export async function browseTo(page: Page, path: string): Promise<void> {
  const address = page.getByRole('textbox', { name: 'Folder' });
  // The first listing fills it in; one that comes while it is filled would be mixed with what is typed.
  await expect.poll(() => address.inputValue()).not.toBe('');
  await address.fill(path);
  await page.getByRole('button', { name: 'Go', exact: true }).click();
}

/** Goes to a place of the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();
}

/** Waits until the gallery shows this many photos. */
export async function waitForPhotos(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Photo 1 of ${count},`) }).waitFor({ timeout: 60_000 });
  await page.getByRole('region', { name: 'Import' }).waitFor({ state: 'detached', timeout: 60_000 });
}

/** Keeps a picture of the page when the environment asks for it with SCREENSHOTS=1. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  await mkdir(screenshotDir, { recursive: true });
  const path = join(screenshotDir, `${name}.png`);
  await rm(path, { force: true });
  await page.screenshot({ path });
}
