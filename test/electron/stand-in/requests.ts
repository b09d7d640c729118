import { forProgram, headersForChromium } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { handlerOf } from './protocol.ts';
import { webRequest } from './session.ts';

export interface PausedRequest {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string | undefined };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string | undefined;
}

/**
 * Every request of a page stops here: first the program's own guard is asked, then whoever keeps the scheme answers it.
 * Only what the guard lets through and nobody keeps goes on to the network.
 */
export async function answerRequest(
  session: CdpSession,
  paused: PausedRequest,
  webContentsId: number,
): Promise<void> {
  const { requestId } = paused;
  const address = forProgram(paused.request.url);
  if (await webRequest.isCancelled(paused, address, webContentsId)) {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const handler = handlerOf(address);
  if (!handler) {
    // Chromium has no other place to ask for a scheme of its program's own.
    const isOurs = /^(app|photo):/.test(address);
    if (isOurs) session.tell('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
    else session.tell('Fetch.continueRequest', { requestId });
    return;
  }
  try {
    const response = await handler(requestOf(paused, address));
    session.tell('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headersForChromium(response.headers),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    process.stderr.write(`stand-in: ${address}: ${String(error)}\n`);
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

function requestOf({ request }: PausedRequest, address: string): Request {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    value.replaceAll('https://lookalike.test', 'app://lookalike'),
  ]);
  return new Request(address, {
    method: request.method,
    headers,
    ...(request.postData === undefined ? {} : { body: request.postData }),
  });
}
