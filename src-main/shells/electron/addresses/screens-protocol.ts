import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import { securityHeaders } from '../../content-security-policy.ts';
import { isScreensAddress } from './screens-address.ts';

/** Files of other kinds are none of the screens'. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

// No dot begins a name, so there is no way out of the folder; nothing in it is written with escapes.
const insidePath = /^\/((?:[\w-]+\/)*[\w-][\w.-]*)$/;

/** Answers `app://lookalike/…` with the built screens and nothing else. */
export function createScreensHandler(rendererDir: string, log: Log): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refuse(405, 'Only GET works here.');
    const url = new URL(request.url);
    const [, file] = insidePath.exec(url.pathname === '/' ? '/index.html' : url.pathname) ?? [];
    const contentType = contentTypes[extname(file ?? '')];
    if (!isScreensAddress(request.url) || file === undefined || contentType === undefined) return notFound();
    try {
      // Electron's own readFile, which sees into the archive that the installed program lies in.
      const bytes = await readFile(join(rendererDir, file));
      return new Response(new Uint8Array(bytes), {
        headers: { ...securityHeaders('photo:'), 'Content-Type': contentType, 'Cache-Control': 'no-cache' },
      });
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) {
        log(`screens: ${file}: ${errorMessage(error)}`);
      }
      return notFound();
    }
  };
}

const notFound = (): Response => refuse(404, 'There is nothing at this address.');

function refuse(status: number, message: string): Response {
  const headers = { ...securityHeaders('photo:'), 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(message, { status, headers });
}
