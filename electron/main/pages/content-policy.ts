/**
 * Headers of every answer of the app scheme.
 * Invariant: no inline script, no eval; a style element counts only with this answer's nonce.
 */

/** The Content-Security-Policy for one HTML answer. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The other headers; `type` is the media type of the body. */
export function commonHeaders(type: string): Record<string, string> {
  return {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': type.startsWith('text/html') ? 'no-store' : 'no-cache',
  };
}
