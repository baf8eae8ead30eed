/** Names that come as data in one form and are shown in the language of the screen. Unknown names stay as they came. */
import type { Translate } from './use-words.ts';

/** "2" or "Counter 2" → the counter in words; anything else stays. */
export function counterName(counter: string, t: Translate): string {
  const number = /^(?:counter\s*)?(\d+)$/i.exec(counter.trim())?.[1];
  return number === undefined ? counter : t('name.counter', { number });
}

/** The partner as the screens call it: "Amazon" → "अमेज़न". */
export function partnerName(partner: string, t: Translate): string {
  return partner.trim().toLowerCase() === 'amazon' ? t('name.amazon') : partner;
}

/** A postal circle such as "Maharashtra". */
export function circleName(circle: string, t: Translate): string {
  const key = circle
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
  return t(`circle.${key}` as 'circle.maharashtra', { defaultValue: circle });
}
