import { statfs } from 'node:fs/promises';

/** Magic numbers of Linux's network file systems: NFS, SMB, CIFS, SMB2, 9P, Ceph, AFS, Coda. */
const NETWORK = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400],
  ...[0x5346414f, 0x6b414653, 0x73757245],
]);

/**
 * Whether a folder lies on a drive that other computers change too: those changes are told to nobody here.
 * Only where it can be known without asking the network: of a Mac's mounts and of FUSE, nothing is.
 */
export async function isOnNetworkDrive(path: string): Promise<boolean> {
  if (process.platform === 'win32') return path.startsWith('\\\\');
  if (process.platform !== 'linux') return false;
  try {
    // Negative where the number was taken for a signed one.
    return NETWORK.has((await statfs(path)).type >>> 0);
  } catch {
    return false;
  }
}
