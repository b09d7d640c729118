/**
 * Places outside that Lookalike itself names: where a model comes from and under which licence. A page of ours that
 * somebody took over could still send nobody anywhere else.
 */
const allowed: readonly { host: string; path: string }[] = [
  { host: 'github.com', path: '/google-research/big_transfer' },
  { host: 'github.com', path: '/tensorflow/tpu' },
  { host: 'www.apache.org', path: '/licenses/' },
  { host: 'exiftool.org', path: '/' },
];

/** The address to hand to the person's browser, or null where it is none that we know. */
export function externalLink(address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
    return null;
  const isKnown = allowed.some(({ host, path }) => {
    const within = path.endsWith('/') ? path : `${path}/`;
    return url.hostname === host && `${url.pathname}/`.startsWith(within);
  });
  return isKnown ? url.href : null;
}
