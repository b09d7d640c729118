import type { IncomingMessage, ServerResponse } from 'node:http';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { type Log, refusal } from '../../serve/dispatch.ts';
import type { Engine, PictureKind } from '../../serve/engine.ts';
import { sendNotFound, sendReply } from './answer.ts';

// Ids only: no path from outside ever reaches the file system.
const photoAddress = /^\/picture\/(thumbnail|screen)\/([1-9]\d{0,14})$/;
const queryAddress = /^\/picture\/(query)\/([\w-]{8,64})$/;

/** Answers `GET /picture/(thumbnail|screen|query)/<id>`. */
export async function sendPicture(
  engine: Engine,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  const [, kind, id] = photoAddress.exec(pathname) ?? queryAddress.exec(pathname) ?? [];
  if (kind === undefined || id === undefined) {
    sendNotFound(response);
    return;
  }
  try {
    const picture = await engine.picture(kind as PictureKind, id);
    const etag = `"${picture.etag.replaceAll('"', '')}"`;
    response.setHeader('ETag', etag);
    // Asking again each time costs a millisecond here; another library on the same port has other pictures
    // under the same ids.
    response.setHeader('Cache-Control', 'private, no-cache');
    if (isSameTag(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': picture.contentType,
      'Content-Length': picture.bytes.byteLength,
    });
    response.end(request.method === 'HEAD' ? undefined : picture.bytes);
  } catch (error) {
    sendReply(response, statusOf(error), refusal(error, `picture ${kind} ${id}`, log));
  }
}

function isSameTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** Not found, known but impossible to show (an unplugged drive, a damaged file), or a fault of ours. */
function statusOf(error: unknown): number {
  if (!(error instanceof CodedError)) return 500;
  return error.code === 'picture-not-found' ? 404 : 422;
}
