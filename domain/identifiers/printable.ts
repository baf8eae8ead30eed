/**
 * What a code is shown as when it may hold anything: bytes of a stranger's barcode end up on a screen and on paper.
 * Invariant: at most 80 characters, each a visible ASCII character, a space, "·" or "…".
 */
export const SHOWN_LENGTH = 80;

/** Writes "·" for whatever is not plain ASCII text and ends with "…" when something was left out. */
export function codeToShown(text: string): string {
  const head = text.length > SHOWN_LENGTH ? text.slice(0, SHOWN_LENGTH - 1) : text;
  const visible = head.replace(NOT_PLAIN, '·');
  return text.length > SHOWN_LENGTH ? `${visible}…` : visible;
}

const NOT_PLAIN = /[^ -~]/g;
