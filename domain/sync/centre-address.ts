/**
 * Which addresses of a centre are fit to be used.
 * Invariant: what comes from the feed decides who may sign in, so it never travels where others could change it.
 */

/** True for https, and for plain http that does not leave this PC. */
export function isSafeCentreAddress(address: string): boolean {
  return /^https:\/\/[^/\s]+/i.test(address) || LOOPBACK.test(address);
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(\/|$)/i;
