/** Where pictures come from, apart from the page's own origin. */
type PictureScheme = 'photo:';

/** Nothing but our own files may load or run in the page, and nobody may frame it. */
function contentSecurityPolicy(pictures?: PictureScheme): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${["'self'", ...(pictures ? [pictures] : []), 'blob:', 'data:'].join(' ')}`,
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** On every answer of every shell, refusals included. */
export function securityHeaders(pictures?: PictureScheme): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(pictures),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
