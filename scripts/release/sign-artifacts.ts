import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha512Of, signFile } from '../../src-main/shells/electron/updates/signature.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { readPrivateKey, readPrivateKeyOf } from './signing-key.ts';

// Lays a signature beside every file of a release that people install: `<file>.sig`, checked by every update.
//   LOOKALIKE_UPDATE_KEY="$(cat update-key.pem)" node scripts/release/sign-artifacts.ts release --version 1.2.3
// The key is a secret of the release workflow; scripts/release/update-key.ts makes one. With --public-key <file> nothing is
// signed unless that is its other half, the one that lies in the program, so that no release goes out that nobody can install;
// and that half is laid beside the signatures, for whoever checks a download by hand.

const installable = /\.(exe|AppImage|deb|rpm)$/;

const [folder, ...options] = process.argv.slice(2);

try {
  if (folder === undefined || !existsSync(folder)) {
    throw new Error('Name the folder with the files of the release.');
  }
  await signArtifacts(folder, optionOf('--version') ?? packageVersion(), optionOf('--public-key'));
} catch (error) {
  console.error(errorMessage(error));
  process.exitCode = 1;
}

async function signArtifacts(
  releaseDir: string,
  version: string,
  publicFile: string | undefined,
): Promise<void> {
  const privateKey = publicFile === undefined ? readPrivateKey() : readPrivateKeyOf(publicFile);
  const names = readdirSync(releaseDir).filter((name) => installable.test(name));
  if (names.length === 0) throw new Error(`There is nothing to sign in ${resolve(releaseDir)}.`);
  for (const name of names.toSorted()) {
    const path = join(releaseDir, name);
    writeFileSync(`${path}.sig`, signFile({ version, name, sha512: await sha512Of(path) }, privateKey));
    console.log(`signed ${name}, version ${version}`);
  }
  if (publicFile !== undefined) copyFileSync(publicFile, join(releaseDir, 'update-key.pub'));
}

function optionOf(name: string): string | undefined {
  const place = options.indexOf(name);
  return place < 0 ? undefined : options[place + 1];
}

function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
