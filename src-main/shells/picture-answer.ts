import { validateHeaderValue } from 'node:http';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { type Log, refusal } from '../serve/dispatch.ts';
import type { Engine, PictureKind } from '../serve/engine.ts';

// Ids only: no path from outside ever reaches the file system.
const photoAddress = /^(thumbnail|screen)\/([1-9]\d{0,14})$/;
const queryAddress = /^(query)\/([\w-]{8,64})$/;

/** What a shell sends back for a picture, whatever it speaks. */
interface PictureAnswer {
  status: 200 | 304 | 404 | 422 | 500;
  headers: Record<string, string>;
  /** Empty where there is nothing new. */
  bytes: Uint8Array;
}

/** Answers `(thumbnail|screen)/<photo id>` and `query/<query id>`. Never throws. */
export async function answerPicture(
  picture: Engine['picture'],
  address: string,
  ifNoneMatch: string | null | undefined,
  log: Log,
): Promise<PictureAnswer> {
  const [, kind, id] = photoAddress.exec(address) ?? queryAddress.exec(address) ?? [];
  if (kind === undefined || id === undefined) {
    return refused(404, { ok: false, code: 'not-found', message: 'There is nothing at this address.' });
  }
  try {
    const { bytes, contentType, etag: tag } = await picture(kind as PictureKind, id);
    const etag = `"${tag.replaceAll('"', '')}"`;
    validateHeaderValue('ETag', etag);
    // Asking again each time costs a millisecond here; another library on the same port has other pictures
    // under the same ids.
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
    if (isSameTag(ifNoneMatch, etag)) return { status: 304, headers, bytes: new Uint8Array() };
    return { status: 200, headers: { ...headers, 'Content-Type': contentType }, bytes };
  } catch (error) {
    return refused(statusOf(error), refusal(error, `picture ${kind} ${id}`, log));
  }
}

function refused(status: 404 | 422 | 500, reply: Reply & { ok: false }): PictureAnswer {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status, headers, bytes: Buffer.from(JSON.stringify(reply)) };
}

function isSameTag(header: string | null | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** Not found, known but impossible to show (an unplugged drive, a damaged file), or a fault of ours. */
function statusOf(error: unknown): 404 | 422 | 500 {
  if (!(error instanceof CodedError)) return 500;
  return error.code === 'picture-not-found' ? 404 : 422;
}
