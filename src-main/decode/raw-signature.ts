/**
 * Most RAW files (DNG, NEF, ARW, PEF, SRW, 3FR...) begin exactly like a TIFF. What tells them apart is what
 * their directories describe: sensor data behind a colour filter, or a DNG version.
 */

const SUB_DIRECTORIES = 0x014a;
const PHOTOMETRIC = 0x0106;
const DNG_VERSION = 0xc612;
/** Colour filter array, and the demosaiced "linear raw" of DNG: no ordinary TIFF holds either. */
const SENSOR_PHOTOMETRICS = new Set([32803, 34892]);
/** A directory chain in a damaged file can be endless; real RAW files have fewer than ten. */
const MAX_DIRECTORIES = 24;

/** @param bytes a file that begins with `II*\0` or `MM\0*` */
export function holdsSensorData(bytes: Buffer): boolean {
  const bigEndian = bytes[0] === 0x4d;
  const u16 = (at: number): number => (bigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
  const u32 = (at: number): number => (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));

  const waiting = [u32(4)];
  const seen = new Set<number>();
  while (waiting.length > 0 && seen.size < MAX_DIRECTORIES) {
    const at = waiting.shift() ?? 0;
    if (at < 8 || at + 2 > bytes.length || seen.has(at)) continue;
    seen.add(at);

    const end = at + 2 + u16(at) * 12;
    if (end + 4 > bytes.length) continue;
    for (let entry = at + 2; entry < end; entry += 12) {
      const tag = u16(entry);
      if (tag === DNG_VERSION) return true;
      if (tag === PHOTOMETRIC && SENSOR_PHOTOMETRICS.has(u16(entry + 8))) return true;
      if (tag === SUB_DIRECTORIES) waiting.push(...subDirectories(entry));
    }
    waiting.push(u32(end));
  }
  return false;

  function subDirectories(entry: number): number[] {
    const count = Math.min(u32(entry + 4), MAX_DIRECTORIES);
    const list = count === 1 ? entry + 8 : u32(entry + 8);
    if (list + count * 4 > bytes.length) return [];
    return Array.from({ length: count }, (_, index) => u32(list + index * 4));
  }
}
