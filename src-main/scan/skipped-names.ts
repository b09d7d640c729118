/** What systems and network drives keep beside the photos: deleted files, thumbnails and older versions of them. */
const SKIPPED = new Set([
  // Windows
  '$recycle.bin',
  'system volume information',
  // Synology and QNAP: thumbnails named like photos, the bin, snapshots
  '@eadir',
  '#recycle',
  '#snapshot',
  '@recycle',
  '@recently-snapshot',
  // What zip files from a Mac and a repaired disk leave behind
  '__macosx',
  'lost+found',
]);

/** A leading dot hides a file or folder, on every system: `.thumbnails`, `.Trash`, and a Mac's `._IMG_1.jpg`. */
export const isHidden = (name: string): boolean => name.startsWith('.');

/** Whether no photo of the person's own can be in a folder of this name. */
export function isSkippedFolder(name: string, parentName: string): boolean {
  const lowerCase = name.toLowerCase();
  // Previews in a Lightroom catalogue, some of them DNG.
  if (SKIPPED.has(lowerCase) || lowerCase.endsWith('.lrdata')) return true;
  // The photos of an Apple Photos library lie in one of its folders; the others hold what was derived from them.
  if (!parentName.toLowerCase().endsWith('.photoslibrary')) return false;
  return lowerCase !== 'originals' && lowerCase !== 'masters';
}
