/** For which machine a binary was made. */
export interface BinaryKind {
  platform: 'linux' | 'win32' | 'darwin';
  /** As Node writes it, or the number that the file holds. */
  arch: string;
}

/** Enough of a file to tell: a PE file has its second header behind the first one's text. */
export const HEAD_LENGTH = 1_024;

const ELF_MACHINES: Record<number, string> = { 0x3e: 'x64', 0xb7: 'arm64', 0x03: 'ia32', 0x28: 'arm' };
const PE_MACHINES: Record<number, string> = { 0x8664: 'x64', 0xaa64: 'arm64', 0x14c: 'ia32', 0x1c4: 'arm' };
const MACH_O = [0xfeedface, 0xfeedfacf, 0xcafebabe, 0xcefaedfe, 0xcffaedfe];

/** What the first bytes say, whatever the file is called; null: not a program or library. */
export function binaryKind(head: Buffer): BinaryKind | null {
  if (head.length >= 20 && head.readUInt32BE(0) === 0x7f454c46) {
    const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
    return { platform: 'linux', arch: ELF_MACHINES[machine] ?? `ELF machine ${machine}` };
  }
  if (head.length >= 0x40 && head.toString('latin1', 0, 2) === 'MZ') {
    const at = head.readUInt32LE(0x3c);
    if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return null;
    const machine = head.readUInt16LE(at + 4);
    return { platform: 'win32', arch: PE_MACHINES[machine] ?? `PE machine ${machine}` };
  }
  // A Java class begins as a universal Mach-O does; neither has any business here.
  if (head.length >= 8 && MACH_O.includes(head.readUInt32BE(0))) return { platform: 'darwin', arch: 'any' };
  return null;
}
