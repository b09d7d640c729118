import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  findUpdateObstacle,
  type UpdateFacts,
} from '../../../../src-main/shells/electron/updates/availability.ts';

let dir: string;
let linux: UpdateFacts;
let windows: UpdateFacts;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike resources '));
  linux = {
    isPackaged: true,
    isPortable: false,
    platform: 'linux',
    environment: { APPIMAGE: '/home/somebody/Lookalike.AppImage' },
    resourcesDir: dir,
    keyFile: join(dir, 'update-key.pub'),
  };
  windows = { ...linux, platform: 'win32', environment: {} };
  source('publisherName:\n  - Somebody\n');
  writeFileSync(
    linux.keyFile,
    generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }),
  );
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** As the packager writes it. */
function source(more: string) {
  const text = `provider: generic\nurl: https://example.org\nupdaterCacheDirName: lookalike-updater\n${more}`;
  writeFileSync(join(dir, 'app-update.yml'), text);
}

it('finds none for an AppImage and an installed Windows program', () => {
  expect(findUpdateObstacle(linux)).toBeNull();
  expect(findUpdateObstacle(windows)).toBeNull();
});

it('knows what others bring up to date', () => {
  expect(findUpdateObstacle({ ...linux, isPackaged: false })).toBe('from-source');
  expect(findUpdateObstacle({ ...linux, environment: {} }), 'deb and rpm').toBe('package-manager');
  expect(findUpdateObstacle({ ...windows, isPortable: true })).toBe('portable');
  expect(findUpdateObstacle({ ...linux, isPortable: true }), 'with its library').toBe('portable');
});

it('knows a build that has no place to ask', () => {
  rmSync(join(dir, 'app-update.yml'));
  expect(findUpdateObstacle(linux)).toBe('no-source');
  expect(findUpdateObstacle({ ...windows, platform: 'darwin' })).toBe('no-source');
});

it('takes a build without a key for unsigned', () => {
  writeFileSync(linux.keyFile, 'not a key');
  expect(findUpdateObstacle(linux)).toBe('unsigned');
  rmSync(linux.keyFile);
  expect(findUpdateObstacle(linux)).toBe('unsigned');
  expect(findUpdateObstacle(windows)).toBe('unsigned');
});

it.each([
  '',
  'publisherName:\n',
  'publisherName: []\n',
  'publisherName: null\n',
  'publisherName:\nowner: us\n',
])('takes a Windows build without a publisher for unsigned: %j', (more) => {
  source(more);
  expect(findUpdateObstacle(windows)).toBe('unsigned');
  expect(findUpdateObstacle(linux), 'Linux has no such names').toBeNull();
});

it.each(['publisherName: Somebody\n', 'publisherName:\r\n  - CN=Somebody\r\n', 'publisherName:\n- "A: B"\n'])(
  'takes the name of a publisher: %j',
  (more) => {
    source(more);
    expect(findUpdateObstacle(windows)).toBeNull();
  },
);
