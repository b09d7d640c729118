/** As electron-builder writes it: `files`, then what old programs read, of the first file alone. */
const FEED =
  /^version: (?<version>\S+)\nfiles:\n(?<files>(?: {2}- url: .+\n(?: {4}.+\n)+)+)(?<rest>path: [\s\S]*)$/;

/**
 * One feed out of several of the same version. The program takes the file that has the name of its machine in its own.
 *
 * @throws Error where they do not belong together
 */
export function mergeFeeds(texts: readonly string[]): string {
  const feeds = texts.map((text) => {
    const parts = FEED.exec(text.replaceAll('\r\n', '\n'))?.groups;
    if (parts === undefined) throw new Error(`This is not a feed as electron-builder writes it:\n${text}`);
    return parts;
  });
  const versions = new Set(feeds.map(({ version }) => version));
  if (versions.size !== 1)
    throw new Error(`The feeds are of different versions: ${[...versions].join(', ')}`);
  const files = feeds.map(({ files }) => files).join('');
  return `version: ${[...versions].join('')}\nfiles:\n${files}${feeds[0]?.['rest'] ?? ''}`;
}
