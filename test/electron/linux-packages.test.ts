import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureTypes } from '../../src-main/shells/electron/open-with/picture-types.ts';
import { formatOfName, photoExtensions } from '../../src-shared/domain/photo-format.ts';

// What the real packager would hand to fpm for deb and rpm, and lay into the AppImage, up to the tools themselves.

const packageDir = join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'lookalike-linux-'));
/** Of deb and rpm: the arguments of fpm, the .desktop file, and the script that runs after the package went. */
const packages: { args: string[]; desktop: string; afterRemove: string }[] = [];
let appImageDesktop = '';

/** What the packager writes as the start script of an AppImage. */
const { generateAppRunScript } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))(
  'app-builder-lib/out/targets/appimage/appImageUtil.js',
) as { generateAppRunScript: (config: { ExecutableName: string }) => string };

function writeProgram(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

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
      else {
        const [args, desktopFile] = options;
        const scriptFile = args[args.indexOf('--after-remove') + 1] ?? '';
        packages.push({
          args,
          ...{ desktop: readFileSync(desktopFile, 'utf8'), afterRemove: readFileSync(scriptFile, 'utf8') },
        });
      }
      return Promise.resolve(true);
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

test('offers Lookalike for photos and its own links, with an action', () => {
  expect(packages).toHaveLength(2);
  for (const { desktop } of packages) {
    expect(desktop).toContain('\nExec=/opt/Lookalike/lookalike %U\n');
    expect(desktop).toContain('\nStartupWMClass=lookalike\n');
    expect(desktop).toContain('\nCategories=Graphics;Photography;Viewer;\n');
    const [, types = ''] = /\nMimeType=(.*)\n/.exec(desktop) ?? [];
    expect(types.split(';')).toEqual(
      expect.arrayContaining(['image/jpeg', 'image/heic', 'x-scheme-handler/lookalike']),
    );
    // Where no file manager claims folders, Lookalike would become what opens them.
    expect(types).not.toContain('inode/directory');
    expect(desktop).toContain('\nActions=FindSimilar;\n');
    expect(desktop).toMatch(
      /\[Desktop Action FindSimilar\]\nName=.*\nName\[de\]=.*\nExec=\/opt\/Lookalike\/lookalike --similar %f\n/,
    );
  }
});

test('names no --no-sandbox in the .desktop file of the AppImage', () => {
  expect(appImageDesktop).toContain('\nExec=AppRun %U\n');
  expect(appImageDesktop).not.toContain('no-sandbox');
});

test.each([
  ['denies user namespaces', 1, '--no-sandbox photo.jpg'],
  ['allows them', 0, 'photo.jpg'],
])(
  'the AppImage starts the program, where the system %s, with what it has to refuse or without',
  (_what, code, given) => {
    const appDir = mkdtempSync(join(dir, 'AppDir-'));
    writeFileSync(join(appDir, 'AppRun'), generateAppRunScript({ ExecutableName: 'lookalike' }));
    writeProgram(appDir, 'lookalike', 'echo "$@"');
    writeProgram(appDir, 'unshare', `exit ${code}`);
    const said = execFileSync('bash', [join(appDir, 'AppRun'), 'photo.jpg'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, APPDIR: appDir },
    });
    expect(said.trim()).toBe(given);
  },
);

test('an upgrade by rpm, which ends with the script of the old package, takes nothing from the new one', () => {
  const bin = mkdtempSync(join(dir, 'bin-'));
  for (const name of ['rm', 'update-alternatives', 'apparmor_status', 'apparmor_parser']) {
    writeProgram(bin, name, `echo ${name} "$@"`);
  }
  const { afterRemove = '' } = packages.find(({ args }) => args.includes('--rpm-summary')) ?? {};
  const run = (left: string) =>
    execFileSync('/bin/sh', ['-c', afterRemove, 'script', left], { encoding: 'utf8', env: { PATH: bin } });
  expect(run('1')).toBe('');
  expect(run('0')).toContain('update-alternatives --remove lookalike /opt/Lookalike/lookalike\n');
  // rpm has a meaning of its own for this character.
  expect(afterRemove).not.toContain('%');
});

test('is offered for types that Lookalike asks the desktop for, and for each of its formats', () => {
  const asked = photoExtensions.map((extension) => `photo.${extension}`);
  const known = asked.flatMap(pictureTypes);
  const plain = asked.filter((name) => formatOfName(name) !== 'raw');
  expect(packages).toHaveLength(2);
  for (const { desktop } of packages) {
    const [, types = ''] = /\nMimeType=(.*)\n/.exec(desktop) ?? [];
    const pictures = types.split(';').filter((type) => type.startsWith('image/'));
    expect(known).toEqual(expect.arrayContaining(pictures));
    for (const name of plain) {
      expect(pictures, name).toEqual(expect.arrayContaining(pictureTypes(name).slice(0, 1)));
    }
  }
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
      const text = readFileSync(join(packageDir, source), 'utf8');
      expect(text).toContain('/opt/Lookalike/lookalike');
      // Nemo looks for a program in angle brackets beside the action file.
      for (const [line] of text.matchAll(/^Exec=.*$/gm)) {
        expect(line).toMatch(/^Exec=\/opt\/Lookalike\/lookalike --similar %[fF]$/);
      }
    }
    // Icons for every size that desktops ask for.
    expect(args.filter((arg) => arg.includes('/icons/hicolor/')).length).toBeGreaterThanOrEqual(6);
  }
});
