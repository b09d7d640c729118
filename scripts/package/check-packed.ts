import { HEAD_LENGTH, binaryKind } from './binary-kind.ts';
import type { PackedFile } from './packed-file.ts';

export interface Target {
  platform: 'linux' | 'win32';
  arch: 'x64' | 'arm64';
}

export interface Expected extends Target {
  /** Names of the packages that the program can load. */
  packages: ReadonlySet<string>;
  /** Names of those of them that are native. */
  natives: readonly string[];
}

/** What has no place in a program that people get: sources, tests, maps, and what could hold a secret. */
const FORBIDDEN =
  /\.(map|ts|mts|cts|tsbuildinfo|svelte|pdb|pem|key|p12|pfx|env|log|db|sqlite)$|(^|\/)(\.env[^/]*|\.npmrc|\.git[^/]*|id_rsa|electron-builder[^/]*)(\/|$)|^app\/(test|src-main|src-renderer|src-shared|scripts|docs|models|resources)\//;

/** A public key. */
const ALLOWED = /^app\/resources\/update-key\.pub$/;

/** What is wrong with a packed program, as lines for a person; none where all is well. */
export function checkPacked(files: readonly PackedFile[], expected: Expected): string[] {
  return [
    ...forbiddenFiles(files),
    ...foreignBinaries(files, expected),
    ...packedBinaries(files),
    ...unusedPackages(files, expected.packages),
    ...missingNatives(files, expected),
    ...missingParts(files),
  ];
}

function forbiddenFiles(files: readonly PackedFile[]): string[] {
  return files
    .filter(({ path }) => FORBIDDEN.test(path) && !ALLOWED.test(path))
    .map(({ path }) => `${path} has no place in the program`);
}

function foreignBinaries(files: readonly PackedFile[], { platform, arch }: Target): string[] {
  return files.flatMap((file) => {
    const kind = binaryKind(file.head(HEAD_LENGTH));
    if (kind === null || (kind.platform === platform && kind.arch === arch)) return [];
    // The installer's helpers are 32 bits on every Windows.
    if (platform === 'win32' && kind.arch === 'ia32' && /(^|\/)elevate\.exe$/.test(file.path)) return [];
    // ExifTool for Windows exists for x64 alone; Windows on ARM runs it.
    if (platform === 'win32' && kind.arch === 'x64' && file.path.includes('/exiftool-vendored.exe/'))
      return [];
    return [`${file.path} is made for ${kind.platform} on ${kind.arch}, not for ${platform} on ${arch}`];
  });
}

/** A library inside the archive would be copied to a temporary folder at each start, or not load at all. */
function packedBinaries(files: readonly PackedFile[]): string[] {
  return files
    .filter((file) => file.place === 'packed' && binaryKind(file.head(HEAD_LENGTH)) !== null)
    .map(({ path }) => `${path} is native and lies inside the archive: add it to asarUnpack`);
}

function unusedPackages(files: readonly PackedFile[], packages: ReadonlySet<string>): string[] {
  const found = new Set(files.map(({ path }) => packageOf(path)).filter((name) => name !== null));
  return [...found]
    .filter((name) => !packages.has(name))
    .map((name) => `${name} is packed, and the program never loads it`);
}

/** The innermost package that a file belongs to; null: none. */
export function packageOf(path: string): string | null {
  return /^app\/(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

function missingNatives(files: readonly PackedFile[], { natives, platform, arch }: Expected): string[] {
  return natives
    .filter(
      (name) => !files.some(({ path }) => path.includes(`node_modules/${name}`) && path.endsWith('.node')),
    )
    .map((name) => `${name} has no binary for ${platform} on ${arch}: install or build it on such a machine`);
}

const PARTS = [
  /^app\/package\.json$/,
  /^app\/dist\/electron\/src-main\/shells\/electron\/main\.js$/,
  /^app\/dist\/electron\/src-main\/shells\/electron\/preload\.cjs$/,
  /^app\/dist\/electron\/src-main\/shells\/electron\/engine\/engine-entry\.js$/,
  /^app\/dist\/electron\/src-main\/workers\/train-worker\.js$/,
  /^app\/dist\/renderer\/index\.html$/,
  /^resources\/models\/manifest\.json$/,
  /^resources\/models\/[^/]+\/weights\.safetensors$/,
  /^resources\/samples\/[^/]+\/[^/]+\.jpg$/,
  /^resources\/licences\/THIRD-PARTY\.txt$/,
  /^LICENSES\.chromium\.html$/,
];

function missingParts(files: readonly PackedFile[]): string[] {
  return PARTS.filter((part) => !files.some(({ path }) => part.test(path))).map(
    (part) => `no file matches ${part.source}`,
  );
}
