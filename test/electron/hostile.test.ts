import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForPhotos } from '../e2e/journey.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { type DesktopJourney, takeDesktopJourney } from './journey.ts';
import { answerDialogs } from './native.ts';

/** A stranger's server that counts who came. */
let stranger: Server;
const visits: string[] = [];
const at = (path: string) => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/${path}`;

beforeAll(async () => {
  stranger = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('<h1>evil</h1>');
  });
  await new Promise<void>((resolve) => {
    stranger.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  stranger.close();
});

const welcome = (page: Page) => page.getByRole('heading', { name: 'Find photos by how they look' });
/** What a fetch of it came to: a status, or how it failed. */
const fetched = (page: Page, address: string) =>
  page.evaluate<string | number>(
    `fetch(${JSON.stringify(address)}).then((response) => response.status, (error) => error.name)`,
  );

/** Whether a page can show this as a picture. */
const shown = (page: Page, address: string) =>
  page.evaluate<boolean>(`new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve(true);
    picture.onerror = () => resolve(false);
    picture.src = ${JSON.stringify(address)};
  })`);

/** Has one photo read, and answers its id, which is the end of its picture's address. */
async function addPhoto(journey: DesktopJourney): Promise<string> {
  const { page, photos } = journey;
  await photos.write('ours.jpg', await photoPicture(1));
  await answerDialogs(journey, [photos.path]);
  await page.getByRole('button', { name: /^Add a folder/ }).click();
  await waitForPhotos(page, 1);
  const address = await page.locator('[data-photo] img').getAttribute('src');
  return /\/(\d+)$/.exec(address ?? '')?.[1] ?? '';
}

/** What each frame of the page shows, and has of the program, but the page itself. */
const otherFrames = (page: Page) =>
  Promise.all(
    page
      .frames()
      .filter((frame) => frame !== page.mainFrame())
      .map((frame) =>
        frame.evaluate<{ address: string; words: string; shell: string }>(`({
          address: location.href,
          words: document.documentElement.innerText,
          shell: typeof window.lookalikeShell,
        })`),
      ),
  );

describeDesktop('a hostile page', (host) => {
  test('goes nowhere: no navigation, no window, no frame, no request leaves the screens', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, complaints } = journey;
      await welcome(page).waitFor();
      const start = page.url();

      expect(await page.evaluate(`window.open(${JSON.stringify(at('window'))}) === null`)).toBe(true);
      expect(await page.evaluate('window.open("about:blank") === null')).toBe(true);
      for (const address of [at('navigation'), 'file:///etc/passwd', 'data:text/html,evil']) {
        await page.evaluate(`location.href = ${JSON.stringify(address)}; undefined`);
      }
      await page.evaluate(`(() => {
        const link = document.createElement('a');
        link.href = ${JSON.stringify(at('link'))};
        document.body.append(link);
        link.click();
        link.remove();
      })()`);
      await page.evaluate(`(() => {
        for (const address of [${JSON.stringify(at('frame'))}, location.href, 'about:blank']) {
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
        }
      })()`);
      expect(await fetched(page, at('fetch'))).toBe('TypeError');
      await page.evaluate(`new Image().src = ${JSON.stringify(at('picture'))}; undefined`);
      await page.evaluate(`navigator.sendBeacon(${JSON.stringify(at('beacon'))}); undefined`);
      // Later and by the page itself: what a debugger evaluates may do this.
      await page.evaluate('setTimeout(() => { window.wasRun = new Function("return true")(); }); undefined');
      await page.evaluate(`(() => {
        const script = document.createElement('script');
        script.textContent = 'window.wasRun = true';
        document.body.append(script);
      })()`);
      await page.waitForTimeout(500);

      expect(await page.evaluate('window.wasRun')).toBeUndefined();
      expect(page.url()).toBe(start);
      await welcome(page).waitFor();
      expect(visits).toEqual([]);
      const frames = await otherFrames(page);
      expect(frames.map(({ address }) => address)).toContain('about:blank');
      for (const { address, words, shell } of frames) {
        expect({ address, shell }).toEqual({ address, shell: 'undefined' });
        expect(address).toMatch(/^(about:blank|chrome-error:)/);
        expect(words).not.toMatch(/Find photos|evil/);
      }
      expect(
        await journey.evaluate(
          ({ BrowserWindow }, _nothing: null) => BrowserWindow.getAllWindows().length,
          null,
        ),
      ).toBe(1);
      // The browser's own words about what it refused, and nothing but those.
      const refused =
        /Content Security Policy|Mixed Content|Not allowed to (load|navigate)|ERR_(BLOCKED|ABORTED|FAILED)|Failed to load|Fetch API cannot load|EvalError/;
      expect(complaints.filter((complaint) => !refused.test(complaint))).toEqual([]);
      complaints.length = 0;
    });
  });

  test('reaches nothing of the machine: no Node, no file by an address, no permission', async () => {
    await using outside = await makeTestFolder();
    const stray = await outside.write('stray.jpg', await photoPicture(2));
    await takeDesktopJourney(host, async (journey) => {
      const { page, complaints } = journey;
      await welcome(page).waitFor();
      const origin = new URL(page.url()).protocol === 'app:' ? 'app://lookalike' : 'https://lookalike.test';

      const names = ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'];
      expect(await page.evaluate(`${JSON.stringify(names)}.filter((name) => name in window)`)).toEqual([]);
      expect(await page.evaluate('Object.keys(window.lookalikeShell)')).toEqual(['pathOf']);
      // A file that a page made lies nowhere.
      expect(await page.evaluate('window.lookalikeShell.pathOf(new File(["x"], "passwd"))')).toBe('');

      const files = [
        '../package.json',
        '%2e%2e/package.json',
        '..%2fpackage.json',
        '..%5c..%5cpackage.json',
        '%00',
      ];
      for (const path of [
        ...files,
        '/etc/passwd',
        'assets/../../electron/src-main/shells/electron/main.js',
      ]) {
        const status = await fetched(page, `${origin}/${path}`);
        expect({ [path]: status }).toEqual({
          [path]: expect.toBeOneOf([400, 403, 404, 'TypeError']) as unknown,
        });
      }
      // A picture that any browser shows, and that nobody gave to Lookalike.
      const photoId = await addPhoto(journey);
      expect(await shown(page, `photo://thumbnail/${photoId}`)).toBe(true);
      const written = encodeURIComponent(stray);
      const pictures = [
        ...[`thumbnail/${written}`, `screen/${written}`, `query/${written}`, `file${stray}`, stray],
        ...[`thumbnail/${photoId}?path=${written}`, `thumbnail/${photoId}/../..${stray}`],
        `thumbnail/../../../..${stray}`,
      ];
      for (const path of pictures) {
        expect({ [path]: await shown(page, `photo://${path}`) }).toEqual({ [path]: false });
      }
      expect(await shown(page, pathToFileURL(stray).href)).toBe(false);

      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']) {
        const state = await page.evaluate(
          `navigator.permissions.query({ name: ${JSON.stringify(name)} }).then(({ state }) => state)`,
        );
        expect({ [name]: state }).toEqual({ [name]: 'denied' });
      }
      expect(
        await page.evaluate(
          'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", (error) => error.name)',
        ),
      ).toBe('NotAllowedError');
      complaints.length = 0;
    });
  });

  test('gets no second hold of the program: not by forged messages, nor by such as main would see from another frame', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, complaints, log } = journey;
      await welcome(page).waitFor();
      // Messages between worlds and frames that look like ours: no port, so the screens keep those they have.
      await page.evaluate(`(() => {
        window.postMessage({ lookalike: 'ports', ports: ['engine', 'desktop'] }, '*');
        window.postMessage({ lookalike: 'ports', ports: 'engine' }, '*');
        window.postMessage({ lookalike: 'ports', ports: [{ length: 9 }, null] }, '*');
        document.dispatchEvent(new Event('DOMContentLoaded'));
      })()`);
      // No preload runs in another frame, so none can send: these are events as Electron would hand them to ipcMain.
      const answers = await journey.evaluate(({ ipcMain, webContents }, _nothing: null) => {
        const [contents] = webContents.getAllWebContents();
        const posted: string[] = [];
        const senderFrame = (origin: string, url: string, parent: unknown) => ({
          ...{ origin, url, parent, processId: 1, routingId: -7, detached: false },
          isDestroyed: () => false,
          postMessage: () => posted.push(url),
        });
        const own = 'app://lookalike';
        const frames = [
          senderFrame('https://evil.test', 'https://evil.test/', null),
          senderFrame(own, `${own}/index.html`, {}),
          senderFrame('null', `${own}/index.html`, null),
          senderFrame(own, `${own}/index.html`, null),
          null,
        ];
        for (const frame of frames) ipcMain.emit('ports', { sender: contents, senderFrame: frame });
        ipcMain.emit('ports', { sender: {}, senderFrame: contents?.mainFrame });
        return posted;
      }, null);
      expect(answers).toEqual([]);
      await expect.poll(() => log().match(/refused ports/g)?.length).toBe(6);

      await page.getByRole('button', { name: 'Try it with sample pictures' }).click();
      await page.getByText(/^Up to date: \d+ new\.$/).waitFor({ timeout: 60_000 });
      expect(complaints).toEqual([]);
    });
  });
});
