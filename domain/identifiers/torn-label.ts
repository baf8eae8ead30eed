/**
 * Which parcel may this be, when only a part of its number can be read?
 * Invariant: a candidate holds every readable character in its order, and never are more than three offered.
 */
import type { ItemNumber } from '../custody/ids.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import { parseS10 } from './s10.ts';

/** `expected`: the partner announced it and it has not come yet. `rule`: the only number that the check digit allows. */
export type Candidate = { readonly number: ItemNumber; readonly from: 'expected' | 'rule' };

export type TornFault =
  /** Too little was read to say anything. */
  | { readonly kind: 'too-short'; readonly readable: number; readonly least: number }
  /** One more character would help. */
  | { readonly kind: 'too-many'; readonly matching: number }
  | { readonly kind: 'none' };

export const LEAST_READABLE = 4;
export const MOST_CANDIDATES = 3;

/** What a clerk may type where characters cannot be read. */
const GAP = /[?*._]+/;
const S10_LENGTH = 13;

/** True when a typed text says that a part of it could not be read, or is shorter than a number. */
export function isTorn(text: string): boolean {
  return GAP.test(text) || (text.length < S10_LENGTH && /^[A-Z0-9]+$/.test(text));
}

/**
 * Takes readable characters in their order, with `?` (or `*`, `.`, `_`) for any number of unreadable ones between
 * them; before the first and after the last there may be more. `expected` are the numbers still waited for.
 * A text of thirteen places of which one digit cannot be read is completed by the check digit when nothing expected fits.
 */
export function candidatesFor(text: string, expected: Iterable<ItemNumber>): Reply<readonly Candidate[], TornFault> {
  const parts = text.split(GAP).filter((part) => part !== '');
  const readable = parts.join('').length;
  if (readable < LEAST_READABLE) return refuse({ kind: 'too-short', readable, least: LEAST_READABLE });
  const fitting = [...new Set(expected)].filter((number) => holdsInOrder(number, parts)).toSorted();
  if (fitting.length > MOST_CANDIDATES) return refuse({ kind: 'too-many', matching: fitting.length });
  if (fitting.length > 0) return ok(fitting.map((number) => ({ number, from: 'expected' })));
  const completed = completions(text);
  if (completed.length === 0) return refuse({ kind: 'none' });
  return ok(completed.map((number) => ({ number, from: 'rule' })));
}

/** Greedy is enough: if the parts fit in order anywhere, they fit at their first places. */
function holdsInOrder(number: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = number.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

/** The numbers that one unreadable digit allows: one, seldom two, none where the letters cannot be read. */
function completions(text: string): readonly ItemNumber[] {
  if (text.length !== S10_LENGTH || text.split(ONE_GAP).length !== 2) return [];
  return Array.from('0123456789').flatMap((digit) => {
    const whole = parseS10(text.replace(ONE_GAP, digit));
    return whole.ok ? [whole.value.number] : [];
  });
}

const ONE_GAP = /[?*._]/;
