import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the place of the fuses in Electron's program; each fuse is a digit behind it. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * A folder that the packager takes for Electron: a program that is one by its first bytes, with fuses as Electron
 * ships them, the licences and some languages.
 */
export function makeStandInElectron(dir: string): string {
  mkdirSync(join(dir, 'locales'), { recursive: true });
  mkdirSync(join(dir, 'resources'));
  const program = join(dir, 'electron');
  writeFileSync(program, Buffer.concat([elfHeader(), Buffer.from(`${SENTINEL}\x01\x0810110101`, 'latin1')]));
  chmodSync(program, 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(dir, name), name);
  for (const language of ['de', 'en-GB', 'en-US', 'fr']) {
    writeFileSync(join(dir, 'locales', `${language}.pak`), '');
  }
  return dir;
}

function elfHeader(): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(process.arch === 'arm64' ? 0xb7 : 0x3e, 18);
  return header;
}
