import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { photoExtensions } from '../../src-shared/domain/photo-format.ts';

// What the setup for Windows adds to the system, as its script says.

const packageDir = join(import.meta.dirname, '..', '..');

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
