/**
 * Which secret numbers are too easy to guess. Six digits leave a million; people choose a few thousand of them.
 * Invariant: total, and the answer depends on the digits and the user's id alone.
 */

/** What is weak about a number, in the order in which it is looked for. */
export type PinWeakness = 'pin-repeats' | 'pin-run' | 'pin-own-id' | 'pin-date' | 'pin-common';

/** Null when the six digits may be used by this user (eight-digit employee id). */
export function weaknessOf(pin: string, user: string): PinWeakness | null {
  if (repeats(pin)) return 'pin-repeats';
  if (runs(pin)) return 'pin-run';
  if (isOfId(pin, user)) return 'pin-own-id';
  if (isDate(pin)) return 'pin-date';
  return OFTEN_USED.has(pin) ? 'pin-common' : null;
}

/** One digit six times, a pair or triple again and again, doubled digits, or the same from both ends. */
function repeats(pin: string): boolean {
  return (
    /^(\d)\1{5}$|^(\d\d)\2\2$|^(\d{3})\3$|^(\d)\4(\d)\5(\d)\6$|^(\d)(\d)(\d)\9\8\7$/.test(pin) || isTwoTriples(pin)
  );
}

function isTwoTriples(pin: string): boolean {
  return /^(\d)\1\1(\d)\2\2$/.test(pin);
}

/** Each digit one more, or each one less, than the one before; 0 follows 9. */
function runs(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

/** Six digits in a row of the person's own id, forwards or backwards. */
function isOfId(pin: string, user: string): boolean {
  return user.includes(pin) || user.includes(Array.from(pin).toReversed().join(''));
}

/** A day as people write it (ddmmyy, yymmdd), or a year of a working life at either end. */
function isDate(pin: string): boolean {
  const [first = 0, middle = 0, last = 0] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number);
  const isDay = isMonth(middle) && (isDayOf(first, middle) || isDayOf(last, middle));
  return isDay || isYear(Number(pin.slice(0, 4))) || isYear(Number(pin.slice(2)));
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

function isDayOf(day: number, month: number): boolean {
  return day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** 29 for February: the year has two digits only. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isYear(year: number): boolean {
  return year >= 1940 && year <= 2039;
}

/** Walks over the number pad and other favourites of published lists that no rule above finds [R]. */
const OFTEN_USED: ReadonlySet<string> = new Set(
  (
    '159753 159357 357159 357951 753951 951753 147258 258147 258369 369258 147369 258456 456258 789456 456789 456123 ' +
    '123789 789123 741852 852741 852963 963852 852456 741963 963741 147852 258963 321654 654987 987321 142536 362514 ' +
    '102030 203040 010203 246810 135790 135791 246802 024680 112358 314159 271828 142857 696969 420420 007007 ' +
    '786786 786110 110786 123654 456321 321789 987123 121314 131415 234561 111213 202122 101112'
  ).split(' '),
);
