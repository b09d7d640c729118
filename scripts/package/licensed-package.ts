import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface LicensedPackage {
  name: string;
  version: string;
  /** An SPDX expression. */
  licence: string;
  /** What has to be shown with it: its licence, its notices, those of what is inside. */
  texts: string[];
}

const PackageJson = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** Ours: texts that a package leaves out, by its name, and the standard texts, by their SPDX id. */
const textsDir = join(import.meta.dirname, 'licence-texts');

/** What of these we may pass on inside the program, as long as their texts go with it. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Spelt otherwise than SPDX does. */
const MEANT: Record<string, string> = { 'Apache 2.0': 'Apache-2.0', 'LGPL-3.0': 'LGPL-3.0-only' };

/** @throws Error where its licence is not one that we may pass on, or has no text */
export function readLicensedPackage(folder: string): LicensedPackage {
  const manifest = PackageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const licence = MEANT[manifest.license] ?? manifest.license;
  if (!isAllowed(licence)) {
    throw new Error(
      `${manifest.name} is licensed ${licence}, which is not on the list of scripts/package/licensed-package.ts.`,
    );
  }
  const own = [...filesNamed(folder, /^(licen[cs]e|copying|notice|third.?party)/i), ...added(manifest.name)];
  const texts = own.length > 0 ? own : standardText(licence, manifest);
  if (texts.length === 0) {
    throw new Error(
      `${manifest.name} brings no licence text for ${licence}: put one into scripts/package/licence-texts/packages.`,
    );
  }
  const inside = licensingSection(folder);
  return {
    name: manifest.name,
    version: manifest.version,
    licence,
    texts: inside === null ? texts : [...texts, inside],
  };
}

/** One of the alternatives, or all that hold together. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((id) => ALLOWED.has(id.trim())));
}

function added(name: string): string[] {
  const folder = join(textsDir, 'packages', ...name.split('/'));
  return existsSync(folder) ? filesNamed(folder, /\.txt$/) : [];
}

function filesNamed(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim());
}

/** The standard text, under the name of whoever wrote the package. */
function standardText(licence: string, { name, author }: z.infer<typeof PackageJson>): string[] {
  const holder = typeof author === 'string' ? author : author?.name;
  const texts = licence.split(' AND ').map((id) => standardTextOf(id.trim()));
  if (texts.some((text) => text === null)) return [];
  return [`Copyright © ${holder ?? `the authors of ${name}`}`, ...texts.filter((text) => text !== null)];
}

/** null: not known. The long ones stand once, at the end of the file. */
function standardTextOf(id: string): string | null {
  if (Object.hasOwn(APPENDED, id)) return `${APPENDED[id] ?? id}: see the end of this file.`;
  const file = join(textsDir, 'spdx', `${id}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

const APPENDED: Record<string, string> = {
  'Apache-2.0': 'Apache License, version 2.0',
  'LGPL-3.0-only': 'GNU Lesser General Public License, version 3',
  'LGPL-3.0-or-later': 'GNU Lesser General Public License, version 3',
};

/** A package of prebuilt libraries names them and their licences in its readme. */
function licensingSection(folder: string): string | null {
  const file = join(folder, 'README.md');
  if (!existsSync(file)) return null;
  const section = /^## Licensing\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readFileSync(file, 'utf8'))?.[1];
  return section?.includes('third-party') === true ? section.trim() : null;
}

/** Texts that many packages point to, or that a library inside of one is under. */
export function appendedTexts(): string[] {
  return ['Apache-2.0', 'LGPL-3.0', 'GPL-3.0', 'MPL-1.1', 'Artistic-1.0-Perl'].map((id) =>
    readFileSync(join(textsDir, 'spdx', `${id}.txt`), 'utf8').trim(),
  );
}
