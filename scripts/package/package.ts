import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, Platform, build } from 'electron-builder';
import { build as buildScreens } from 'vite';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { buildDesktop } from '../desktop-build.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { collectLicences } from './collect-licences.ts';
import { type LicensedPackage, readLicensedPackage } from './licensed-package.ts';
import { variantPackages, variantTargets, writePackageConfig } from './package-config.ts';
import { packageLabel } from './package-label.ts';
import { programPackages } from './program-packages.ts';
import { screenPackages } from './screen-packages.ts';

// npm run package [-- --dir] [--cuda] [--arch x64|arm64] [--target NAME...] [--electron-dist PATH] [--output DIR]
// Builds the program and its installers for this platform into dist/packages.

const packageDir = join(import.meta.dirname, '..', '..');

async function packageProgram(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      cuda: { type: 'boolean', default: false },
      platform: { type: 'string', default: process.platform },
      arch: { type: 'string', default: process.arch },
      target: { type: 'string', multiple: true, default: [] },
      'electron-dist': { type: 'string' },
      output: { type: 'string', default: join('dist', 'packages') },
      /** What is in dist already is taken as it is. */
      'no-build': { type: 'boolean', default: false },
    },
  });
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS }[values.platform];
  const arch = { x64: Arch.x64, arm64: Arch.arm64 }[values.arch];
  if (platform === undefined || arch === undefined) {
    throw new Error(`There are no packages for ${values.platform} on ${values.arch}.`);
  }
  if (!values['no-build']) {
    await buildScreens({ configFile: join(packageDir, 'vite.config.ts'), logLevel: 'warn' });
    await buildDesktop(packageDir);
  }
  const folders = new Set([
    ...programPackages(packageDir, variantPackages(values.cuda)),
    ...(await screenPackages(packageDir)),
  ]);
  const packages = collectLicences(packageDir, [...folders]);
  console.log(`Licences of ${packages.length} packages: dist/licences/THIRD-PARTY.txt`);

  const electronDist = values['electron-dist'];
  const outputDir = resolve(packageDir, values.output);
  const config = writePackageConfig(packageDir, {
    cuda: values.cuda,
    electronDist: electronDist === undefined ? null : resolve(electronDist),
    outputDir,
  });
  const label = packageLabel(values.platform, values.arch, values.cuda);
  writeBill(join(outputDir, `sbom-${label}.cdx.json`), packages);
  const targets = values.target.length > 0 ? values.target : variantTargets(values.cuda, values.platform);
  const made = await build({
    projectDir: packageDir,
    config,
    targets: platform.createTarget(values.dir ? ['dir'] : targets, arch),
    publish: 'never',
  });
  for (const file of made) console.log(file);
}

function writeBill(file: string, packages: readonly LicensedPackage[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const electron = readLicensedPackage(join(packageDir, 'node_modules', 'electron'));
  const bill = billOfMaterials(readLicensedPackage(packageDir), electron, packages);
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
}

try {
  await packageProgram();
} catch (error) {
  console.error(`\nNothing was packaged. ${errorMessage(error)}`);
  process.exitCode = 1;
}
