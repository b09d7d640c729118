import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request was turned away, with the HTTP status that says so. */
export interface Refusal {
  status: 401 | 403;
  code: string;
  message: string;
}

/** Who may talk to the server. All secrets are made anew at each start and live only in memory. */
export interface Access {
  /** Goes into the printed address; a browser trades it for a session cookie. */
  readonly token: string;
  /** Turns away what other web pages could send: a foreign Host (DNS rebinding), Origin or fetch site. */
  refuseForeign(request: IncomingMessage): Refusal | null;
  hasSession(request: IncomingMessage): boolean;
  isToken(candidate: string): boolean;
  /** Value of Set-Cookie that opens a session. */
  readonly sessionCookie: string;
}

const makeSecret = () => randomBytes(32).toString('base64url');

export function createAccess(port: number): Access {
  const token = makeSecret();
  // Not the token: an address that leaks through history or a screenshot is not a running session's cookie.
  const session = makeSecret();
  // Cookies ignore ports, so two libraries served side by side need different names.
  const cookieName = `lookalike-${port}`;
  // URL drops the port where it is the default one, just as browsers do in Host.
  const hosts = new Set(['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`).host));

  return {
    token,
    sessionCookie: `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    isToken: (candidate) => sameSecret(candidate, token),

    refuseForeign({ headers }) {
      const host = headers.host?.toLowerCase() ?? '';
      if (!hosts.has(host)) return forbidden('foreign-host', 'This server only answers on 127.0.0.1.');
      if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
        return forbidden('foreign-origin', 'Other web pages may not use this server.');
      }
      return null;
    },

    hasSession({ headers }) {
      const bearer = /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return sameSecret(bearer, token);
      return cookieValues(headers.cookie ?? '', cookieName).some((value) => sameSecret(value, session));
    },
  };
}

/** Sent by browsers only, and out of reach for scripts: a page of another site asks for something of ours. */
export function refuseOtherSite({ headers }: IncomingMessage): Refusal | null {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  return forbidden('foreign-site', 'Other web pages may not use this server.');
}

function forbidden(code: string, message: string): Refusal {
  return { status: 403, code, message };
}

/** Hashing first makes lengths equal, so that the time taken tells nothing, not even the length. */
function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    .map((part) => part.trim().split('='))
    .flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
}
