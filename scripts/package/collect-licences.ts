import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type LicensedPackage, appendedTexts, readLicensedPackage } from './licensed-package.ts';

const Models = z.object({
  models: z.array(z.object({ name: z.string(), licence: z.string(), source: z.string() })),
});

/**
 * Writes the licences of all that the program contains into dist/licences, as one file that a person can read and
 * search, and our own.
 *
 * @param folders of the packages that go into the program, as `node_modules/sharp`
 * @throws Error where one may not be passed on, or its text is missing
 */
export function collectLicences(packageDir: string, folders: readonly string[]): LicensedPackage[] {
  const packages = folders
    .map((folder) => readLicensedPackage(join(packageDir, folder)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
  const target = join(packageDir, 'dist', 'licences');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'LICENSE.txt'), readFileSync(join(packageDir, 'LICENSE')));
  writeFileSync(
    join(target, 'THIRD-PARTY.txt'),
    [
      INTRODUCTION,
      packages.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`).join('\n'),
      ...packages.map(packageChapter),
      ...modelChapters(packageDir),
      ...appendedTexts().map((text) => `${RULE}\n${text}`),
    ].join('\n\n') + '\n',
  );
  return packages;
}

const RULE = '='.repeat(100);

const INTRODUCTION = `Lookalike contains the work of others, under these licences.

Electron's own licence is LICENSE.electron.txt, those of Chromium and of what it contains are in LICENSES.chromium.html,
both beside the program. libvips (in @img/sharp-…) and libheif (in libheif-js) are under the LGPL: they lie as files of
their own in resources/app.asar.unpacked, and may be replaced by other builds of the same interface. Their sources are at
https://github.com/lovell/sharp-libvips and https://github.com/catdad-experiments/libheif-js.
ExifTool is under the same terms as Perl: the Artistic License, or the GNU General Public License.`;

function packageChapter({ name, version, licence, texts }: LicensedPackage): string {
  return [`${RULE}\n${name} ${version} (${licence})`, ...new Set(texts)].join('\n\n');
}

function modelChapters(packageDir: string): string[] {
  const { models } = Models.parse(
    JSON.parse(readFileSync(join(packageDir, 'models', 'manifest.json'), 'utf8')),
  );
  return models.map(({ name, licence, source }) => {
    const notices = globSync(`models/${name}/NOTICE`, { cwd: packageDir }).map((file) =>
      readFileSync(join(packageDir, file), 'utf8').trim(),
    );
    return [`${RULE}\nModel ${name} (${licence})`, source, ...notices].join('\n\n');
  });
}
