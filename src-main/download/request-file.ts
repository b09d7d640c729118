import { notSecure, statusFailure } from './download-failure.ts';

const MAX_REDIRECTS = 5;
const LOCAL_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

export interface FileResponse {
  /** Where in the file the body starts: 0 unless a beginning is there that it continues. */
  start: number;
  /** Of the whole file; null where the server does not tell. */
  totalBytes: number | null;
  /** For If-Range, should it have to go on later; null where the server gives nothing to go by. */
  validator: string | null;
  body: AsyncIterable<Uint8Array>;
}

/**
 * Asks for a file, or for the rest of it. A file that changed in the meantime is answered from its start.
 *
 * @throws CodedError 'download-not-secure', 'download-missing', 'download-refused'; what `fetch` throws
 */
export async function requestFile(
  url: string,
  from: { bytes: number; validator: string } | null,
  signal: AbortSignal,
): Promise<FileResponse> {
  const headers: Record<string, string> = {
    // Any other would make lengths and places those of something else.
    'accept-encoding': 'identity',
    ...(from ? { range: `bytes=${from.bytes}-`, 'if-range': from.validator } : {}),
  };
  const response = await follow(url, headers, signal);
  const range = response.status === 206 ? parseRange(response.headers.get('content-range')) : null;
  const isAnswer = response.status === 200 || (range !== null && range.start === from?.bytes);
  if (!isAnswer || !response.body) {
    await response.body?.cancel();
    throw statusFailure(response.status, url);
  }
  const length = response.headers.get('content-length');
  return {
    start: range?.start ?? 0,
    totalBytes: range ? range.totalBytes : length === null ? null : Number(length),
    validator: validatorOf(response.headers),
    body: response.body,
  };
}

/** Every stop on the way must be as safe as the first. */
async function follow(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  let current = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!isSafe(new URL(current))) throw notSecure(current);
    const response = await fetch(current, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    current = new URL(location, current).href;
  }
  throw statusFailure(310, url);
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname));
}

function parseRange(text: string | null): { start: number; totalBytes: number | null } | null {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(text ?? '') ?? [];
  if (start === undefined || total === undefined) return null;
  return { start: Number(start), totalBytes: total === '*' ? null : Number(total) };
}

/** A weak ETag means "much the same", which is not enough to join two halves. */
function validatorOf(headers: Headers): string | null {
  const etag = headers.get('etag');
  return etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
}
