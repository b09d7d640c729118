import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AfterPackContext, Arch } from 'electron-builder';
import { type Target, checkPacked } from './check-packed.ts';
import { packedFiles } from './packed-file.ts';
import { variantPackages } from './package-config.ts';
import { packageLabel } from './package-label.ts';
import { packageName, programPackages } from './program-packages.ts';
import { sizeRows, sizeTable } from './size-report.ts';

/** How native packages, or those with the binaries of one platform, are called. */
const NATIVES = ['better-sqlite3', 'onnxruntime-node', 'usearch', '@img/sharp-', '@parcel/watcher-'];

/**
 * Runs when the program is put together, before anything is signed or made an installer: looks at what is really in
 * it, and writes down what of it takes how much room.
 *
 * @throws Error with all that is wrong
 */
export default function afterPack(context: AfterPackContext): void {
  const { packager, appOutDir, electronPlatformName } = context;
  const target = { platform: electronPlatformName, arch: Arch[context.arch] } as Target;
  const metadata = packager.config.extraMetadata as { variant?: string } | undefined;
  const cuda = metadata?.variant === 'cuda';
  const variant = variantPackages(cuda);

  const files = packedFiles(appOutDir);
  const table = sizeTable(sizeRows(files), 20);
  console.log(`\n${table}\n`);
  const label = packageLabel(target.platform, target.arch, cuda);
  writeFileSync(join(context.outDir, `sizes-${label}.md`), `${table}\n`);

  const faults = checkPacked(files, {
    ...target,
    packages: new Set([...programPackages(packager.projectDir, variant)].map(packageName)),
    natives: [...NATIVES, ...variant],
  });
  if (faults.length > 0) throw new Error(`The package is not right:\n  ${faults.join('\n  ')}`);
}
