/** Where the screens live. A host makes it an origin of its own, so that storage and rules hold for it alone. */
export const screensOrigin = 'app://lookalike';

export const screensAddress = `${screensOrigin}/index.html`;

/** Whether an address, or an origin as Electron writes it, is one of our own screens. */
export function isScreensAddress(address: string | null | undefined): boolean {
  const url = URL.parse(address ?? '');
  // Not by its beginning: 'app://lookalike@elsewhere' and 'app://lookalike:1' begin alike.
  return url?.protocol === 'app:' && url.host === 'lookalike' && url.username === '' && url.password === '';
}
