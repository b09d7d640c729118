import type { Log } from '../../../serve/dispatch.ts';
import type { Engine } from '../../../serve/engine.ts';
import { answerPicture } from '../../picture-answer.ts';
import { screensOrigin } from './screens-address.ts';

/**
 * Answers `photo://thumbnail/<photo id>`, `photo://screen/<photo id>` and `photo://query/<query id>`. There is no
 * address that could name a file.
 */
export function createPhotoHandler(
  picture: Engine['picture'],
  log: Log,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return respond(405, { Allow: 'GET' }, null);
    // The address as it was written: a user name, a port or a question is no part of any of ours.
    const address = /^photo:\/\/([^?#]*)$/.exec(request.url)?.[1] ?? '';
    const ifNoneMatch = request.headers.get('if-none-match');
    const { status, headers, bytes } = await answerPicture(picture, address, ifNoneMatch, log);
    return respond(status, headers, status === 304 ? null : new Uint8Array(bytes));
  };
}

function respond(
  status: number,
  headers: Record<string, string>,
  body: Uint8Array<ArrayBuffer> | null,
): Response {
  return new Response(body, {
    status,
    headers: {
      ...headers,
      // The screens draw pictures into canvases, which another origin's pictures would close to them.
      'Access-Control-Allow-Origin': screensOrigin,
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
