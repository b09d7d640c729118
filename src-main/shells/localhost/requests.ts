import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { dispatch, type Log, refusal } from '../../serve/dispatch.ts';
import type { Engine } from '../../serve/engine.ts';
import { type Access, refuseOtherSite } from './access.ts';
import {
  sendNotFound,
  sendPage,
  sendRefusal,
  sendReply,
  sendWrongMethod,
  setSecurityHeaders,
} from './answer.ts';
import { readJson } from './body.ts';
import { streamEvents } from './event-stream.ts';
import { sendPicture } from './pictures.ts';

// How long a client may go on sending a body that was refused, so that it still gets to read why.
const drainMs = 2_000;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

/** Answers every request to the localhost server: guards first, then what the address asks for. */
export function createRequestListener(engine: Engine, access: Access, rendererDir: string, log: Log) {
  const serveScreens = sirv(rendererDir, {
    etag: true,
    // File names under assets/ carry a hash of their content; all others may change with the next version.
    setHeaders: (response, pathname) => {
      const lasting = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', lasting ? 'private, max-age=31536000, immutable' : 'no-cache');
    },
  });

  const route = async ({ request, response, url }: Exchange): Promise<void> => {
    const refused = access.refuseForeign(request);
    if (refused) {
      sendRefusal(response, refused);
      return;
    }
    const allowed = allowedMethods(url.pathname);
    if (!allowed.includes(request.method ?? '')) {
      sendWrongMethod(response, allowed.join(', '));
      return;
    }
    if (url.pathname === '/' && url.searchParams.has('token')) {
      openSession(access, { request, response, url });
      return;
    }
    if (!access.hasSession(request)) {
      sendNoSession({ request, response, url });
      return;
    }
    await serve({ request, response, url });
  };

  const serve = async ({ request, response, url }: Exchange): Promise<void> => {
    const isCall = url.pathname.startsWith('/api/');
    const isPicture = url.pathname.startsWith('/picture/');
    const isEvents = url.pathname === '/events';
    const otherSite = isCall || isPicture || isEvents ? refuseOtherSite(request) : null;
    if (otherSite) sendRefusal(response, otherSite);
    else if (isCall) await call(engine, { request, response, url }, log);
    else if (isPicture) await sendPicture(engine, url.pathname, request, response, log);
    else if (isEvents) streamEvents(engine, response);
    else {
      serveScreens(request, response, () => {
        sendNotFound(response);
      });
    }
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    setSecurityHeaders(response);
    const url = URL.parse(`http://127.0.0.1${request.url ?? '/'}`);
    if (!url || !request.url?.startsWith('/')) {
      sendNotFound(response);
      return;
    }
    route({ request, response, url }).catch((error: unknown) => {
      const reply = refusal(error, `${request.method ?? ''} ${url.pathname}`, log);
      if (response.headersSent) response.destroy();
      else sendReply(response, 500, reply);
    });
  };
}

function allowedMethods(pathname: string): string[] {
  if (pathname.startsWith('/api/')) return ['POST'];
  // A stream has no end, so an answer without a body would never come to one.
  return pathname === '/events' ? ['GET'] : ['GET', 'HEAD'];
}

/** Trades the token of the printed address for a cookie, and takes the token out of the address bar. */
function openSession(access: Access, { request, response, url }: Exchange): void {
  if (access.isToken(url.searchParams.get('token') ?? '')) {
    response.setHeader('Set-Cookie', access.sessionCookie);
  } else if (!access.hasSession(request)) {
    sendPage(
      response,
      401,
      'This address is out of date',
      'Lookalike makes a new address each time it starts. Please use the one it printed last.',
    );
    return;
  }
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
}

function sendNoSession({ response, url }: Exchange): void {
  if (url.pathname === '/') {
    sendPage(
      response,
      401,
      'Lookalike is running',
      'To open it, use the whole address that the program printed when it started, with its token.',
    );
    return;
  }
  const message = 'Open the address that the program printed when it started, or send its token.';
  sendRefusal(response, { status: 401, code: 'no-session', message });
}

/** `POST /api/<method>`: JSON in, Reply out. The header and type make browsers ask before any foreign page could send this. */
async function call(engine: Engine, { request, response, url }: Exchange, log: Log): Promise<void> {
  if (request.headers['x-lookalike'] !== '1') {
    const message = 'Calls need the header X-Lookalike: 1.';
    sendRefusal(response, { status: 403, code: 'header-missing', message });
    return;
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    const message = 'Calls need the content type application/json.';
    sendReply(response, 415, { ok: false, code: 'bad-input', message });
    return;
  }
  let input: unknown;
  try {
    input = await readJson(request);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    refuseBody(request, response, error);
    return;
  }
  sendReply(response, 200, await dispatch(engine, url.pathname.slice('/api/'.length), input, log));
}

/**
 * The rest of the body is read and dropped for a while: closing the connection under a browser that is still
 * sending would hide the answer.
 */
function refuseBody(request: IncomingMessage, response: ServerResponse, error: CodedError): void {
  const status = error.code === 'body-too-large' ? 413 : 400;
  sendReply(response, status, { ok: false, code: error.code, message: error.message });
  request.resume();
  setTimeout(() => {
    // A body that has ended leaves a connection that may be answering something else by now.
    if (!request.complete) request.destroy();
  }, drainMs).unref();
}
