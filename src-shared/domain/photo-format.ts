/** What kind of photo a file holds. RAW is every camera's own format, seen through its embedded preview. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'gif' | 'bmp' | 'heic' | 'raw';

/** `.raw` is left out on purpose: hardly ever a camera's file, and every firmware dump would be a failure. */
const EXTENSIONS: Record<PhotoFormat, readonly string[]> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  avif: ['avif'],
  tiff: ['tif', 'tiff'],
  gif: ['gif'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif', 'hif'],
  raw: [
    ...['3fr', 'arw', 'cr2', 'cr3', 'crw', 'dcr', 'dng', 'erf', 'fff', 'iiq', 'kdc', 'mef', 'mos', 'mrw'],
    ...['nef', 'nrw', 'orf', 'ori', 'pef', 'raf', 'rw2', 'rwl', 'sr2', 'srf', 'srw', 'x3f'],
  ],
};

const formatByExtension: ReadonlyMap<string, PhotoFormat> = new Map(
  Object.entries(EXTENSIONS).flatMap(([format, extensions]) =>
    extensions.map((extension): [string, PhotoFormat] => [extension, format as PhotoFormat]),
  ),
);

/** Every extension a scan should look at: lower case, without the dot. */
export const photoExtensions: readonly string[] = [...formatByExtension.keys()];

/**
 * The format that a file's name promises, or undefined where it is no photo by name. Only a promise: what
 * the file really is, its first bytes tell when it is decoded.
 */
export function formatOfName(fileName: string): PhotoFormat | undefined {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  // A leading dot makes a hidden file, not an extension.
  return dot < 1 ? undefined : formatByExtension.get(base.slice(dot + 1).toLowerCase());
}
