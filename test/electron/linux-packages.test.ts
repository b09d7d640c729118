import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoExtensions } from '../../src-shared/domain/photo-format.ts';

// What the real packager would hand to fpm for deb and rpm, and lay into the AppImage, up to the tools themselves.

const packageDir = join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'lookalike-linux-'));
/** Of deb and rpm: the arguments of fpm, and the .desktop file. */
const packages: { args: string[]; desktop: string }[] = [];
let appImageDesktop = '';

beforeAll(async () => {
  mkdirSync(join(dir, 'resources'));
  await build({
    projectDir: packageDir,
    config: 'electron-builder.yml',
    prepackaged: dir,
    targets: Platform.LINUX.createTarget(['deb', 'rpm', 'AppImage'], Arch.x64),
    publish: 'never',
    effectiveOptionComputed: (options: [string[], string] | { desktop: string }) => {
      if ('desktop' in options) appImageDesktop = options.desktop;
      else packages.push({ args: options[0], desktop: readFileSync(options[1], 'utf8') });
      return Promise.resolve(true);
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

test('offers Lookalike for photos, folders and its own links, with an action', () => {
  expect(packages).toHaveLength(2);
  for (const { desktop } of packages) {
    expect(desktop).toContain('\nExec=/opt/Lookalike/lookalike %U\n');
    expect(desktop).toContain('\nStartupWMClass=lookalike\n');
    expect(desktop).toContain('\nCategories=Graphics;Photography;Viewer;\n');
    const [, types = ''] = /\nMimeType=(.*)\n/.exec(desktop) ?? [];
    expect(types.split(';')).toEqual(
      expect.arrayContaining(['image/jpeg', 'image/heic', 'inode/directory', 'x-scheme-handler/lookalike']),
    );
    expect(desktop).toContain('\nActions=FindSimilar;\n');
    expect(desktop).toMatch(
      /\[Desktop Action FindSimilar\]\nName=.*\nName\[de\]=.*\nExec=lookalike --similar %f\n/,
    );
  }
});

test('starts the AppImage in its sandbox', () => {
  expect(appImageDesktop).toContain('\nExec=AppRun %U\n');
  expect(appImageDesktop).not.toContain('no-sandbox');
});

test('defines no types of its own, and so takes none away', () => {
  expect(packages.flatMap(({ args }) => args).filter((arg) => arg.includes('/usr/share/mime/'))).toEqual([]);
});

test('puts the verb into the menus of the file managers, from files that exist', () => {
  for (const { args } of packages) {
    const mapped = args.filter((arg) => arg.startsWith('resources/linux/')).map((arg) => arg.split('='));
    expect(mapped.map(([, target]) => target)).toEqual([
      '/usr/share/kio/servicemenus/lookalike.desktop',
      '/usr/share/nemo/actions/lookalike.nemo_action',
      '/usr/share/nautilus-python/extensions/lookalike.py',
    ]);
    for (const [source = ''] of mapped) {
      expect(existsSync(join(packageDir, source)), source).toBe(true);
      expect(readFileSync(join(packageDir, source), 'utf8')).toContain('/opt/Lookalike/lookalike');
    }
    // Icons for every size that desktops ask for.
    expect(args.filter((arg) => arg.includes('/icons/hicolor/')).length).toBeGreaterThanOrEqual(6);
  }
});

test('the installer for Windows knows every kind of photo that Lookalike knows, and removes what it adds', () => {
  const script = readFileSync(join(packageDir, 'resources', 'installer.nsh'), 'utf8');
  const listed = [...script.matchAll(/!insertmacro \$\{MACRO\} "(\w+)"/g)].map(([, extension]) => extension);
  expect(listed.toSorted()).toEqual(photoExtensions.toSorted());
  // It never becomes the default of a type: that would be the unnamed value of the extension's own key.
  expect(script).not.toMatch(/WriteRegStr SHELL_CONTEXT "Software\\Classes\\\.\$\{EXTENSION\}" /);
  const [install = '', uninstall = ''] = script.split('!macro customUnInstall');
  const classes = new Set(
    [
      ...install.matchAll(
        /"Software\\Classes\\(lookalike|\$\{PHOTO_CLASS\}|Applications\\\$\{APP_EXECUTABLE_FILENAME\})/g,
      ),
    ].map(([, key]) => key),
  );
  expect(classes.size).toBe(3);
  for (const key of classes) {
    expect(uninstall).toContain(`DeleteRegKey SHELL_CONTEXT "Software\\Classes\\${key ?? ''}"`);
  }
});
