import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { guardPermissions } from '../../../../src-main/shells/electron/guards/permissions.ts';
import { FakeContents, FakeSession } from './fake-contents.ts';

/** Every permission that this Electron knows, read from its own declaration. */
const declaration = readFileSync('node_modules/electron/electron.d.ts', 'utf8');
const signature =
  /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
    declaration,
  );
const permissions = [...signature![1]!.matchAll(/'([\w-]+)'/g)].map(([, name]) => name) as Parameters<
  FakeSession['check']
>[0][];

const screen = { id: 'screen:1:0', name: 'Entire screen' };
const choose = vi.fn(() => Promise.resolve<typeof screen | null>(screen));
let session: FakeSession;
let page: FakeContents;

beforeEach(() => {
  choose.mockClear();
  session = new FakeSession();
  page = new FakeContents();
  guardPermissions(session, choose);
});

it('all but writing to the clipboard are denied when looked at', () => {
  expect(permissions.length).toBeGreaterThan(30);
  expect(permissions).toContain('geolocation');
  const allowed = permissions.filter((permission) => session.check(permission, 'app://lookalike/'));
  expect(allowed).toEqual(['clipboard-sanitized-write']);
  expect(session.check('clipboard-sanitized-write', 'https://evil.test/')).toBe(false);
  expect(session.check('clipboard-sanitized-write', 'app://lookalike/', false)).toBe(false);
});

it('all but that and a screen that the person chose are denied when asked for', async () => {
  const allowed = [];
  for (const permission of permissions) if (await session.request(page, permission)) allowed.push(permission);
  expect(allowed.sort()).toEqual(['clipboard-sanitized-write', 'display-capture']);
  expect(choose).toHaveBeenCalledOnce();
});

it('nobody else gets even those', async () => {
  for (const permission of ['clipboard-sanitized-write', 'display-capture'] as const) {
    expect(await session.request(page, permission, { isMainFrame: false })).toBe(false);
    expect(await session.request(page, permission, { requestingUrl: 'https://evil.test/' })).toBe(false);
    page.url = 'https://evil.test/';
    expect(await session.request(page, permission, { requestingUrl: 'app://lookalike/' })).toBe(false);
    page.url = 'app://lookalike/index.html';
  }
  expect(choose).not.toHaveBeenCalled();
});

it('a screen is handed out once for each time that a person chose it', async () => {
  expect(session.display({})).toBeNull();
  expect(await session.request(page, 'display-capture')).toBe(true);
  expect(session.display({})).toEqual({ video: screen });
  expect(session.display({})).toBeNull();
  for (const frame of [null, { parent: {}, url: page.url }, { parent: null, url: 'https://evil.test/' }]) {
    await session.request(page, 'display-capture');
    expect(session.display({ frame: frame as Electron.WebFrameMain | null })).toBeNull();
  }
});

it('a person who would not, or a system that cannot, is a no', async () => {
  choose.mockResolvedValueOnce(null);
  expect(await session.request(page, 'display-capture')).toBe(false);
  choose.mockRejectedValueOnce(new Error('no screens'));
  expect(await session.request(page, 'display-capture')).toBe(false);
  expect(session.display({})).toBeNull();
});

it('devices are out of reach', () => {
  expect(session.allowsDevice()).toBe(false);
  expect(session.pairs()).toBe(false);
});
