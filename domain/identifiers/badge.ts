/**
 * Badges: the card by which a person says who they are. It names, it proves nothing: the PIN does that.
 * [I] The department prints no such code yet, so its form is ours and can be changed in one place.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';

/** What a badge's Code 128 says: a random name of the card, never of the person and never the PIN. */
export type BadgeCode = Brand<string, 'BadgeCode'>;

/** A fixed beginning and that many characters of Crockford's alphabet; 16 of them are 80 random bits. */
export type BadgeRule = { readonly prefix: string; readonly length: number };

/** No number of post or partner begins this way. */
export const DEFAULT_BADGE_RULE: BadgeRule = { prefix: 'DKB-', length: 16 };

/** Reads a badge; the text must be it and nothing else. */
export function parseBadge(
  text: string,
  rule: BadgeRule = DEFAULT_BADGE_RULE,
): Reply<BadgeCode, { readonly kind: 'wrong-shape' }> {
  const name = text.slice(rule.prefix.length);
  const isBadge = text.startsWith(rule.prefix) && name.length === rule.length && CROCKFORD.test(name);
  return isBadge ? ok(text as BadgeCode) : refuse({ kind: 'wrong-shape' }); // the brand is earned by the shape
}

const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]+$/;
