import type { ServerResponse } from 'node:http';
import type { Reply } from '../../../src-shared/contract/reply.ts';
import { securityHeaders } from '../content-security-policy.ts';
import type { Refusal } from './access.ts';

/** On every answer, refusals included. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
}

export function sendReply(response: ServerResponse, status: number, reply: Reply): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(reply));
}

export function sendRefusal(response: ServerResponse, { status, code, message }: Refusal): void {
  sendReply(response, status, { ok: false, code, message });
}

export function sendNotFound(response: ServerResponse): void {
  sendReply(response, 404, { ok: false, code: 'not-found', message: 'There is nothing at this address.' });
}

export function sendWrongMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  sendReply(response, 405, { ok: false, code: 'wrong-method', message: `Only ${allowed} works here.` });
}

/** A page for a person, without style or script: the security policy allows none inline. */
export function sendPage(response: ServerResponse, status: number, title: string, text: string): void {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
<p>${text}</p>
</html>
`;
  send(response, status, 'text/html; charset=utf-8', page);
}

function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': body.byteLength,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
